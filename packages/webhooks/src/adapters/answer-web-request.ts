import type { ReceivedDelivery, WebhookReceiver } from '../receiver/webhook-receiver.ts';
import { answerRequest } from './answer-request.ts';

/** Hands a web request to the receiver, and its answer back as a web response. */
export async function answerWebRequest(
  receiver: WebhookReceiver,
  request: Request,
  readDelivery: () => ReceivedDelivery | Promise<ReceivedDelivery>,
): Promise<Response> {
  const { status, headers, body } = await answerRequest(receiver, request.method, readDelivery);
  // What nobody read is let in and dropped: on Node the connection would be stuck behind it, or be cut with the answer.
  if (request.body?.locked === false) request.body.pipeTo(new WritableStream()).catch(() => undefined);
  return new Response(body, { status, headers });
}
