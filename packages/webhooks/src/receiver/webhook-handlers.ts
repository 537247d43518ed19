import type { KnownWebhookEvent, WebhookEvent, WebhookEventOf } from '../event.ts';

/** What a handler is told beside the event. */
export interface HandlerContext {
  /** The same on every attempt of one delivery: name your own effects after it, to make them safe to repeat. */
  readonly deliveryId: string;
  /** What vouches for the event: only the token, the signature over the body too, or the API itself. */
  readonly verifiedBy: 'token' | 'signature' | 'api';
}

/** Runs once a delivery. To throw, or to reject, is to ask for another attempt. */
export type WebhookHandler<Event extends WebhookEvent = WebhookEvent> = (
  event: Event,
  context: HandlerContext,
) => unknown;

/** One handler a type; `*` is for all types that have none. */
export type WebhookHandlers = {
  readonly [Type in KnownWebhookEvent['type']]?: WebhookHandler<WebhookEventOf<Type>> | undefined;
} & {
  readonly '*'?: WebhookHandler | undefined;
};
