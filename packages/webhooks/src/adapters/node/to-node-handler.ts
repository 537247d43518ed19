import type { WebhookReceiver } from '../../receiver/webhook-receiver.ts';
import { createNodeHandler, type NodeHandler } from './node-handler.ts';

/**
 * A receiver as a listener of `http.createServer`. Never rejects; other methods than POST are a 405.
 *
 * A body that was read before is taken from `request.rawBody` (a string or bytes) or `request.body`.
 *
 * @example
 * ```ts
 * createServer(toNodeHandler(receiver)).listen(3000);
 * ```
 */
export function toNodeHandler(receiver: WebhookReceiver): NodeHandler {
  return createNodeHandler(
    receiver,
    'Call toNodeHandler(receiver) before anything reads the request, or keep the bytes as request.rawBody.',
  );
}
