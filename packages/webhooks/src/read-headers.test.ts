import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';

import { readHeaders, type HeadersLike } from './read-headers.ts';
import { createDelivery } from './testing/create-delivery.ts';
import { verifyWebhook } from './verify.ts';

const token = 'whk_3v9pM2xQ7LrT8sVd';
const required = { tokens: token, signature: 'required' } as const;

describe('reads a header', () => {
  test.each<[string, HeadersLike, string]>([
    ['of Headers', new Headers({ 'Webhook-Id': ' a ' }), 'a'],
    [
      'that Headers have twice',
      new Headers([
        ['webhook-id', 'a'],
        ['Webhook-ID', 'b'],
      ]),
      'a, b',
    ],
    ['in lower case', { 'webhook-id': 'a' }, 'a'],
    ['in upper case', { 'WEBHOOK-ID': 'a' }, 'a'],
    ['in a list', { 'webhook-id': ['a'] }, 'a'],
    ['of several values', { 'webhook-id': ['a', 'b'] }, 'a, b'],
    ['that is there in two cases', { 'Webhook-Id': 'a', 'webhook-id': ['b', 'c'] }, 'a, b, c'],
    ['that is not set in one of them', { 'Webhook-Id': undefined, 'webhook-id': 'b' }, 'b'],
    ['that is not set', { 'webhook-id': undefined }, ''],
    ['that is missing', {}, ''],
    ['that is missing in Headers', new Headers(), ''],
    ['of a record without prototype', Object.assign(Object.create(null), { 'webhook-id': 'a' }), 'a'],
    ['beside one of the name get', { get: 'x', 'webhook-id': 'a' }, 'a'],
    ['beside pseudo headers', { ':path': '/', 'webhook-id': 'a' }, 'a'],
    [
      'beside one that names the prototype',
      JSON.parse('{"__proto__":"x","webhook-id":"a"}') as HeadersLike,
      'a',
    ],
    ['that is only inherited', Object.create({ 'webhook-id': 'a' }), ''],
  ])('%s', (_, headers, value) => {
    expect(readHeaders(headers)['webhook-id'] ?? '').toBe(value);
  });
});

describe('a delivery is verified with headers', () => {
  const changes: Record<string, (headers: Record<string, string>) => HeadersLike | { headers: HeadersLike }> =
    {
      'as sent': (headers) => headers,
      'in upper case': (headers) => mapHeaders(headers, (name, value) => [name.toUpperCase(), value]),
      'in lists': (headers) => mapHeaders(headers, (name, value) => [name, [value]]),
      'in white space': (headers) => mapHeaders(headers, (name, value) => [name, ` \t${value}  `]),
      'repeated in lists': (headers) => mapHeaders(headers, (name, value) => [name, [value, value]]),
      'repeated by commas': (headers) => mapHeaders(headers, (name, value) => [name, `${value}, ${value}`]),
      'repeated in two cases': (headers) => ({
        ...headers,
        ...mapHeaders(headers, (name, value) => [name.toUpperCase(), value]),
      }),
      'of an event of a function host': (headers) => ({ headers }),
      'of a request of which only the headers are there': (headers) => ({ headers: new Headers(headers) }),
    };

  test.each(Object.entries(changes))('%s', async (_, change) => {
    const { headers, body, event } = await createDelivery({ token });
    expect(await verifyWebhook({ headers: change(headers) as HeadersLike, body, ...required })).toEqual(
      event,
    );
  });

  test('that Node joins', async () => {
    const { headers, body, event } = await createDelivery({ token });
    const server = createServer(async (request, response) => {
      response.end(JSON.stringify(await verifyWebhook({ headers: request, ...required })));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const twice = mapHeaders(headers, (name, value) => [
      name,
      /^(x-h|webhook)/i.test(name) ? [value, value] : value,
    ]);
    const answer = await new Promise<string>((resolve, reject) => {
      const request = httpRequest(
        { port, method: 'POST', headers: twice as Record<string, string[]> },
        async (response) => {
          let text = '';
          for await (const piece of response) text += String(piece);
          resolve(text);
        },
      );
      request.once('error', reject).end(body);
    });
    server.close();
    expect(JSON.parse(answer)).toEqual(event);
  });

  test('of which the first value counts where they differ', async () => {
    const { headers, body, event } = await createDelivery({ token });
    const verify = (value: string | string[]) =>
      verifyWebhook({ headers: { ...headers, 'X-Handinger-Token': value }, body, ...required });
    for (const value of [[token, 'whk_other'], `${token},whk_other`, `, ${token}`, ['', token]]) {
      expect(await verify(value)).toEqual(event);
    }
    for (const value of [['whk_other', token], `whk_other, ${token}`, `${token} whk_other`]) {
      await expect(verify(value)).rejects.toMatchObject({ code: 'invalid-token' });
    }
  });

  test('of which none is the event of another', async () => {
    const { headers, body } = await createDelivery({ token });
    for (const [name, value] of [
      ['X-Handinger-Event', ',task.error'],
      ['X-Handinger-Delivery', ' ,,wex_2'],
    ] as const) {
      const refused = verifyWebhook({ headers: { ...headers, [name]: value }, body, ...required });
      await expect(refused).rejects.toMatchObject({ code: 'mismatch', header: name.toLowerCase() });
    }
  });
});

function mapHeaders(
  headers: Record<string, string>,
  change: (name: string, value: string) => [string, string | string[]],
): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => change(name, value)));
}
