import { createHmac } from 'node:crypto';

/**
 * The signature of the Standard Webhooks specification: HMAC-SHA256 over `<id>.<timestamp>.<body>`. The key is the UTF-8 bytes
 * of the whole token, which the libraries of that specification call the format "raw".
 *
 * @param timestamp Unix seconds.
 */
export function signDelivery(token: string, id: string, timestamp: number, body: string): string {
  return `v1,${createHmac('sha256', token).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
