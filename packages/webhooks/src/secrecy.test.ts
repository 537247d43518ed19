import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { expect, test } from 'vitest';

import { WebhookVerificationError } from './errors/webhook-verification-error.ts';
import { createDelivery, type Delivery } from './testing/create-delivery.ts';
import { verifyWebhook, type VerifyWebhookOptions } from './verify.ts';

const token = 'whk_secretsecretsecret';
const former = 'whk_formerformerformer';
const privateText = 'the private answer of a worker';

/** Everything that a log, a tracker or a debugger can show of an error. */
function everythingOf(error: unknown): string {
  const options = { depth: Infinity, showHidden: true, getters: true, maxStringLength: null } as const;
  const own = Object.getOwnPropertyNames(error).map((key) => String((error as Record<string, unknown>)[key]));
  const wrapped = new Error('outer', { cause: new AggregateError([error], 'inner', { cause: error }) });
  return [
    String(error),
    (error as Error).stack,
    JSON.stringify(error),
    inspect(error, options),
    inspect(wrapped, options),
    ...own,
  ].join('\n');
}

const bodies: Record<string, (delivery: Delivery) => VerifyWebhookOptions['body']> = {
  'its own': ({ body }) => body,
  'cut off': ({ body }) => body.slice(0, -1),
  changed: ({ body }) => body.replace('private', 'PRIVATE'),
  'bytes that are no text': ({ body }) => Uint8Array.of(...new TextEncoder().encode(body), 0xff),
  'of another delivery': () => JSON.stringify({ id: 'x', type: privateText }),
  'a text': () => JSON.stringify(privateText),
  parsed: ({ body }) => JSON.parse(body) as object,
  'parsed, of another delivery': () => ({ id: privateText, type: privateText }),
  none: () => undefined,
};

const without = (headers: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

const headersOf: Record<string, (headers: Record<string, string>) => Record<string, string>> = {
  'as sent': (headers) => headers,
  'no token': (headers) => without(headers, 'X-Handinger-Token'),
  'the beginning of the token': (headers) => ({ ...headers, 'X-Handinger-Token': token.slice(0, -1) }),
  'token twice': (headers) => ({ ...headers, 'X-Handinger-Token': `${former}, ${token}` }),
  'no signature': (headers) => without(headers, 'webhook-signature'),
  'no id': (headers) => without(headers, 'webhook-id'),
  old: (headers) => ({ ...headers, 'webhook-timestamp': '1700000000' }),
  'token in every header': (headers) => Object.fromEntries(Object.keys(headers).map((name) => [name, token])),
};

const tokensOf = {
  it: token,
  both: [former, token],
  other: ['whk_otherotherother'],
  spoiled: `${token}\n`,
  none: [],
};

test('errors hold no token, no signature and nothing of the body', async () => {
  const delivery = await createDelivery({ token, event: { secret: privateText } });
  const [, signature = ''] = delivery.headers['webhook-signature']?.split(',') ?? [];
  const secrets = [
    token,
    token.slice(4, -1),
    former,
    former.slice(4),
    signature,
    'private answer',
    'PRIVATE',
  ];
  const codes = new Set<string>();
  for (const change of Object.values(headersOf)) {
    for (const bodyOf of Object.values(bodies)) {
      for (const tokens of Object.values(tokensOf)) {
        for (const mode of ['ignore', 'when-present', 'required'] as const) {
          const headers = change(delivery.headers);
          const options = { headers, body: bodyOf(delivery), tokens, signature: mode };
          const error: unknown = await verifyWebhook(options).catch((thrown: unknown) => thrown);
          if (!(error instanceof Error)) continue;
          codes.add((error as WebhookVerificationError).code);
          expect(error).toBeInstanceOf(WebhookVerificationError);
          const shown = everythingOf(error);
          for (const secret of secrets) expect(shown).not.toContain(secret);
        }
      }
    }
  }
  expect([...codes].toSorted()).toEqual([
    'bad-body',
    'bad-signature',
    'invalid-token',
    'mismatch',
    'missing-header',
    'missing-token',
    'no-tokens',
    'raw-body-needed',
    'too-old',
  ]);
});

test('nor do the errors of bodies that are read from requests', async () => {
  const shown: string[] = [];
  const server = createServer(async (request, response) => {
    const error: unknown = await verifyWebhook({ headers: request, tokens: token, maxBodyBytes: 500 }).catch(
      (thrown: unknown) => thrown,
    );
    shown.push(everythingOf(error));
    response.end((error as WebhookVerificationError).code);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { headers } = await createDelivery({ token, signed: false });
  const send = async (body: string) => (await fetch(url, { method: 'POST', headers, body })).text();
  expect(await send(`{"${privateText}`)).toBe('bad-body');
  expect(await send(privateText.repeat(100))).toBe('body-too-large');
  server.close();
  for (const text of shown) {
    expect(text).not.toContain(token.slice(4));
    expect(text).not.toContain('private answer');
  }
});
