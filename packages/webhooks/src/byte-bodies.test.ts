import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import { createDelivery } from './testing/create-delivery.ts';
import { verifyWebhook, type VerifyWebhookOptions } from './verify.ts';

const token = 'whk_3v9pM2xQ7LrT8sVd';
const id = 'wex_1';
const json = '{"id":"wex_1","type":"task.completed","text":"naïve 🐕"}';
const event: unknown = JSON.parse(json);

/** Signs the bytes, and verifies them as they are held. */
async function verify(
  bytes: Uint8Array<ArrayBuffer>,
  body: VerifyWebhookOptions['body'] = bytes,
  maxBodyBytes = 4_000_000,
) {
  const timestamp = `${Math.floor(Date.now() / 1000)}`;
  const code = createHmac('sha256', token).update(`${id}.${timestamp}.`).update(bytes).digest('base64');
  const headers = {
    'x-handinger-token': token,
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${code}`,
  };
  return verifyWebhook({ headers, body, tokens: token, signature: 'required', maxBodyBytes });
}

const bytesOf = (text: string) => new TextEncoder().encode(text);
const badBody = { code: 'bad-body' };

describe('a body is verified', () => {
  const bytes = bytesOf(json);
  const padded = new Uint8Array(bytes.length + 20);
  padded.set(bytes, 7);

  test.each<[string, VerifyWebhookOptions['body']]>([
    ['as text', json],
    ['as bytes', bytes],
    ['as a Buffer', Buffer.from(json)],
    ['as a Buffer of the pool', Buffer.concat([Buffer.from('x'), Buffer.from(json)]).subarray(1)],
    ['as an ArrayBuffer', bytes.buffer],
    ['as a part of one', padded.subarray(7, 7 + bytes.length)],
    ['as a DataView', new DataView(padded.buffer, 7, bytes.length)],
  ])('%s', async (_, body) => {
    expect(await verify(bytes, body)).toEqual(event);
  });

  test('of any size', async () => {
    for (const size of [1000, 98_304, 1_048_576, 3_000_000]) {
      const large = JSON.stringify({ id, type: 'task.completed', text: 'x'.repeat(size) });
      expect(await verify(bytesOf(large))).toEqual(JSON.parse(large));
      expect(await verify(bytesOf(large), large)).toEqual(JSON.parse(large));
    }
  });

  test('with white space around it', async () => {
    expect(await verify(bytesOf(`\r\n\t ${json} \n`))).toEqual(event);
  });

  test('in which a text has the sign for what is no text', async () => {
    const { id: _, ...rest } = event as Record<string, unknown>;
    const replaced = JSON.stringify({ id, ...rest, text: '\uFFFD \uFEFF' });
    expect(await verify(bytesOf(replaced))).toEqual(JSON.parse(replaced));
    // Decoded leniently, these bytes would be the same text, and so have its signature.
    const bytes = Uint8Array.from(Buffer.from(replaced, 'utf8'));
    const at = Buffer.from(bytes).indexOf(Buffer.from('\uFFFD'));
    const spoiled = Uint8Array.of(...bytes.subarray(0, at), 0xff, ...bytes.subarray(at + 3));
    await expect(verify(bytes, spoiled)).rejects.toMatchObject({ code: 'bad-body' });
  });

  test('with a name twice, of which the last counts, as in JSON.parse', async () => {
    const twice = '{"id":"wex_0","id":"wex_1","type":"a","type":"task.error"}';
    expect(await verify(bytesOf(twice))).toEqual({ id: 'wex_1', type: 'task.error' });
    const other = verify(bytesOf('{"id":"wex_1","id":"wex_0","type":"task.error"}'));
    await expect(other).rejects.toMatchObject({ code: 'mismatch', header: 'webhook-id' });
  });

  test('with names that would reach a prototype', async () => {
    const hostile = `{"id":"wex_1","type":"task.completed","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1}`;
    const verified = (await verify(bytesOf(hostile))) as object;
    expect(Object.getPrototypeOf(verified)).toBe(Object.prototype);
    expect(Object.hasOwn(verified, '__proto__')).toBe(true);
    expect('polluted' in {}).toBe(false);
    expect((verified as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('a body that is larger than maxBodyBytes is refused', () => {
  const tooLarge = { code: 'body-too-large', status: 413 };

  test('in every form', async () => {
    const bytes = bytesOf(json);
    for (const body of [bytes, bytes.buffer, new DataView(bytes.buffer)]) {
      expect(await verify(bytes, body, bytes.length)).toEqual(event);
      await expect(verify(bytes, body, bytes.length - 1)).rejects.toMatchObject(tooLarge);
    }
    expect(await verify(bytes, json, json.length)).toEqual(event);
    await expect(verify(bytes, json, json.length - 1)).rejects.toMatchObject(tooLarge);
  });
});

describe('a body that is signed, but no text or JSON, is refused', () => {
  const isRefused = { code: expect.stringMatching(/^bad-(body|signature)$/) as string };

  test('with a byte order mark, which is no JSON', async () => {
    await expect(verify(bytesOf(`\uFEFF${json}`))).rejects.toMatchObject(badBody);
    await expect(verify(bytesOf(`\uFEFF${json}`), `\uFEFF${json}`)).rejects.toMatchObject(badBody);
    await expect(verify(bytesOf(`\uFEFF${json}`), json)).rejects.toMatchObject({ code: 'bad-signature' });
  });

  test.each<[string, number[]]>([
    ['a byte that is in no text', [0xff]],
    ['a character that breaks off', [0xc3]],
    ['half of a pair', [0xed, 0xa0, 0x80]],
    ['a character in more bytes than it needs', [0xc0, 0xaf]],
    ['a character beyond the last', [0xf4, 0x90, 0x80, 0x80]],
  ])('%s', async (_, wrong) => {
    const [start = '', end = ''] = json.split('🐕');
    const bytes = Uint8Array.of(...bytesOf(start), ...wrong, ...bytesOf(end));
    await expect(verify(bytes)).rejects.toMatchObject(isRefused);
  });

  test('UTF-16', async () => {
    const utf16 = Buffer.from(`\uFEFF${json}`, 'utf16le');
    await expect(verify(Uint8Array.from(utf16))).rejects.toMatchObject(isRefused);
  });

  test('JSON that is nested without end', async () => {
    const deep = `{"id":"wex_1","type":"a","x":${'['.repeat(200_000)}`;
    await expect(verify(bytesOf(deep))).rejects.toMatchObject(badBody);
  });

  test('what is not JSON to the letter', async () => {
    for (const wrong of [
      `${json}x`,
      json.replaceAll('"', "'"),
      `${json.slice(0, -1)},}`,
      `//\n${json}`,
      `${json}\0`,
    ]) {
      await expect(verify(bytesOf(wrong))).rejects.toMatchObject(badBody);
    }
  });
});

test('text that can be no bytes has no signature', async () => {
  const delivery = await createDelivery({ token });
  const body = delivery.body.replace('sunny', '\uD800');
  const options = { headers: delivery.headers, body, tokens: token, signature: 'required' } as const;
  await expect(verifyWebhook(options)).rejects.toMatchObject({ code: 'bad-signature' });
});
