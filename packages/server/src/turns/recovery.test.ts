import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Worker } from '../generated/types.gen.ts';
import { ApiClient, readStream } from '../testing/api-client.ts';
import { startServerProcess, type ServerProcess } from '../testing/server-process.ts';

let data: string;
let running: ServerProcess | undefined;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'handinger-recovery-'));
});
afterEach(async () => {
  await running?.stop('SIGKILL');
  running = undefined;
  await rm(data, { recursive: true, force: true });
});

async function start(): Promise<ServerProcess> {
  running = await startServerProcess(data);
  return running;
}

async function stop(signal: NodeJS.Signals): Promise<number | null | undefined> {
  const code = await running?.stop(signal);
  running = undefined;
  return code;
}

const slow = '[[offline:tokens 3]] [[offline:delay 60s]] [[offline:tokens 3]]';

/** A running turn with two waiting behind it, one of them with a file, and how much a reader saw of the first. */
async function leaveInTheMiddle(client: ApiClient): Promise<{ workerId: string; lastId: number }> {
  const { id: workerId } = await client.createWorker({ instructions: 'Answer.' });
  const response = await client.fetch('POST', '/api/tasks', {
    json: { workerId, taskId: 'cut', stream: true, input: slow },
  });
  const seen = await readStream(response, (event) => event.id >= 6);
  const abandon = (promise: Promise<unknown>) => void promise.catch(() => {});
  abandon(client.fetch('POST', '/api/tasks', { json: { taskId: 'cut', input: 'the second' } }));
  const form = new FormData();
  form.append('files', new File(['a word like zebra'], 'notes.txt'));
  form.append('input', 'read notes.txt');
  form.append('taskId', 'cut');
  await expect.poll(async () => (await client.retrieveTask('cut')).turns.length).toBe(2);
  abandon(client.fetch('POST', '/api/tasks', { body: form, headers: { 'idempotency-key': 'the third' } }));
  await expect.poll(async () => (await client.retrieveTask('cut')).turns.length).toBe(3);
  return { workerId, lastId: seen.events.at(-1)!.id };
}

describe.each([
  ['SIGKILL', null, 'The server ended unexpectedly while this turn was running.'],
  ['SIGTERM', 0, 'The server was stopped while this turn was running.'],
] as const)('after %s in the middle of a turn', (signal, exitCode, sentence) => {
  test('the turn is ended with an error, those behind it are run, and a reader can go on where it was', async () => {
    const { key } = await start();
    const before = new ApiClient(running!);
    const { workerId, lastId } = await leaveInTheMiddle(before);
    const follower = await before.fetch('GET', `/api/workers/${workerId}/stream?taskId=cut`);
    const followed = readStream(follower).catch(() => ({ isDone: false }));
    expect(await stop(signal)).toBe(exitCode);
    // There were turns to come, so this stream may not say that it was all.
    expect((await followed).isDone).toBe(false);

    const { url } = await start();
    const client = new ApiClient({ url, key });
    await expect
      .poll(async () => (await client.retrieveTask('cut')).task.status, { timeout: 10_000 })
      .toBe('completed');
    const { task, turns } = await client.retrieveTask('cut');
    expect(turns.map((turn) => [turn.status, turn.error])).toEqual([
      ['error', sentence],
      ['completed', null],
      ['completed', null],
    ]);
    expect(turns[0]?.outputText).not.toBe('');
    expect(turns[0]?.completedAt).not.toBeNull();
    expect(turns[2]?.outputText).toContain('zebra');
    expect(task.totals.turnCount).toBe(3);

    const resumed = await client.stream('GET', `/api/workers/${workerId}/stream?taskId=cut`, {
      headers: { 'last-event-id': String(lastId) },
    });
    const types = resumed.events.map((event) => event.type);
    expect(resumed.events[0]?.id).toBe(lastId + 1);
    expect(types.slice(types.indexOf('data-usage'), types.indexOf('error') + 2)).toEqual([
      'data-usage',
      'data-worker',
      'error',
      'start',
    ]);
    expect(types.filter((type) => type === 'finish')).toHaveLength(2);
    expect(resumed.isDone).toBe(true);
    const ids = resumed.events.map((event) => event.id);
    expect(ids).toEqual(ids.map((_id, index) => lastId + 1 + index));

    // The third request's client never got its answer: it asks again, and gets that turn.
    const form = new FormData();
    form.append('files', new File(['a word like zebra'], 'notes.txt'));
    form.append('input', 'read notes.txt');
    form.append('taskId', 'cut');
    const again = await client.send<Worker>('POST', '/api/tasks', {
      body: form,
      headers: { 'idempotency-key': 'the third' },
    });
    expect(again.body.metadata['turnId']).toBe(turns[2]?.id);
    expect((await client.retrieveTask('cut')).turns).toHaveLength(3);
  });
});

test('many kills in the middle of many tasks lose nothing that was acknowledged', async () => {
  const finished: string[] = [];
  let key = '';
  for (let round = 0; round < 2; round += 1) {
    const server = await start();
    key ||= server.key;
    const client = new ApiClient({ url: server.url, key });
    const work = Promise.allSettled(
      Array.from({ length: 40 }, async (_unused, index) => {
        const taskId = `round-${round}-${index}`;
        await client.createTask({ taskId, input: `[[offline:tokens ${10 + index}]]` });
        finished.push(taskId);
      }),
    );
    const goal = finished.length + 12;
    await expect.poll(() => finished.length, { timeout: 20_000, interval: 2 }).toBeGreaterThanOrEqual(goal);
    await stop('SIGKILL');
    await work;
  }
  const server = await start();
  const client = new ApiClient({ url: server.url, key });
  const listed = async (status: string) =>
    (await client.send<{ totalCount: number }>('GET', `/api/tasks?status=${status}`)).body.totalCount;
  await expect
    .poll(async () => (await listed('running')) + (await listed('pending')), { timeout: 10_000 })
    .toBe(0);
  for (const taskId of finished) {
    const { task, turns } = await client.retrieveTask(taskId);
    expect([task.status, turns.length]).toEqual(['completed', 1]);
  }
});

test('a turn that the server can not run ends with an error, and those behind it are run', async () => {
  const client = new ApiClient(await start());
  const first = client.createTask({ taskId: 'faulty', input: '[[offline:delay 1s]]' });
  await expect.poll(async () => (await client.fetch('GET', '/api/tasks/faulty')).status).toBe(200);
  const form = new FormData();
  form.append('files', new File(['gone'], 'notes.txt'));
  form.append('input', 'read notes.txt');
  form.append('taskId', 'faulty');
  const second = client.send<Worker>('POST', '/api/tasks', { body: form });
  await expect.poll(async () => (await client.retrieveTask('faulty')).turns.length).toBe(2);
  await rm(join(data, 'uploads'), { recursive: true });
  const third = client.createTask({ taskId: 'faulty', input: 'Go on.' });

  expect((await first).metadata['turnStatus']).toBe('completed');
  expect((await second).body.metadata).toMatchObject({
    turnStatus: 'error',
    turnError: 'The server failed while this turn was running. Its log has the details.',
  });
  expect((await third).metadata['turnStatus']).toBe('completed');
});

test('a turn that waits when the server stops is not refused: it is stored, and its caller is told so', async () => {
  const { key } = await start();
  const client = new ApiClient(running!);
  const first = client.createTask({ taskId: 'left', input: slow });
  await expect.poll(async () => (await client.fetch('GET', '/api/tasks/left')).status).toBe(200);
  const second = client.send('POST', '/api/tasks', { json: { taskId: 'left', input: 'Go on.' } });
  await expect.poll(async () => (await client.retrieveTask('left')).turns.length).toBe(2);
  await stop('SIGTERM');
  expect((await first).metadata['turnStatus']).toBe('error');
  expect(await second).toMatchObject({
    status: 500,
    body: { code: 'internal', error: expect.stringContaining('This turn is stored') },
  });

  const again = new ApiClient({ url: (await start()).url, key });
  await expect
    .poll(async () => (await again.retrieveTask('left')).task.status, { timeout: 10_000 })
    .toBe('completed');
  expect((await again.retrieveTask('left')).turns).toHaveLength(2);
});
