import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Handinger, TaskStream, foldChunks, type TaskChunk } from '../index.ts';
import { startCuttingProxy, type CuttingProxy } from './start-cutting-proxy.ts';

const input = [
  'Read the invoice. [[offline:tool list_files {}]] [[offline:source https://example.com/page A page]]',
  '[[offline:file report.md: Done 🐕]] [[offline:pace 1ms]] [[offline:tokens 60]]',
].join(' ');

let server: TestServer;
let proxy: CuttingProxy;
let direct: Handinger;
let handinger: Handinger;
let workerId: string;
beforeAll(async () => {
  server = await startTestServer();
  proxy = await startCuttingProxy(server.url);
  direct = new Handinger({ apiKey: server.key, baseURL: server.url });
  handinger = new Handinger({ apiKey: server.key, baseURL: proxy.url, logLevel: 'off' });
  workerId = (await direct.workers.create({ instructions: 'Read what you are given.' })).id;
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await server.close();
});

async function readAll(stream: TaskStream): Promise<TaskChunk[]> {
  const chunks: TaskChunk[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

/** Every chunk of a task, read at once and without a cut. */
async function unbroken(taskId: string): Promise<TaskChunk[]> {
  return readAll(await direct.workers.streamUpdates(workerId, { taskId, lastEventId: '0' }));
}

/** Opens a connection of its own: a cut is for one, and fetch keeps those that it has. */
const fresh = () => handinger.withOptions({ defaultHeaders: { connection: 'close' } });

describe('a stream that is cut again and again', () => {
  test('gives the chunks and the state of one that was not', async () => {
    let seed = 3;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    let cuts = 0;
    for (let round = 0; round < 12; round += 1) {
      // Not in the head of the first answer: that is a call whose answer was lost, and no stream yet.
      proxy.cuts.push(700 + random(4000), ...Array.from({ length: random(5) }, () => 200 + random(5000)));
      const stream = await fresh().tasks.stream({ workerId, input });
      const events: string[] = [];
      stream.on('reconnect', ({ action }) => events.push(action));
      const chunks = await readAll(stream);
      cuts += events.length;
      proxy.cuts.length = 0;
      const expected = await unbroken(stream.taskId ?? '');
      expect(chunks).toEqual(expected);
      expect(stream.state).toEqual(foldChunks(expected));
      const worker = await direct.workers.retrieve(workerId, { taskId: stream.taskId });
      expect(await stream.finalWorker()).toEqual(worker);
      expect((await direct.tasks.retrieve(stream.taskId ?? '')).turns).toHaveLength(1);
    }
    expect(cuts).toBeGreaterThan(10);
  }, 120_000);

  test('of a follow-up: nothing of the turns before or after comes with it', async () => {
    const first = await direct.tasks.create({ workerId, input: 'First.' });
    const taskId = String(first.metadata['taskId']);
    const cutsBefore = proxy.cut;
    for (const cut of [600, 900, 1500]) {
      proxy.cuts.push(cut, cut);
      const stream = await fresh().tasks.stream({
        taskId,
        workerId,
        input: '[[offline:pace 2ms]] [[offline:tokens 40]]',
      });
      const last = direct.tasks.create({ taskId, workerId, input: 'Last.' });
      const chunks = await readAll(stream);
      proxy.cuts.length = 0;
      await last;
      const all = await unbroken(taskId);
      const begin =
        all.findIndex((chunk) => chunk.type === 'data-task' && chunk.data.turnId === stream.turnId) - 1;
      expect(chunks).toEqual(all.slice(begin, begin + chunks.length));
      expect(chunks.at(-1)?.type).toBe('finish');
      expect((await stream.finalWorker()).metadata['turnId']).toBe(stream.turnId);
    }
    expect(proxy.cut - cutsBefore).toBeGreaterThanOrEqual(4);
  }, 60_000);

  test('of a worker: to the end of the last turn', async () => {
    const { metadata } = await direct.tasks.create({ workerId, input: 'One.' });
    const taskId = String(metadata['taskId']);
    const running = direct.tasks.create({
      taskId,
      workerId,
      input: '[[offline:pace 5ms]] [[offline:tokens 40]]',
    });
    const cutsBefore = proxy.cut;
    proxy.cuts.push(2500, 900, 900);
    const stream = await fresh().workers.streamUpdates(workerId, { taskId });
    const chunks = await readAll(stream);
    proxy.cuts.length = 0;
    expect(foldChunks(chunks)).toEqual(foldChunks(await unbroken(taskId)));
    expect(await stream.finalWorker()).toEqual(await running);
    expect(proxy.cut - cutsBefore).toBeGreaterThanOrEqual(2);
  }, 60_000);
});

describe('a stream', () => {
  test('is left, and gone on with elsewhere from its cursor', async () => {
    const stream = await direct.tasks.stream({ workerId, input });
    const before: TaskChunk[] = [];
    for await (const chunk of stream) if (before.push(chunk) === 20) break;
    const cursor = JSON.parse(JSON.stringify(stream.cursor)) as NonNullable<TaskStream['cursor']>;
    const rest = await direct.workers.streamUpdates(cursor.workerId ?? '', cursor);
    const after = await readAll(rest);
    expect([...before, ...after]).toEqual(await unbroken(cursor.taskId));
  });

  test('that is left leaves its task running', async () => {
    const stream = await direct.tasks.stream({
      workerId,
      input: '[[offline:pace 5ms]] [[offline:tokens 40]]',
    });
    for await (const chunk of stream) if (chunk.type === 'data-task') break;
    const worker = await direct.tasks.wait(stream.taskId ?? '');
    expect(worker).toMatchObject({ running: false, metadata: { turnStatus: 'completed' } });
  });

  test('of a turn that fails ends as one that does not, and its worker says why', async () => {
    const stream = await direct.tasks.stream({
      workerId,
      input: '[[offline:tokens 5]] [[offline:error The lights went out.]]',
    });
    const chunks = await readAll(stream);
    expect(chunks.at(-1)).toEqual({ type: 'error', errorText: 'The lights went out.' });
    expect(await stream.finalWorker()).toMatchObject({
      metadata: { turnStatus: 'error', turnError: 'The lights went out.' },
    });
    expect(stream.state).toMatchObject({ status: 'error', error: 'The lights went out.' });
  });

  test('goes through another server as bytes', async () => {
    const stream = await direct.tasks.stream({ workerId, input });
    const copy = TaskStream.fromReadableStream(stream.toReadableStream());
    expect(await readAll(copy)).toEqual(await unbroken(stream.taskId ?? ''));
  });

  test('of an unknown worker is refused before the first chunk', async () => {
    await expect(direct.workers.streamUpdates('wrk_unknown')).rejects.toBeInstanceOf(Handinger.NotFoundError);
    await expect(direct.tasks.stream({ workerId: 'wrk_unknown', input: 'x' })).rejects.toMatchObject({
      status: 404,
    });
  });
});

test('ids that headers can’t carry as they are come back as they were given', async () => {
  const [taskId, turnId] = ['Aufgabe für 猫', 'Runde 100% ☃'];
  proxy.cuts.push(1_500);
  const stream = await fresh().tasks.stream({ workerId, taskId, turnId, input });
  expect(stream).toMatchObject({ taskId, turnId });
  expect(await readAll(stream)).toEqual(await unbroken(taskId));
  const handle = await handinger.tasks.createAndDetach({ taskId, turnId: `${turnId} 2`, input: 'And then?' });
  expect(handle).toMatchObject({ taskId, turnId: `${turnId} 2` });
  expect((await handle.result()).metadata).toMatchObject({ taskId, turnId: `${turnId} 2` });
});
