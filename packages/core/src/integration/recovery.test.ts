import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startServerProcess } from '../../../server/src/testing/server-process.ts';
import { Handinger } from '../index.ts';
import { startLossyProxy, type Loss, type LossyProxy } from './start-lossy-proxy.ts';

let server: TestServer;
let proxy: LossyProxy;
/** Beside the proxy. */
let direct: Handinger;
let lossy: Handinger;
let workerId: string;
let taskId: string;
beforeAll(async () => {
  server = await startTestServer();
  proxy = await startLossyProxy(server.url);
  direct = new Handinger({ apiKey: server.key, baseURL: server.url });
  lossy = direct.withOptions({ baseURL: proxy.url, logLevel: 'off' });
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await server.close();
});
beforeEach(async () => {
  workerId = (await direct.workers.create({ instructions: 'Answer.' })).id;
  taskId = String((await direct.tasks.create({ workerId, input: 'Before.' })).metadata['taskId']);
});

/** What the worker was asked, over all of its tasks. */
async function inputs(): Promise<string[]> {
  const turns: string[] = [];
  for await (const { id } of direct.tasks.list({ workerId })) {
    turns.push(...(await direct.tasks.retrieve(id)).turns.map(({ input }) => input));
  }
  return turns.filter((input) => input !== 'Before.');
}

const input = '[[offline:pace 2ms]] [[offline:source https://example.com/a A]] Say it.';
const starts = {
  'a first turn': () => lossy.tasks.create({ workerId, input }),
  'a follow-up': () => lossy.tasks.create({ taskId, input }),
  'with a file': () => lossy.tasks.create({ workerId, input, files: [new File(['Total: 42'], 'notes.txt')] }),
  'with a key': () => lossy.tasks.create({ workerId, input }, { idempotencyKey: `key of ${workerId}` }),
  'workers.continue': () => lossy.workers.continue(workerId, { input }),
  'a stream': async () => (await lossy.tasks.stream({ workerId, input })).finalWorker(),
  'a streamed follow-up': async () => (await lossy.tasks.stream({ taskId, input })).finalWorker(),
  createAndDetach: async () => (await lossy.tasks.createAndDetach({ workerId, input })).result(),
} satisfies Record<string, () => PromiseLike<Handinger.Worker>>;

describe.each(Object.entries(starts))('%s, behind a proxy that strips Idempotency-Key', (name, start) => {
  test.each<[Loss, number]>([
    ['answer', 1],
    ['patience', 1],
    ['body', 1],
    ['gateway', 1],
    ['request', 2],
  ])('loses the %s: one turn, and its result (%i POST)', async (loss, posts) => {
    const before = proxy.posts;
    proxy.losses.push(loss);
    const worker = await start();
    expect(worker).toMatchObject({ id: workerId, status: 'completed', running: false });
    expect(await inputs()).toEqual([input]);
    expect(proxy.posts - before).toBe(posts);
    // The same as an unbroken call gives: asked for again, the server attaches to the same turn.
    const { taskId: itsTask, turnId } = worker.metadata as { taskId: string; turnId: string };
    const files = name === 'with a file' ? { files: [new File(['Total: 42'], 'notes.txt')] } : {};
    const params = name === 'workers.continue' ? undefined : { taskId: itsTask, turnId, input, ...files };
    const unbroken = params
      ? await direct.tasks.create(params)
      : await direct.workers.continue(workerId, { input, turnId });
    expect(worker).toEqual(unbroken);
    expect(await inputs()).toEqual([input]);
  });
});

test('a connection that is lost several times in a row, sending and looking', async () => {
  proxy.losses.push('request', 'answer');
  let looks = 0;
  const client = lossy.withOptions({
    fetch: async (url, init) => {
      if (init?.method === 'GET' && (looks += 1) % 2 === 1) throw new TypeError('fetch failed');
      return fetch(url, init);
    },
  });
  const worker = await client.tasks.create({ workerId, input });
  expect(worker.status).toBe('completed');
  expect(await inputs()).toEqual([input]);
});

test('two follow-ups with the same words at the same time are two turns, each with its own result', async () => {
  proxy.losses.push('answer', 'answer');
  const [first, second] = await Promise.all([
    lossy.tasks.create({ taskId, input }),
    lossy.tasks.create({ taskId, input }),
  ]);
  expect(first.metadata['turnId']).not.toBe(second.metadata['turnId']);
  expect(await inputs()).toEqual([input, input]);
});

test('a failed turn is the result of the call, not its error', async () => {
  proxy.losses.push('answer');
  const worker = await lossy.tasks.create({ workerId, input: '[[offline:error The lights went out.]]' });
  expect(worker.metadata).toMatchObject({
    turnStatus: 'error',
    turnError: expect.stringContaining('lights') as string,
  });
});

test('asking again with a key after the process was killed gives the turn that was started', async () => {
  const options = { idempotencyKey: `report of ${workerId}` };
  const params = { workerId, input: '[[offline:delay 1s]] Write the report.' };
  const program = `
    import { Handinger } from ${JSON.stringify(fileURLToPath(new URL('../index.ts', import.meta.url)))};
    const client = new Handinger({ apiKey: process.env.KEY, baseURL: process.env.URL });
    await client.tasks.create(${JSON.stringify(params)}, ${JSON.stringify(options)});
  `;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
    env: { ...process.env, KEY: server.key, URL: proxy.url },
    stdio: 'inherit',
  });
  const ended = once(child, 'close');
  await vi.waitFor(async () => expect(await inputs()).toHaveLength(1), { timeout: 20_000, interval: 50 });
  child.kill('SIGKILL');
  await ended;
  // In this process it is another client, and the key is stripped on the way.
  const worker = await lossy.tasks.create(params, options);
  expect(worker.status).toBe('completed');
  expect(await inputs()).toEqual([params.input]);
  expect(await lossy.tasks.create(params, options)).toEqual(worker);
});

test(
  'the server is killed in the middle of a turn and comes back: the turn ends with an error, and is not run again',
  { timeout: 90_000 },
  async () => {
    const data = await mkdtemp(join(tmpdir(), 'handinger-recovery-'));
    const first = await startServerProcess(data);
    await using moving = await startLossyProxy(first.url);
    const client = new Handinger({ apiKey: first.key, baseURL: moving.url, logLevel: 'off' });
    const worker = await client.workers.create({ instructions: 'Answer.' });
    const call = Promise.resolve(
      client.tasks.create({ workerId: worker.id, input: '[[offline:delay 20s]] Long.' }),
    );
    await vi.waitFor(
      async () => expect((await client.tasks.list({ workerId: worker.id })).tasks).toHaveLength(1),
      {
        timeout: 20_000,
        interval: 50,
      },
    );
    await first.stop('SIGKILL');
    const second = await startServerProcess(data);
    try {
      moving.upstream = second.url;
      const result = await call;
      expect(result.metadata).toMatchObject({ turnStatus: 'error', turnError: expect.any(String) as string });
      const { turns } = await client.tasks.retrieve(String(result.metadata['taskId']));
      expect(turns).toHaveLength(1);
    } finally {
      await second.stop('SIGKILL');
      await rm(data, { recursive: true, force: true });
    }
  },
);
