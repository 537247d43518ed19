import type { WebhookAnswer, WebhookReceiver } from '../../receiver/webhook-receiver.ts';
import { answerRequest } from '../answer-request.ts';
import type { NodeRequest } from './node-request.ts';

/** What a framework keeps of a body that it read. */
export interface ReadBody {
  readonly body?: unknown;
  readonly rawBody?: unknown;
}

/** Hands a request of Node's HTTP server to the receiver, with what is left of its body. */
export async function answerNodeRequest(
  receiver: WebhookReceiver,
  request: NodeRequest,
  { body, rawBody }: ReadBody,
  rawBodyHint: string,
): Promise<WebhookAnswer> {
  const answer = await answerRequest(receiver, request.method, () => {
    const { headers } = request;
    if (isRaw(rawBody)) return { headers, body: rawBody, rawBodyHint };
    // Whether there is a `body` does not tell: Express 4 leaves an empty object for what it did not read.
    const wasRead = request.readableDidRead === true || request.readableEnded === true;
    if (!wasRead || body === undefined) return { headers: request, rawBodyHint };
    return { headers, body: typeof body === 'object' && body ? body : String(body), rawBodyHint };
  });
  // What nobody read is let in and dropped, or the connection would be stuck behind it.
  request.resume();
  return answer;
}

function isRaw(body: unknown): body is string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array;
}
