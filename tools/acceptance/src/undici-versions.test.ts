import { Handinger, HandingerError, type ClientOptions, type Fetch } from '@ramensoft/handinger';
import { startServer } from '@ramensoft/handinger-server';
import * as undici6 from 'undici-6';
import * as undici7 from 'undici-7';
import * as undici8 from 'undici-8';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startCorporateProxy } from './start-corporate-proxy.ts';

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** What is used of undici; the types of its versions do not fit each other, nor those of Node. */
interface Undici {
  readonly fetch: unknown;
  readonly Agent: new () => { close(): Promise<void> };
  readonly ProxyAgent: new (url: string) => { close(): Promise<void> };
}
const versions: [version: string, undici: Undici][] = [
  ['6', undici6],
  ['7', undici7],
  ['8', undici8],
];

function connect(dispatcher: object, fetch?: unknown): Handinger {
  const options: ClientOptions = {
    fetchOptions: { dispatcher } as object,
    fetch: fetch as Fetch | undefined,
  };
  return new Handinger({ apiKey: server.key, baseURL: server.url, logLevel: 'off', ...options });
}

describe.each(versions)('undici %s, with its own fetch', (_, undici) => {
  test('carries calls, streams and files', async () => {
    const agent = new undici.Agent();
    const client = connect(agent, undici.fetch);
    const { id: workerId } = await client.workers.create({ instructions: 'Be brief.' });
    const stream = await client.tasks.stream({ workerId, input: 'Say hello.' });
    expect(await stream.finalText()).not.toBe('');
    const bytes = new Uint8Array(300_000).map((_byte, index) => index % 251);
    for (const data of [new Blob([bytes]), new Blob([bytes]).stream()]) {
      await client.tasks.create({ workerId, input: 'Keep it.', files: [{ data, filename: 'data.bin' }] });
      const file = await client.workers.retrieveFile('data.bin', { workerId });
      expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true);
    }
    await agent.close();
  });

  test('goes through the proxy of a company', async () => {
    await using proxy = await startCorporateProxy();
    const agent = new undici.ProxyAgent(proxy.url);
    const client = connect(agent, undici.fetch);
    expect(await (await client.tasks.stream({ input: 'Say hello.' })).finalText()).not.toBe('');
    expect(proxy.passed).toBeGreaterThan(0);
    await agent.close();
  });
});

test('a dispatcher of another undici than the runtime’s own works, or the error says what is wrong', async () => {
  const errors: unknown[] = [];
  for (const [, undici] of versions) {
    const agent = new undici.Agent();
    for (const call of [
      (client: Handinger) => client.workers.create({ instructions: 'Be brief.' }),
      (client: Handinger) => client.tasks.create({ input: 'Say hello.' }),
      (client: Handinger) =>
        client.tasks.stream({ input: 'Say hello.' }).then((stream) => stream.finalText()),
    ]) {
      await call(connect(agent)).catch((error: unknown) => errors.push(error));
    }
    await agent.close();
  }
  // No Node has the same undici as all of these.
  expect(errors.length).toBeGreaterThan(0);
  for (const error of errors) {
    expect(error).toBeInstanceOf(HandingerError);
    expect(error).toMatchObject({
      code: 'invalid_option',
      message:
        'The `dispatcher` in fetchOptions is of another undici than this fetch. Pass its own `fetch` too.',
      safeToRetry: true,
      attempts: [{ action: 'send' }],
    });
  }
});
