import { readFileSync } from 'node:fs';
import { assets } from '../assets.ts';
import type { DeliveryRow } from '../repositories/webhook-delivery-repository.ts';
import { signDelivery } from './sign-delivery.ts';

const { version } = JSON.parse(readFileSync(assets.packageJson, 'utf8')) as { version: string };

/** The headers of one attempt. @param now In milliseconds. */
export function deliveryHeaders(
  { id, type, body }: Pick<DeliveryRow, 'id' | 'type' | 'body'>,
  token: string,
  now = Date.now(),
): Record<string, string> {
  const timestamp = Math.floor(now / 1000);
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': `Handinger-Webhooks/${version}`,
    'x-handinger-token': token,
    'x-handinger-delivery': id,
    'x-handinger-event': type,
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signDelivery(token, id, timestamp, body),
  };
}
