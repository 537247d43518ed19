import type { ReceivedDelivery, WebhookAnswer, WebhookReceiver } from '../receiver/webhook-receiver.ts';

const wrongMethod: WebhookAnswer = {
  status: 405,
  headers: { allow: 'POST', 'content-type': 'application/json' },
  body: JSON.stringify({
    outcome: 'refused',
    code: 'wrong-method',
    error: 'This is the address of a webhook: deliveries come by POST.',
  }),
  outcome: 'refused',
};

/** Hands a POST to the receiver; the answer to every other method is a 405. */
export async function answerRequest(
  receiver: WebhookReceiver,
  method: string | undefined,
  readDelivery: () => ReceivedDelivery | Promise<ReceivedDelivery>,
): Promise<WebhookAnswer> {
  return method === 'POST' ? receiver.receive(await readDelivery()) : wrongMethod;
}
