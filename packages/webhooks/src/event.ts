import type { WebhookEvent as KnownWebhookEvent } from './generated/webhook-events.gen.ts';

export type { KnownWebhookEvent };

declare const notListed: unique symbol;

/**
 * The type of an event that this version does not list. At run time it is the string that the API sent; compare it as
 * `String(event.type)`. Declared so that `switch (event.type)` still narrows the listed ones, which a plain `string` prevents.
 */
export type UnknownEventType = 'unknown' & { readonly [notListed]: true };

/** An event of a type that this version does not list, with every field that was sent. */
export interface UnknownWebhookEvent {
  /** Id of the delivery, the same on every attempt. */
  readonly id: string;
  readonly type: UnknownEventType;
  readonly [field: string]: unknown;
}

/** What a delivery says. Types and fields that this version does not list are kept as they came. */
export type WebhookEvent = KnownWebhookEvent | UnknownWebhookEvent;

/** The types that this version lists. */
export type WebhookEventType = KnownWebhookEvent['type'];

/** The event of one type, as `WebhookEventOf<'task.completed'>`. */
export type WebhookEventOf<Type extends WebhookEventType> = Extract<KnownWebhookEvent, { type: Type }>;
