import { confirmEvent, type ConfirmingClient } from './confirm-event.ts';
import { createMemoryStore } from './create-memory-store.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { WebhookVerificationError } from '../errors/webhook-verification-error.ts';
import type { WebhookEvent } from '../event.ts';
import { handleOnce } from './handle-once.ts';
import { toStored } from './to-stored.ts';
import { verifyDelivery, type VerifyWebhookOptions } from '../verify.ts';
import type { HandlerContext, WebhookHandler, WebhookHandlers } from './webhook-handlers.ts';
import type { WebhookOutcome, WebhookReceiver } from './webhook-receiver.ts';

/** How a receiver verifies (as `verifyWebhook` does), remembers and handles deliveries. */
export interface WebhookReceiverOptions extends Pick<
  VerifyWebhookOptions,
  'tokens' | 'signature' | 'tolerance' | 'now' | 'onOldToken' | 'maxBodyBytes'
> {
  /** What is to be done, by the event's type. */
  readonly on: WebhookHandlers;
  /** Where handled deliveries are remembered: `createMemoryStore()` by default, which only this process knows. */
  readonly store?: DeliveryStore | undefined;
  /**
   * A client of the API. With it, an event that only the token vouches for is read back: the handler gets the task and the
   * turn that the API answers with, as they are now, and an event that the API doesn't know is refused (401 `unconfirmed`).
   * A turn is then handled once, whatever delivery it came with.
   */
  readonly confirm?: ConfirmingClient | undefined;
  /**
   * Told of every refusal and failure; `event` is there once the delivery was verified. What it throws is ignored; the
   * answer waits for it. By default `console.error` prints everything but refusals that are the sender's fault (4xx).
   */
  readonly onError?: ((error: unknown, event?: WebhookEvent) => unknown) | undefined;
  /**
   * How long a delivery stays with a receiver that doesn't show a sign of life, in milliseconds; 30,000 by default. It is
   * extended while the handler runs, where the store can.
   */
  readonly leaseMs?: number | undefined;
  /**
   * How long a copy of a delivery that is being handled waits for the outcome before it is answered with 503, in
   * milliseconds; 5,000 by default. The server waits 10 seconds for an answer.
   */
  readonly waitMs?: number | undefined;
}

/**
 * Verifies each delivery, and runs the handler of its type once: copies wait for the first and are answered with 200, and of
 * one task an older turn never follows a newer one.
 *
 * An answer of 2xx means that the handler came to its end. Where it throws, the answer is a 500 and the next attempt runs it
 * again. A process that dies in the middle keeps the delivery for `leaseMs`. Where the handler came to its end and the store
 * then doesn't take that down, the answer is 200 all the same: the effect is there, and a 500 would ask for it again.
 */
export function createWebhookReceiver({
  on,
  store = createMemoryStore(),
  confirm,
  onError = (error) =>
    (error instanceof WebhookVerificationError && error.status < 500) || console.error(error),
  leaseMs = 30_000,
  waitMs = 5_000,
  ...verification
}: WebhookReceiverOptions): WebhookReceiver {
  const handlers = { __proto__: null, ...on } as unknown as Record<string, WebhookHandler | undefined>;
  const handlerOf = ({ type }: WebhookEvent) => handlers[type] ?? handlers['*'];

  return {
    async receive(delivery) {
      let status = 500;
      let outcome: WebhookOutcome = 'failed';
      let event: WebhookEvent | undefined;
      let error: unknown;
      let refusal: WebhookVerificationError | undefined;
      const report = async (thrown: unknown) => {
        try {
          await onError(thrown, event);
        } catch {
          // What a logger throws must not decide what becomes of a delivery.
        }
      };
      try {
        const verified = await verifyDelivery({ ...verification, ...delivery });
        let read = verified.event;
        let verifiedBy: HandlerContext['verifiedBy'] = verified.verifiedBy;
        if (confirm && verifiedBy === 'token' && handlerOf(read)) {
          status = 503;
          read = await confirmEvent(read, confirm);
          verifiedBy = 'api';
          status = 500;
        }
        event = read;
        const handler = handlerOf(read);
        outcome = handler
          ? await handleOnce(
              store,
              toStored(read, leaseMs, confirm),
              waitMs,
              () => handler(read, { deliveryId: read.id, verifiedBy }),
              report,
            )
          : 'unhandled';
        status = outcome === 'busy' ? 503 : 200;
      } catch (thrown) {
        error = thrown;
        if (!event && thrown instanceof WebhookVerificationError) {
          refusal = thrown;
          status = thrown.status;
          outcome = 'refused';
        }
        await report(thrown);
      }
      return {
        status,
        headers: {
          'content-type': 'application/json',
          // After a whole lease the claim is over, or its holder is alive.
          ...(outcome === 'busy' && { 'retry-after': `${Math.ceil(leaseMs / 1000)}` }),
        },
        body: JSON.stringify({ outcome, code: refusal?.code, error: refusal?.message }),
        outcome,
        event,
        error,
      };
    },
  };
}
