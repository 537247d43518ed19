import { inspect } from 'node:util';
import { describe, expect, test, vi } from 'vitest';
import { Handinger, type LogLevel } from '../index.ts';
import { eventStream, fakeFetch, json, type FakeAnswer } from '../test-support/fake-fetch.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));

const levels: LogLevel[] = ['off', 'error', 'warn', 'info', 'debug'];
const keys = ['hdg_live_4f0c2a9b7d', 'k3y+with/regex.chars$^*(', 'ab"cd\\ef'];

/** Answers and failures that quote the key in every place that an error or a log could repeat. */
const hostile: [string, (key: string) => FakeAnswer][] = [
  ['a good answer', () => json({ id: 'wrk_1' })],
  [
    'the body of an error',
    (key) =>
      json({ error: `Unknown key ${key}`, code: `code_${key}`, issues: [{ path: key, message: key }] }, 401),
  ],
  ['a plain text', (key) => new Response(`no such key: ${key}`, { status: 500 })],
  [
    'headers',
    (key) =>
      json({ error: 'No.' }, 403, {
        'x-echo': `Bearer ${key}`,
        'x-request-id': key,
        'x-handinger-task-id': key,
      }),
  ],
  ['headers of a good answer', (key) => json({ id: 'wrk_1' }, 200, { 'x-echo': key })],
  [
    'a good status with a bad body',
    (key) => new Response(`<html>${key}</html>`, { headers: { 'content-type': 'application/json' } }),
  ],
  [
    'an error with the request on it',
    (key) =>
      Object.assign(new TypeError(`fetch failed for ${key}`), {
        config: { headers: { authorization: `Bearer ${key}` } },
      }),
  ],
  [
    'an error with a Request on it',
    (key) =>
      Object.assign(new Error('x'), {
        request: new Request('http://x.test', { headers: { authorization: `Bearer ${key}` } }),
      }),
  ],
  [
    'the cause of an error',
    (key) => new TypeError('fetch failed', { cause: new Error(`invalid header value: Bearer ${key}`) }),
  ],
];

const calls: [string, (client: Handinger, key: string) => Promise<unknown>][] = [
  ['workers.create', (client) => client.workers.create({ title: 'x' })],
  ['tasks.create', (client) => client.tasks.create({ input: 'x' })],
  ['tasks.create with a file', (client) => client.tasks.create({ input: 'x', files: [new Blob(['a'])] })],
  ['tasks.create, streamed', (client) => client.tasks.create({ input: 'x', stream: true })],
  [
    'a call that quotes it',
    (client, key) =>
      client.post(`/api/${key}`, { query: { q: key }, body: { note: `my key is ${key}`, [key]: 1 } }),
  ],
  [
    'a call with bad headers',
    (client, key) => client.get('/api/x', { headers: { 'x-bad': `${key}\n日本` } }),
  ],
];

describe.each(levels)('the key is nowhere to be seen at the level %s', (logLevel) => {
  test.each(keys)('%s', async (key) => {
    const seen: string[] = [];
    const note = (...args: unknown[]) =>
      seen.push(
        ...args.map((arg) => (typeof arg === 'string' ? arg : inspect(arg, { depth: 20, showHidden: true }))),
      );
    const logger = { error: note, warn: note, info: note, debug: note };
    for (const apiKey of [key, async () => key]) {
      for (const [, answer] of hostile) {
        for (const [, call] of calls) {
          const client = new Handinger({
            apiKey,
            logger,
            logLevel,
            fetch: fakeFetch(answer(key)),
            maxRetries: 1,
            defaultHeaders: { cookie: 's=1' },
          });
          await call(client, key).catch((error: Error) => {
            seen.push(
              inspect(error, { depth: 20, showHidden: true }),
              String(error.stack),
              JSON.stringify(error),
            );
          });
          seen.push(
            inspect(client, { depth: 20, showHidden: true }),
            JSON.stringify(client),
            JSON.stringify({ ...client }),
          );
        }
      }
    }
    // As it is, and as JSON or a URL would write it.
    for (const form of [key, JSON.stringify(key).slice(1, -1), encodeURIComponent(key)]) {
      expect(seen.filter((text) => text.includes(form))).toEqual([]);
    }
    expect(seen.some((text) => text.includes('***'))).toBe(true);
  });
});

test('the log says what happened, with secret fields struck out', async () => {
  const lines: string[] = [];
  const note = (message: string, details?: unknown) => lines.push(`${message} ${inspect(details)}`);
  const client = new Handinger({
    apiKey: 'hdg_live_4f0c2a9b7d',
    baseURL: 'https://api.test',
    logger: { error: note, warn: note, info: note, debug: note },
    logLevel: 'debug',
    fetch: fakeFetch(json({ token: 'whk_secret', url: 'https://x.test' })),
  });
  await client.workers.webhooks.update('wrk_1', { url: 'https://x.test' });
  const log = lines.join('\n');
  expect(log).toContain('PUT https://api.test/api/workers/wrk_1/webhook');
  expect(log).toContain("authorization: '***'");
  expect(log).toContain("token: '***'");
  expect(log).toContain("url: 'https://x.test'");
  expect(log).not.toContain('whk_secret');
});

test('the key can be read from the client, but is no property that is listed', () => {
  const client = new Handinger({ apiKey: 'hdg_live_4f0c2a9b7d' });
  expect(client.apiKey).toBe('hdg_live_4f0c2a9b7d');
  expect(Object.keys(client)).toEqual(['workers', 'tasks', 'usage']);
  expect(new Handinger({ apiKey: null }).apiKey).toBe('');
});

test('a stream that echoes the key in its ids', async () => {
  const key = 'hdg_live_4f0c2a9b7d';
  const chunk = { type: 'data-task', data: { taskId: key, turnId: key } };
  const client = new Handinger({
    apiKey: key,
    fetch: fakeFetch(eventStream(`id: ${key}\ndata: ${JSON.stringify(chunk)}\n\n`)),
  });
  const stream = await client.tasks.create({ input: 'x', stream: true });
  const read = async () => {
    for await (const part of stream) expect(part).toEqual(chunk);
  };
  const error: unknown = await read().catch((caught: unknown) => caught);
  expect(error).toMatchObject({ taskId: '***', turnId: '***', lastEventId: '***' });
  expect(JSON.stringify(error) + inspect(error, { depth: 20, showHidden: true })).not.toContain(key);
});

test('neither a logger that fails nor data that is too deep for it fails the call', async () => {
  const deep = `{"deep":${'['.repeat(20_000)}${']'.repeat(20_000)}}`;
  const fail = () => {
    throw new Error('disk full');
  };
  const fetch = fakeFetch(new Response(deep, { headers: { 'content-type': 'application/json' } }));
  const client = new Handinger({
    apiKey: 'hdg_live_4f0c2a9b7d',
    logger: { error: fail, warn: fail, info: fail, debug: fail },
    logLevel: 'debug',
    fetch,
  });
  await expect(client.workers.create({ title: 'x' })).resolves.toHaveProperty('deep');
  expect(fetch.calls).toHaveLength(1);

  const lines: unknown[] = [];
  const note = (...line: unknown[]) => lines.push(inspect(line, { depth: 20 }));
  await client.withOptions({ logger: { error: note, warn: note, info: note, debug: note } }).get('/api/x');
  expect(lines.join('\n')).toContain('was read');
});
