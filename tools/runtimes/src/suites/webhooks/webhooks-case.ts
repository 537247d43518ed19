import type { RuntimeCase } from '../runtime-case.ts';

/** A delivery as it arrives. */
export interface SignedDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Deliveries that were signed elsewhere, at the same time. */
export interface WebhooksSuiteConfig {
  readonly tokens: { readonly current: string; readonly former: string };
  /** When they were signed, in milliseconds. */
  readonly now: number;
  /** With the current token: `wex_1`, of turn 1 of a task. */
  readonly delivery: SignedDelivery;
  /** With the former token: `wex_2`, of the same turn. */
  readonly deliveryOfFormer: SignedDelivery;
  /** With the current token: `wex_3`, of turn 2 of the task. */
  readonly followUp: SignedDelivery;
}

/** One promise of the webhooks package. */
export type WebhooksCase = RuntimeCase<WebhooksSuiteConfig>;
