import { Handinger, newId } from '@ramensoft/handinger';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { QueryClient } from '@tanstack/react-query';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { startCuttingProxy, type CuttingProxy } from '../../../core/src/integration/start-cutting-proxy.ts';
import {
  startLossyProxy,
  type Loss,
  type LossyProxy,
} from '../../../core/src/integration/start-lossy-proxy.ts';
import { countedFetch } from './counted-fetch.ts';
import { followTask } from './follow-task.ts';

/** The page, as far as streams look at it. */
class Page extends EventTarget {
  visibilityState = 'visible';
}

let server: TestServer;
let direct: Handinger;
let workerId: string;
let cutting: CuttingProxy;
let lossy: LossyProxy;
beforeAll(async () => {
  server = await startTestServer();
  direct = new Handinger({ apiKey: server.key, baseURL: server.url });
  cutting = await startCuttingProxy(server.url);
  lossy = await startLossyProxy(server.url);
  workerId = (await direct.workers.create({ instructions: 'Answer.' })).id;
});
afterEach(() => vi.unstubAllGlobals());
afterAll(async () => {
  await cutting[Symbol.asyncDispose]();
  await lossy[Symbol.asyncDispose]();
  await server.close();
});

function openPage(): Page {
  const page = new Page();
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  return page;
}

const input = [
  '[[offline:tool list_files {}]] [[offline:source https://example.com/page A page]]',
  '[[offline:file report.md: Done]] [[offline:pace 2ms]] [[offline:tokens 60]]',
].join(' ');

test('a stream that is cut again and again: the conversation is that of one that was not', async () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const before = cutting.cut;
  for (let round = 0; round < 4; round += 1) {
    cutting.cuts.push(...Array.from({ length: 5 }, () => 900 + random(5000)));
    const client = direct.withOptions({
      baseURL: cutting.url,
      logLevel: 'off',
      defaultHeaders: { connection: 'close' },
    });
    const taskId = newId('tsk_');
    const live = followTask(client, taskId, { workerId, isNew: true });
    expect(await live.store.submit({ input })).toBe(true);
    await expect.poll(() => live.finished.length, { timeout: 60_000 }).toBe(1);
    cutting.cuts.length = 0;
    const stored = followTask(direct, taskId, { workerId });
    await expect.poll(() => stored.store.getSnapshot().status).toBe('completed');
    expect(live.store.getSnapshot()).toEqual(stored.store.getSnapshot());
    expect(live.store.getSnapshot().turns).toHaveLength(1);
    live.leave();
    stored.leave();
  }
  expect(cutting.cut - before).toBeGreaterThan(6);
}, 240_000);

test.each<Loss>(['request', 'answer', 'patience', 'body', 'gateway'])(
  'a submission that loses its %s starts one turn',
  async (loss) => {
    const client = direct.withOptions({ baseURL: lossy.url, logLevel: 'off' });
    lossy.losses.push(loss, loss);
    const live = followTask(client, newId('tsk_'), { workerId, isNew: true });
    // What the client can't find out is found out by trying again, with the same turn.
    while (!(await live.store.submit({ input: 'x' })) && !(await live.store.retry()));
    await expect.poll(() => live.finished.length, { timeout: 60_000 }).toBe(1);
    lossy.losses.length = 0;
    expect((await direct.tasks.retrieve(live.store.taskId)).turns).toHaveLength(1);
    expect(live.store.getSnapshot()).toMatchObject({ status: 'completed', error: undefined });
    live.leave();
  },
  120_000,
);

test('a submission that could not be sent says so, stays, and is sent as the same turn by retry', async () => {
  const client = direct.withOptions({ baseURL: lossy.url, logLevel: 'off', maxRetries: 0, maxReconnects: 0 });
  const { upstream } = lossy;
  lossy.upstream = 'http://127.0.0.1:1';
  const live = followTask(client, newId('tsk_'), { workerId, isNew: true });
  expect(await live.store.submit({ input: 'Hello.' })).toBe(false);
  const { status, error, messages } = live.store.getSnapshot();
  expect([status, error?.safeToRetry !== undefined, messages.length]).toEqual(['error', true, 1]);
  lossy.upstream = upstream;
  expect(await live.store.retry()).toBe(true);
  await expect.poll(() => live.finished.length).toBe(1);
  const { turns } = await direct.tasks.retrieve(live.store.taskId);
  expect(turns.map(({ id }) => id)).toEqual([messages[0]?.metadata.turnId]);
  expect(live.store.getSnapshot().messages[0]?.id).toBe(messages[0]?.id);
  live.leave();
}, 120_000);

test('a stream goes on once the network is back, however long that takes', async () => {
  const network = countedFetch();
  const client = direct.withOptions({
    fetch: network.fetch,
    logLevel: 'off',
    maxReconnects: 0,
    maxRetries: 0,
  });
  const live = followTask(client, newId('tsk_'), { workerId, isNew: true });
  await live.store.submit({ input: '[[offline:pace 40ms]] [[offline:tokens 100]]' });
  await expect.poll(() => live.store.getSnapshot().text).not.toBe('');
  network.loseNetwork();
  await expect.poll(() => live.store.getSnapshot().connection).toBe('reconnecting');
  expect(live.store.getSnapshot().status).toBe('streaming');
  network.bringBack();
  await expect.poll(() => live.finished.length, { timeout: 60_000 }).toBe(1);
  const { text, turns } = live.store.getSnapshot();
  expect(text).toBe(turns[0]?.outputText);
  expect(live.errors).toEqual([]);
  expect(network.most).toBe(1);
  live.leave();
}, 120_000);

test('fifty running tasks on a page: four streams, and each comes to its end', async () => {
  const network = countedFetch();
  const client = direct.withOptions({ fetch: network.fetch });
  const queryClient = new QueryClient();
  const ids = Array.from({ length: 50 }, () => newId('tsk_'));
  await Promise.all(
    ids.map((taskId) =>
      direct.tasks.createAndDetach({ workerId, taskId, input: '[[offline:tokens 20]] [[offline:delay 2s]]' }),
    ),
  );
  const all = ids.map((taskId) => followTask(client, taskId, { workerId, queryClient }));
  await expect
    .poll(() => all.filter(({ store }) => store.getSnapshot().turns[0]?.status === 'completed').length, {
      timeout: 90_000,
    })
    .toBe(50);
  expect(network.most).toBeLessThanOrEqual(4);
  for (const { store } of all) {
    const { text, turns, messages, connection } = store.getSnapshot();
    expect(text).toBe(turns[0]?.outputText);
    expect([messages.length, connection]).toEqual([2, 'closed']);
  }
  for (const { leave } of all) leave();
}, 120_000);

test('a page that is left and shown again, and one that changes its network, go on where they were', async () => {
  const page = openPage();
  const network = countedFetch();
  // Places belong to an origin, and this page is another than the one above.
  const client = direct.withOptions({
    fetch: network.fetch,
    baseURL: server.url.replace('127.0.0.1', 'localhost'),
  });
  const live = followTask(client, newId('tsk_'), { workerId, isNew: true });
  await live.store.submit({ input: '[[offline:pace 20ms]] [[offline:tokens 150]]' });
  await expect.poll(() => live.store.getSnapshot().text).not.toBe('');
  page.dispatchEvent(new Event('pagehide'));
  await expect
    .poll(() => live.store.getSnapshot())
    .toMatchObject({ connection: 'waiting', status: 'streaming' });
  await expect.poll(() => network.open).toBe(0);
  page.dispatchEvent(new Event('pageshow'));
  await expect.poll(() => live.store.getSnapshot().connection).toBe('open');
  const streams = () => network.requests.filter((request) => request.endsWith('/stream')).length;
  await expect.poll(streams).toBe(1);
  page.dispatchEvent(new Event('online'));
  await expect.poll(streams).toBe(2);
  await expect.poll(() => live.finished.length).toBe(1);
  const { text, turns } = live.store.getSnapshot();
  expect(text).toBe(turns[0]?.outputText);
  expect(network.most).toBe(1);
  expect(live.chunks.filter(({ type }) => type === 'data-snapshot')).toEqual([]);
  live.leave();
}, 60_000);
