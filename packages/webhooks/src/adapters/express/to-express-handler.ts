import type { WebhookReceiver } from '../../receiver/webhook-receiver.ts';
import { createNodeHandler, type NodeHandler } from '../node/node-handler.ts';

/**
 * A receiver as a handler of Express 4 and 5. Never rejects; other methods than POST are a 405.
 *
 * It works with and without `express.json()`, `raw()` and `text()` before it. A signature can be checked only without them,
 * or when they keep the bytes as `request.rawBody`.
 *
 * @example
 * ```ts
 * app.all('/webhooks/handinger', toExpressHandler(receiver));
 * app.use(express.json());
 * ```
 */
export function toExpressHandler(receiver: WebhookReceiver): NodeHandler {
  return createNodeHandler(
    receiver,
    "Move app.all('/webhooks/handinger', toExpressHandler(receiver)) above app.use(express.json()) and whatever else reads the body.",
  );
}
