import type { WebhookEvent } from '../event.ts';
import { sign } from '../sign.ts';
import { sampleEvent } from './sample-event.ts';

/** What of a delivery shall differ from a usual one. */
export interface CreateDeliveryOptions {
  /** The token that it carries and is signed with. */
  readonly token?: string | undefined;
  /** More tokens to sign with, as a sender does while a token is replaced. */
  readonly alsoSignedWith?: readonly string[] | undefined;
  /** Whether it is signed, as by default; without it there are no `webhook-` headers. */
  readonly signed?: boolean | undefined;
  /** The type of the event; `task.completed` by default. The task and its turn have the status that goes with it. */
  readonly type?: string | undefined;
  /** Fields of the event that replace those of the example, or are added. */
  readonly event?: Readonly<Record<string, unknown>> | undefined;
  /** When it is sent: a date, or milliseconds since 1970; now by default. */
  readonly sentAt?: Date | number | undefined;
  /** What is sent, and signed, instead of the event's JSON: a text, or what a function makes of that JSON. */
  readonly body?: string | ((json: string) => string) | undefined;
}

/** A delivery as the API sends it. All of it can be changed, to see what a receiver does then. */
export interface Delivery {
  readonly token: string;
  readonly event: WebhookEvent;
  headers: Record<string, string>;
  body: string;
  /** The delivery, as it is by then, as a web request. */
  request(url?: string): Request;
}

/**
 * A valid delivery, signed, with an id of its own.
 *
 * @example
 * ```ts
 * const delivery = await createDelivery({ token: 'whk_test' });
 * delivery.body = delivery.body.replace('sunny', 'rainy');
 * const response = await POST(delivery.request()); // 401: the signature does not fit
 * ```
 */
export async function createDelivery({
  token = 'whk_3v9pM2xQ7LrT8sVd',
  alsoSignedWith = [],
  signed = true,
  type,
  event: fields,
  sentAt = Date.now(),
  body: content = (json) => json,
}: CreateDeliveryOptions = {}): Promise<Delivery> {
  const eventType = type ?? String(fields?.['type'] ?? 'task.completed');
  const event = { ...sampleEvent(`wex_${crypto.randomUUID()}`, eventType), ...fields };
  const { id } = event;
  const body = typeof content === 'function' ? content(JSON.stringify(event)) : content;
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Handinger-Webhooks/0',
    'X-Handinger-Token': token,
    'X-Handinger-Delivery': id,
    'X-Handinger-Event': eventType,
  };
  if (signed) {
    const timestamp = String(Math.floor(Number(sentAt) / 1000));
    const signatures = [token, ...alsoSignedWith].map((one) => sign(one, `${id}.${timestamp}.${body}`));
    headers['webhook-id'] = id;
    headers['webhook-timestamp'] = timestamp;
    headers['webhook-signature'] = (await Promise.all(signatures)).join(' ');
  }
  const delivery: Delivery = {
    token,
    event,
    headers,
    body,
    request(url = 'https://receiver.example/webhooks/handinger') {
      return new Request(url, { method: 'POST', headers: delivery.headers, body: delivery.body });
    },
  };
  return delivery;
}
