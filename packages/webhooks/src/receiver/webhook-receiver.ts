import type { WebhookEvent } from '../event.ts';
import type { VerifyWebhookOptions } from '../verify.ts';

/** A delivery as a server got it. */
export type ReceivedDelivery = Pick<VerifyWebhookOptions, 'headers' | 'body' | 'rawBodyHint'>;

/**
 * What became of a delivery.
 * - `handled` (200): a handler ran.
 * - `duplicate` (200): it was handled before.
 * - `outdated` (200): a later turn of its task was handled before.
 * - `unhandled` (200): there is no handler for its type.
 * - `refused` (400, 401, 413; 500 where this receiver is set up wrongly): the delivery was not verified; `code` says why.
 * - `busy` (503): another attempt, or another turn of its task, is being handled. The server tries again.
 * - `failed` (500, 503): the handler threw, or the store or the API could not be asked. The server tries again.
 */
export type WebhookOutcome =
  | 'handled'
  | 'duplicate'
  | 'outdated'
  | 'unhandled'
  | 'refused'
  | 'busy'
  | 'failed';

/** What to answer to the server, and why. */
export interface WebhookAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  /** JSON: `{ outcome, code?, error? }`, where `error` is a sentence. It tells nothing of what your code threw. */
  readonly body: string;
  readonly outcome: WebhookOutcome;
  /** The event, where the delivery was verified. */
  readonly event?: WebhookEvent | undefined;
  /** What was thrown: a `WebhookVerificationError` for `refused`; for your eyes, not for the sender's. */
  readonly error?: unknown;
}

/** Verifies deliveries and runs handlers. It knows no framework; the adapters do. */
export interface WebhookReceiver {
  /** Never rejects: whatever goes wrong is an answer. */
  receive(delivery: ReceivedDelivery): Promise<WebhookAnswer>;
}
