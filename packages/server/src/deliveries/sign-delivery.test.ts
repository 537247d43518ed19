import { expect, test } from 'vitest';
import { signDelivery } from './sign-delivery.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('is what Web Crypto makes of the id, the time and the body, with the whole token as its key', async () => {
  const body = '{"text":"Grüße 🐕"}';
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', bytes('whk_secret'), algorithm, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', key, bytes(`wex_1.1772438409.${body}`));
  const expected = `v1,${Buffer.from(signed).toString('base64')}`;
  expect(signDelivery('whk_secret', 'wex_1', 1772438409, body)).toBe(expected);
});
