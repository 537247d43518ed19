import type { WebhookReceiver } from '../../receiver/webhook-receiver.ts';
import { answerWebRequest } from '../answer-web-request.ts';

/** A handler as the App Router of Next.js, Workers, Bun and Deno take it. */
export type WebHandler = (request: Request) => Promise<Response>;

const rawBodyHint =
  'Hand the request to toWebHandler(receiver) before anything reads it; what reads it earlier can read request.clone().';

/**
 * A receiver as a handler of web requests. Never rejects; other methods than POST are a 405.
 *
 * @example
 * ```ts
 * export const POST = toWebHandler(receiver);
 * ```
 */
export function toWebHandler(receiver: WebhookReceiver): WebHandler {
  return (request) => answerWebRequest(receiver, request, () => ({ headers: request, rawBodyHint }));
}
