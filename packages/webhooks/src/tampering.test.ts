import { expect, test } from 'vitest';

import { WebhookVerificationError } from './errors/webhook-verification-error.ts';
import { createDelivery } from './testing/create-delivery.ts';
import { verifyWebhook, type VerifyWebhookOptions } from './verify.ts';

const token = 'whk_3v9pM2xQ7LrT8sVd';
const { headers, body } = await createDelivery({ token });
const bytes = new TextEncoder().encode(body);

const isVerified = (changed: Partial<VerifyWebhookOptions>) =>
  verifyWebhook({ headers, body: bytes, tokens: [token, 'whk_old'], signature: 'required', ...changed }).then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof WebhookVerificationError)) throw error;
      return false;
    },
  );

/** How many of many changes were not noticed, of how many. */
async function passing<Change>(
  changes: readonly Change[],
  apply: (change: Change) => Partial<VerifyWebhookOptions>,
) {
  const passed: Change[] = [];
  for (let from = 0; from < changes.length; from += 100) {
    const batch = changes.slice(from, from + 100);
    const verdicts = await Promise.all(batch.map((change) => isVerified(apply(change))));
    passed.push(...batch.filter((_, index) => verdicts[index]));
  }
  return passed;
}

test('the delivery itself is verified', async () => {
  expect(await isVerified({})).toBe(true);
});

test('no bit of the body can be changed', async () => {
  const bits = Array.from({ length: bytes.length * 8 }, (_, bit) => bit);
  const passed = await passing(bits, (bit) => {
    const changed = Uint8Array.from(bytes);
    changed[bit >> 3]! ^= 1 << (bit & 7);
    return { body: changed };
  });
  expect(passed).toEqual([]);
});

test('no byte of the body can be left out, added or exchanged with the next', async () => {
  const places = Array.from(bytes.keys());
  const changes: ((at: number) => number[])[] = [
    (at) => [...bytes.subarray(0, at), ...bytes.subarray(at + 1)],
    (at) => [...bytes.subarray(0, at), 0x20, ...bytes.subarray(at)],
    (at) => [...bytes.subarray(0, at)],
  ];
  for (const change of changes) {
    expect(await passing(places, (at) => ({ body: Uint8Array.from(change(at)) }))).toEqual([]);
  }
  const exchangeable = places.filter((at) => at > 0 && bytes[at] !== bytes[at - 1]);
  const passed = await passing(exchangeable, (at) => {
    const changed = Uint8Array.from(bytes);
    [changed[at - 1], changed[at]] = [bytes[at]!, bytes[at - 1]!];
    return { body: changed };
  });
  expect(passed).toEqual([]);
});

test('nothing can be added at either end of the body', async () => {
  const values = Array.from({ length: 256 }, (_, byte) => byte);
  expect(await passing(values, (byte) => ({ body: Uint8Array.of(...bytes, byte) }))).toEqual([]);
  expect(await passing(values, (byte) => ({ body: Uint8Array.of(byte, ...bytes) }))).toEqual([]);
  const more = [
    [0xef, 0xbb, 0xbf],
    [0xf0, 0x9f],
    [0xf0, 0x9f, 0x90],
    [0, 0],
  ];
  expect(await passing(more, (some) => ({ body: Uint8Array.of(...some, ...bytes) }))).toEqual([]);
  expect(await passing(more, (some) => ({ body: Uint8Array.of(...bytes, ...some) }))).toEqual([]);
});

test.each(Object.keys(headers).filter((name) => /^(x-handinger|webhook)-/i.test(name)))(
  'no character of %s can be changed to another',
  async (name) => {
    const value = headers[name] ?? '';
    // One bit less or more, and what ends a value, in place of every character.
    const insteadOf = (was: string) =>
      [0, 1, 2, 3, 4, 5, 6]
        .map((bit) => String.fromCharCode(was.charCodeAt(0) ^ (1 << bit)))
        .concat(',', ' ', '\t', '');
    const changes = [...value].flatMap((was, at) =>
      insteadOf(was)
        .filter((one) => one !== was)
        .map((one) => value.slice(0, at) + one + value.slice(at + 1)),
    );
    expect(changes.length).toBeGreaterThan(100);
    expect(await passing(changes, (changed) => ({ headers: { ...headers, [name]: changed } }))).toEqual([]);
  },
);

test('no header can be taken from another delivery', async () => {
  const other = await createDelivery({ token, type: 'task.error', sentAt: Date.now() - 10_000 });
  for (const name of [
    'X-Handinger-Delivery',
    'X-Handinger-Event',
    'webhook-id',
    'webhook-timestamp',
    'webhook-signature',
  ]) {
    expect(await isVerified({ headers: { ...headers, [name]: other.headers[name] } })).toBe(false);
  }
  expect(await isVerified({ headers: other.headers })).toBe(false);
  expect(await isVerified({ body: other.body })).toBe(false);
});

test('what is signed cannot be cut elsewhere', async () => {
  // The signature is over id, time and body with dots between them.
  const id = headers['webhook-id'] ?? '';
  const timestamp = headers['webhook-timestamp'] ?? '';
  for (const [cutId, cutTime, cutBody] of [
    [`${id}.${timestamp}`, body.slice(0, 10), body.slice(11)],
    [id.slice(0, -1), `${id.at(-1)}.${timestamp}`, body],
    [id, timestamp.slice(0, -1), `${timestamp.at(-1)}.${body}`],
    ['', `${id}.${timestamp}`, body],
  ] as const) {
    const cut = { ...headers, 'webhook-id': cutId, 'webhook-timestamp': cutTime };
    expect(await isVerified({ headers: cut, body: cutBody, tolerance: Infinity })).toBe(false);
  }
});
