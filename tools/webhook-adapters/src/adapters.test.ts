import { Agent, request as httpRequest } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDelivery } from '@ramensoft/handinger-webhooks/testing';
import type { App, Mounting } from './testing/app.ts';
import { nodeApps } from './testing/node-apps.ts';
import { token } from './testing/receivers.ts';
import { send } from './testing/send.ts';
import { startNextApp } from './testing/start-next-app.ts';
import { startWorkerd } from './testing/start-workerd.ts';

let next: Promise<App> | undefined;
afterAll(async () => (await next)?.close());

/** The one app of Next.js, at one of its folders. */
function nextAt(folder: string): Mounting['start'] {
  return async () => {
    next ??= startNextApp();
    const { url } = await next;
    return { url: `${url}/${folder}`, close: async () => undefined };
  };
}

const toWebHandler = 'toWebHandler(receiver) before';
const bodyParser = 'export const config = { api: { bodyParser: false } };';

const mountings: Record<string, Mounting> = {
  ...nodeApps,
  'Cloudflare Workers': { start: startWorkerd, advice: toWebHandler, endsConnection: true },
  'Next.js, App Router': { start: nextAt('app-router'), advice: toWebHandler },
  'Next.js, pages router without the parser': { start: nextAt('api/raw'), advice: bodyParser },
  'Next.js, pages router': {
    start: nextAt('api/parsed'),
    advice: bodyParser,
    isParsed: true,
    endsConnection: true,
  },
};

describe.each(Object.entries(mountings))('%s', (_, { start, advice, isParsed, inflates, endsConnection }) => {
  let app: App;
  beforeAll(async () => {
    app = await start();
  });
  afterAll(() => app?.close());

  const outcomeOf = async (route: string, delivery: Parameters<typeof send>[1]) => {
    const { status, body } = await send(`${app.url}/${route}`, delivery);
    return [status, JSON.parse(body)];
  };
  const handled = [200, { outcome: 'handled' }];

  test('a signed delivery is handled', async () => {
    expect(await outcomeOf('lenient', await createDelivery({ token }))).toEqual(handled);
  });

  test('a delivery that only has the token is handled', async () => {
    expect(await outcomeOf('lenient', await createDelivery({ token, signed: false }))).toEqual(handled);
  });

  test('a wrong token is a 401', async () => {
    const refused = [401, { outcome: 'refused', code: 'invalid-token' }];
    expect(await outcomeOf('lenient', await createDelivery({ token: 'whk_other' }))).toMatchObject(refused);
  });

  test('a signature that is required is checked over the bytes, or the answer says what to change', async () => {
    // Not as JSON.stringify writes it: what was parsed and written again does not have this signature.
    const { headers, body } = await createDelivery({ token, body: (text) => text.replace('{', '{ ') });
    const spoiled = body.replace('"createdAt"', '"createdat"');
    const answers = [
      await outcomeOf('strict', { headers, body }),
      await outcomeOf('strict', { headers, body: spoiled }),
    ];
    const advised = [500, { code: 'raw-body-needed', error: expect.stringContaining(advice) }];
    const refused = [401, { outcome: 'refused', code: 'bad-signature' }];
    expect(answers).toMatchObject(isParsed ? [advised, advised] : [handled, refused]);
  });

  test('a body that was read before, and not kept, is an answer that says what to change', async () => {
    expect(await outcomeOf('late', await createDelivery({ token }))).toMatchObject([
      500,
      { code: 'body-used', error: expect.stringContaining(advice) },
    ]);
  });

  test('the answer of the receiver passes as it is', async () => {
    const { status, headers, body } = await send(`${app.url}/fixed`, await createDelivery({ token }));
    expect([status, headers, body]).toMatchObject([
      418,
      { 'content-type': 'application/x-answer', 'retry-after': '7', 'x-answer': 'a, b' },
      'Grüße',
    ]);
  });

  test.each(['GET', 'PUT', 'DELETE', 'HEAD'])('%s is a 405 that names POST', async (method) => {
    const { status, headers, body } = await send(`${app.url}/lenient`, { method });
    expect([status, headers.allow]).toEqual([405, 'POST']);
    expect(body.includes('wrong-method')).toBe(method !== 'HEAD');
  });

  test('no body, and what is no JSON, is a 400', async () => {
    const { headers } = await createDelivery({ token, signed: false });
    for (const body of [undefined, '', [''], '{', 'null', '7', '[]', '"text"']) {
      const { status } = await send(`${app.url}/lenient`, { headers, body });
      expect([body, status]).toEqual([body, 400]);
    }
  });

  test('a body of many slow pieces, without a length, is handled', async () => {
    const { headers, body } = await createDelivery({ token });
    const bytes = Buffer.from(body);
    const pieces = [0, 1, 2, 3, 4].map((at) =>
      bytes.subarray((at * bytes.length) / 5, ((at + 1) * bytes.length) / 5),
    );
    expect(await outcomeOf('lenient', { headers, body: pieces })).toEqual(handled);
  });

  test('a compressed body is handled where the framework decompresses it, and else refused', async () => {
    const { headers, body } = await createDelivery({ token });
    const delivery = { headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) };
    const { status } = await send(`${app.url}/lenient`, delivery);
    expect(inflates ? [200] : [400, 401]).toContain(status);
  });

  test.each([
    ['with', (bytes: Uint8Array) => bytes],
    ['without', (bytes: Uint8Array) => [bytes.subarray(0, 1_500_000), bytes.subarray(1_500_000)]],
  ])('a body over the limit, %s a length, is a 413, and its connection serves on', async (_, cut) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { headers } = await createDelivery({ token });
    const body = cut(Buffer.alloc(3_000_000, ' '));
    const answer = await send(`${app.url}/lenient`, { headers, body, agent }).catch(() => undefined);
    // A parser refuses it before any handler is called, and some cut the connection off while the client still writes.
    expect(isParsed ? [413, undefined] : [413]).toContain(answer?.status);
    if (endsConnection) agent.destroy();
    const delivery = await createDelivery({ token });
    const next = endsConnection ? delivery : { ...delivery, agent };
    expect(await outcomeOf('lenient', next)).toEqual(handled);
    agent.destroy();
  });

  test('a client that leaves in mid-body is let go', async () => {
    const { headers, body } = await createDelivery({ token });
    const request = httpRequest(`${app.url}/lenient`, {
      method: 'POST',
      headers: { ...headers, 'content-length': `${body.length}` },
    });
    const gone = new Promise((resolve) => request.once('error', resolve).once('close', resolve));
    request.write(body.slice(0, 100));
    await new Promise((resolve) => setTimeout(resolve, 50));
    request.destroy();
    await gone;
    // Its delivery was not handled, and is when it comes whole.
    expect(await outcomeOf('lenient', { headers, body })).toEqual(handled);
  });
});
