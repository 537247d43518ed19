import { readFile } from 'node:fs/promises';
import { describe, expect, test, vi } from 'vitest';

import { verificationFailures } from './errors/verification-failures.ts';
import { WebhookVerificationError, type WebhookErrorCode } from './errors/webhook-verification-error.ts';
import { createDelivery, type CreateDeliveryOptions } from './testing/create-delivery.ts';
import { verifyDelivery, verifyWebhook, type VerifyWebhookOptions } from './verify.ts';

const token = 'whk_3v9pM2xQ7LrT8sVd';
const former = 'whk_0former0former0f';

/** Verifies a delivery of which something may differ. */
async function verify(
  options: Partial<VerifyWebhookOptions> = {},
  wish: CreateDeliveryOptions = {},
  changedHeaders: Record<string, string | undefined> = {},
) {
  const { headers, body } = await createDelivery({ token, ...wish });
  return verifyDelivery({ headers: { ...headers, ...changedHeaders }, body, tokens: token, ...options });
}

const required = { signature: 'required' } as const;
const hourAgo = Date.now() - 3_600_000;
const parsed = { id: 'wex_1', type: 'task.completed' };
const ofParsed = { event: { id: 'wex_1' } };

interface Refusal {
  readonly status: number;
  readonly header?: string;
  readonly refused: Record<string, () => Promise<unknown>>;
}

const refusals: Record<Exclude<WebhookErrorCode, 'unconfirmed'>, Refusal | Refusal[]> = {
  'no-tokens': {
    status: 500,
    refused: {
      'an empty list': () => verify({ tokens: [] }),
      'an empty text': () => verify({ tokens: '' }),
      'an empty text in a list': () => verify({ tokens: [token, ''] }),
      'a variable that is not set': () => verify({ tokens: undefined as unknown as string }),
      null: () => verify({ tokens: null as unknown as string }),
      'no text': () => verify({ tokens: [7 as unknown as string] }),
      'an object that prints as the token': () =>
        verify({ tokens: [{ toString: () => token } as unknown as string] }),
      'the line break of a file': () => verify({ tokens: `${token}\n` }),
      'white space within': () => verify({ tokens: 'whk_ a' }),
      'a list in one text': () => verify({ tokens: `${token},${former}` }),
    },
  },
  'missing-token': {
    status: 401,
    header: 'x-handinger-token',
    refused: {
      'no header': () => verify({}, {}, { 'X-Handinger-Token': undefined }),
      'an empty header': () => verify({}, {}, { 'X-Handinger-Token': '' }),
      'white space': () => verify({}, {}, { 'X-Handinger-Token': ' \t ' }),
      commas: () => verify({}, {}, { 'X-Handinger-Token': ', ,' }),
      'no headers at all': () => verify({ headers: {} }),
      'a header of the name headers': () => verify({ headers: { headers: 'x' } }),
      'a header of the name get': () => verify({ headers: { get: 'x' } }),
      'headers that are null': () => verify({ headers: { headers: null } as unknown as Headers }),
      'a signature without a token': () => verify(required, {}, { 'X-Handinger-Token': undefined }),
    },
  },
  'invalid-token': {
    status: 401,
    header: 'x-handinger-token',
    refused: {
      another: () => verify({}, { token: 'whk_another' }),
      'one that is listed no more': () => verify({ tokens: [token] }, { token: former }),
      'its beginning': () => verify({}, { token: token.slice(0, -1) }),
      'its end': () => verify({}, { token: token.slice(1) }),
      'it, and more': () => verify({}, { token: `${token}x` }),
      'it, and a NUL': () => verify({}, {}, { 'X-Handinger-Token': `${token}\0` }),
      'it, and spaces before more': () => verify({}, { token: `${token}${' '.repeat(2000)}x` }),
      'it twice, without a comma': () => verify({}, { token: token + token }),
      'in another case': () => verify({}, { token: token.toUpperCase() }),
      'one that differs in the last character': () => verify({}, { token: token.replace(/.$/, 'e') }),
      'one of 100,000 characters': () => verify({}, { token: 'x'.repeat(100_000) }),
      'that of a signed delivery of another sender': () => verify(required, { token: 'whk_another' }),
    },
  },
  'missing-header': [
    {
      status: 401,
      header: 'webhook-id',
      refused: {
        'while it is required': () => verify(required, {}, { 'webhook-id': undefined }),
        'beside a signature': () => verify({}, {}, { 'webhook-id': undefined }),
        'a delivery without signature': () => verify(required, { signed: false }),
        'a parsed one without signature': () => verify({ ...required, body: parsed }, { signed: false }),
      },
    },
    {
      status: 401,
      header: 'webhook-timestamp',
      refused: {
        'while it is required': () => verify(required, {}, { 'webhook-timestamp': undefined }),
        'beside a signature': () => verify({}, {}, { 'webhook-timestamp': '' }),
      },
    },
    {
      status: 401,
      header: 'webhook-signature',
      refused: { 'while it is required': () => verify(required, {}, { 'webhook-signature': undefined }) },
    },
  ],
  'bad-signature': {
    status: 401,
    header: 'webhook-signature',
    refused: {
      'another body': () => verify({ body: '{}' }),
      'another body while it is required': () => verify({ ...required, body: '{}' }),
      'a body that was parsed and written anew': () =>
        verify({ body: JSON.stringify(parsed) }, { body: JSON.stringify(parsed, null, 1) }),
      'another id': () => verify({}, {}, { 'webhook-id': 'wex_2' }),
      'another time': () => verify({}, {}, { 'webhook-timestamp': `${Math.floor(Date.now() / 1000) - 5}` }),
      'another key': async () => {
        const { headers } = await createDelivery({ token: 'whk_another', event: { id: 'wex_1' } });
        const { 'webhook-signature': signature } = headers;
        return verify({}, { event: { id: 'wex_1' } }, { 'webhook-signature': signature });
      },
      'another version only': () => verify({}, {}, { 'webhook-signature': 'v2,AAAA v1a,BBBB' }),
      'no version': async () => {
        const { headers, body } = await createDelivery({ token });
        const [, code = ''] = headers['webhook-signature']?.split(',') ?? [];
        return verifyWebhook({ headers: { ...headers, 'webhook-signature': code }, body, tokens: token });
      },
      'no signature': () => verify({}, {}, { 'webhook-signature': 'v1,' }),
      'after 99 others': async () => {
        const { headers, body } = await createDelivery({ token });
        const signatures = `${'v1,AAAA '.repeat(99)}${headers['webhook-signature']}`;
        return verifyWebhook({
          headers: { ...headers, 'webhook-signature': signatures },
          body,
          tokens: token,
        });
      },
      'a mode that is none': () => verify({ signature: 'require' as 'required', body: '{}' }),
    },
  },
  'too-old': {
    status: 401,
    header: 'webhook-timestamp',
    refused: {
      'a replay': () => verify({}, { sentAt: hourAgo }),
      'a replay whose time was changed': () =>
        verify({}, {}, { 'webhook-timestamp': `${Math.floor(hourAgo / 1000)}` }),
      'no number': () => verify({}, {}, { 'webhook-timestamp': 'yesterday' }),
      'no number in now': () => verify({ now: Number.NaN }),
      'no number in tolerance': () => verify({ tolerance: Number.NaN }),
    },
  },
  'too-new': {
    status: 401,
    header: 'webhook-timestamp',
    refused: { 'an hour ahead': () => verify({}, { sentAt: Date.now() + 3_600_000 }) },
  },
  'raw-body-needed': {
    status: 500,
    refused: { 'a parsed body': () => verify({ ...required, body: parsed }, ofParsed) },
  },
  'body-used': {
    status: 500,
    refused: {
      'a request that was read': async () => {
        const request = (await createDelivery({ token })).request();
        await request.text();
        return verifyWebhook({ headers: request, tokens: token });
      },
      'a request that is being read': async () => {
        const request = (await createDelivery({ token })).request();
        request.body?.getReader();
        return verifyWebhook({ headers: request, tokens: token });
      },
    },
  },
  'body-too-large': {
    status: 413,
    refused: {
      'one byte more than 1 MiB': async () => {
        const delivery = await createDelivery({ token, body: (json) => json.padEnd(1_048_577) });
        return verifyWebhook({ headers: delivery.request(), tokens: token });
      },
      'one byte more than asked for': async () => {
        const delivery = await createDelivery({ token });
        const maxBodyBytes = delivery.body.length - 1;
        return verifyWebhook({ headers: delivery.request(), tokens: token, maxBodyBytes });
      },
    },
  },
  'bad-body': {
    status: 400,
    refused: {
      'no body': () => verify({ body: undefined }, { signed: false }),
      'no body, and a header of the name body': () =>
        verify({ body: undefined }, { signed: false }, { body: 'x' }),
      'no body, and a header of the name iterator': () =>
        verify({ body: undefined }, { signed: false }, { iterator: 'x' }),
      'an empty one': () => verify({}, { body: '' }),
      'no JSON': () => verify({}, { body: '{"id":"wex_1","type":"task.completed"' }),
      'no object': () => verify({}, { body: '"wex_1"' }),
      null: () => verify({}, { body: 'null' }),
      'a list': () => verify({}, { body: '[{"id":"wex_1","type":"task.completed"}]' }),
      'no id': () => verify({}, { body: '{"type":"task.completed"}' }),
      'no type': () => verify({}, { body: '{"id":"wex_1"}', ...ofParsed }),
      'an id that is no text': () => verify({}, { body: '{"id":7,"type":"task.completed"}' }),
      'a list as id': () => verify({}, { body: '{"id":["wex_1"],"type":"task.completed"}' }),
      'an empty id': () => verify({}, { body: '{"id":"","type":"task.completed"}' }),
      'id and type on the prototype': () =>
        verify({}, { body: '{"__proto__":{"id":"wex_1","type":"task.completed"}}' }),
      'parsed, no object': () => verify({ body: [] }),
      'parsed, empty': () => verify({ body: {} }),
      'a parsed form': () => verify({ body: new URLSearchParams('id=wex_1') }),
    },
  },
  mismatch: [
    {
      status: 400,
      header: 'x-handinger-delivery',
      refused: {
        'another id': () => verify({}, {}, { 'X-Handinger-Delivery': 'wex_2' }),
        'parsed, another id': () => verify({ body: parsed }, {}),
      },
    },
    {
      status: 400,
      header: 'webhook-id',
      refused: {
        'another id of an unsigned delivery': () => verify({}, { signed: false }, { 'webhook-id': 'wex_2' }),
        'while signatures are ignored': () => verify({ signature: 'ignore' }, {}, { 'webhook-id': 'wex_2' }),
      },
    },
    {
      status: 400,
      header: 'x-handinger-event',
      refused: { 'another type': () => verify({}, {}, { 'X-Handinger-Event': 'task.error' }) },
    },
  ],
};

const codes = Object.keys(refusals) as (keyof typeof refusals)[];
const refusalTests = codes.flatMap((code) =>
  [refusals[code]]
    .flat()
    .flatMap(({ status, header, refused }) =>
      Object.entries(refused).map(([what, run]) => ({ name: `${code}: ${what}`, code, status, header, run })),
    ),
);

describe('refuses', () => {
  test.each(refusalTests)('$name', async ({ code, status, header, run }) => {
    const error = await run().then(
      () => 'no error',
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(WebhookVerificationError);
    expect(error).toMatchObject({ name: 'WebhookVerificationError', code, status });
    expect((error as WebhookVerificationError).header).toBe(header);
    expect(JSON.parse(JSON.stringify(error))).toEqual(header ? { code, status, header } : { code, status });
    const [known, sentence] = verificationFailures[code];
    expect(status).toBe(known);
    expect((error as Error).message).toMatch(header ? `${header} ${sentence}` : sentence);
    expect((error as Error).stack).toMatch(/^WebhookVerificationError: /);
  });

  test('with what a framework adds to the sentence about the raw body', async () => {
    const rawBodyHint = 'Call express.raw() instead.';
    const { message } = (await verify({ ...required, body: parsed, rawBodyHint }, ofParsed).catch(
      (error: Error) => error,
    )) as Error;
    expect(message).toContain(rawBodyHint);
  });
});

test('the README has a row for each code, with its status', async () => {
  const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  const [, section = ''] = readme.split(/^## (?=Refusals)/m);
  const rows = [...(section.split('\n## ')[0] ?? '').matchAll(/^\| `([a-z-]+)`\s+\| (\d{3}) /gm)];
  expect(rows.map(([, code, status]) => [code, Number(status)])).toEqual(
    Object.entries(verificationFailures).map(([code, [status]]) => [code, status]),
  );
});

describe('accepts', () => {
  const signed = { verifiedBy: 'signature', tokenIndex: 0 };
  const unsigned = { verifiedBy: 'token', tokenIndex: 0 };

  test('what is signed, in every mode', async () => {
    expect(await verify(required)).toMatchObject(signed);
    expect(await verify({ signature: 'when-present' })).toMatchObject(signed);
    expect(await verify()).toMatchObject(signed);
    expect(await verify({ signature: 'ignore' })).toMatchObject(unsigned);
  });

  test('what has only the token, unless a signature is required', async () => {
    expect(await verify({}, { signed: false })).toMatchObject(unsigned);
    expect(
      await verify(
        { signature: 'ignore', body: '{"id":"a","type":"b"}' },
        {},
        {
          'X-Handinger-Delivery': undefined,
          'webhook-id': undefined,
          'X-Handinger-Event': undefined,
        },
      ),
    ).toMatchObject(unsigned);
  });

  test('a parsed body as one that is not signed', async () => {
    const { headers, body, event } = await createDelivery({ token });
    const content = JSON.parse(body) as object;
    const verified = await verifyDelivery({ headers, body: content, tokens: token });
    expect(verified).toEqual({ ...unsigned, event });
    expect(verified.event).toBe(content);
  });

  test('one of several signatures, of any of the tokens, however they are joined', async () => {
    const id = 'wex_1';
    const { headers, body } = await createDelivery({ token, alsoSignedWith: [former], event: { id } });
    const [ofToken = '', ofFormer = ''] = headers['webhook-signature']?.split(' ') ?? [];
    const spoiled = ofToken.replace(/^v1,./, (start) => (start.endsWith('A') ? 'v1,B' : 'v1,A'));
    for (const tokens of [token, [token, former], ['whk_new', token]]) {
      for (const signature of [
        ofToken,
        `${spoiled} ${ofToken}`,
        `${ofToken} v2,AAAA`,
        `v1a,AAAA  ${spoiled}\t${ofToken} `,
        [spoiled, ofToken],
        [spoiled, ofToken].join(', '),
        `${ofFormer} ${ofToken}`,
        `${`${spoiled} `.repeat(98)}${ofToken}`,
      ]) {
        const options = {
          headers: { ...headers, 'webhook-signature': signature },
          body,
          tokens,
          ...required,
        };
        expect(await verifyWebhook(options)).toMatchObject({ id });
      }
    }
    const signedByFormer = { ...headers, 'webhook-signature': ofFormer };
    const byOther = { headers: signedByFormer, body, ...required };
    expect(await verifyWebhook({ ...byOther, tokens: [token, former] })).toMatchObject({ id });
    await expect(verifyWebhook({ ...byOther, tokens: token })).rejects.toMatchObject({
      code: 'bad-signature',
    });
  });

  test('types and fields that are not listed', async () => {
    const event = { id: 'wex_1', type: 'worker.renamed', name: { new: 'x' }, __proto__: null };
    const { headers, body } = await createDelivery({ token, type: 'worker.renamed', event });
    const verified: unknown = await verifyWebhook({ headers, body, tokens: token, ...required });
    expect(verified).toEqual(JSON.parse(body));
    expect(verified).toMatchObject({ type: 'worker.renamed', name: { new: 'x' } });
  });
});

describe('tokens that are replaced', () => {
  test('tell which one was sent', async () => {
    const tokens = [token, former, 'whk_older'];
    const seen: number[] = [];
    const onOldToken = (index: number) => seen.push(index);
    for (const [index, one] of tokens.entries()) {
      const { tokenIndex } = await verify({ tokens, onOldToken, ...required }, { token: one });
      expect(tokenIndex).toBe(index);
    }
    expect(seen).toEqual([1, 2]);
  });

  test('the newest counts where one is listed twice', async () => {
    expect((await verify({ tokens: [token, token] })).tokenIndex).toBe(0);
  });

  test('what is refused is not reported', async () => {
    const onOldToken = vi.fn<(index: number) => void>();
    await expect(verify({ tokens: ['whk_new', token], onOldToken, body: '{}' })).rejects.toThrow(
      WebhookVerificationError,
    );
    await expect(verify({ tokens: ['whk_new', token], onOldToken, body: {} })).rejects.toThrow(
      WebhookVerificationError,
    );
    expect(onOldToken).not.toHaveBeenCalled();
  });

  test('what onOldToken throws is ignored', async () => {
    const unhandled = vi.fn<() => void>();
    process.on('unhandledRejection', unhandled);
    const fails = () => {
      throw new Error('no');
    };
    for (const onOldToken of [fails, async () => fails(), () => new Promise(() => {})]) {
      const { tokenIndex } = await verify({ tokens: ['whk_new', token], onOldToken });
      expect(tokenIndex).toBe(1);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

test('nobody without the token makes it read a body', async () => {
  const { headers } = await createDelivery({ token: 'whk_another' });
  const pull = vi.fn<() => void>();
  const body = new ReadableStream({ pull }, { highWaterMark: 0 });
  const init = { method: 'POST', headers, body, duplex: 'half' };
  const request = new Request('https://receiver.example', init);
  await expect(verifyWebhook({ headers: request, tokens: token })).rejects.toMatchObject({
    code: 'invalid-token',
  });
  expect(pull).not.toHaveBeenCalled();
  expect(request.bodyUsed).toBe(false);
});
