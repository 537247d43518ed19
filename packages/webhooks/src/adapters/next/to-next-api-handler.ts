import type { WebhookReceiver } from '../../receiver/webhook-receiver.ts';
import { createNodeHandler, type NodeHandler } from '../node/node-handler.ts';

/**
 * A receiver as an API route of the pages router. Never rejects; other methods than POST are a 405.
 *
 * It works after the body parser of Next.js, too; but a signature can be checked only without it.
 *
 * @example
 * ```ts
 * export const config = { api: { bodyParser: false } };
 * export default toNextApiHandler(receiver);
 * ```
 */
export function toNextApiHandler(receiver: WebhookReceiver): NodeHandler {
  return createNodeHandler(
    receiver,
    'Add this line to the file of the API route: export const config = { api: { bodyParser: false } };',
  );
}
