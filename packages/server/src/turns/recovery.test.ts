import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Worker } from '../generated/types.gen.ts';
import { ApiClient, readStream } from '../testing/api-client.ts';
import { startServerProcess, type ServerProcess } from '../testing/server-process.ts';

const key = 'hdg_test_recovery';

/** Kills among many tasks; longer runs set it. */
const killCount = Number(process.env['HANDINGER_TEST_KILLS'] ?? 1);

/** What a loaded machine may take. */
const patience = { timeout: 60_000 };
const testTimeout = 240_000;

/** All tests use one data folder, and each the server that the one before it started: a start takes seconds. */
let data: string;
let running: ServerProcess | undefined;
let client: ApiClient;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'handinger-recovery-'));
  await start();
});
afterAll(async () => {
  await running?.stop('SIGKILL');
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<void> {
  running = await startServerProcess(data, ['--key', key]);
  client = new ApiClient({ url: running.url, key });
}

const slow = '[[offline:tokens 3]] [[offline:delay 60s]] [[offline:tokens 3]]';

/** A request with a file. */
function readNotes(taskId: string): { body: FormData; headers: Record<string, string> } {
  const body = new FormData();
  body.append('files', new File(['a word like zebra'], 'notes.txt'));
  body.append('input', 'read notes.txt');
  body.append('taskId', taskId);
  return { body, headers: { 'idempotency-key': `the third of ${taskId}` } };
}

/**
 * A running turn with two waiting behind it, one of them with a file, how much a reader saw of the first, and what those are
 * told in the end who wait for the first turn of another task and for the second of this one.
 */
async function leaveInTheMiddle(taskId: string) {
  const { id: workerId } = await client.createWorker({ instructions: 'Answer.' });
  const told = <Answer>(answer: Promise<Answer>) => answer.catch(() => undefined);
  const ofRunning = told(client.createTask({ workerId, taskId: `${taskId} too`, input: slow }));
  const response = await client.fetch('POST', '/api/tasks', {
    json: { workerId, taskId, stream: true, input: slow },
  });
  const seen = await readStream(response, (event) => event.id >= 6);
  const ofWaiting = told(client.send('POST', '/api/tasks', { json: { taskId, input: 'the second' } }));
  const turnCount = async () => (await client.retrieveTask(taskId)).turns.length;
  await expect.poll(turnCount, patience).toBe(2);
  void told(client.fetch('POST', '/api/tasks', readNotes(taskId)));
  await expect.poll(turnCount, patience).toBe(3);
  return { workerId, lastId: seen.events.at(-1)!.id, ofRunning, ofWaiting };
}

const toldToWait = {
  status: 500,
  body: { code: 'internal', error: expect.stringContaining('This turn is stored') },
};

describe.each([
  ['SIGKILL', null, 'The server ended unexpectedly while this turn was running.', [undefined, undefined]],
  [
    'SIGTERM',
    0,
    'The server was stopped while this turn was running.',
    ['error', expect.objectContaining(toldToWait)],
  ],
] as const)('after %s in the middle of a turn', (signal, exitCode, sentence, told) => {
  test(
    'the turn is ended with an error, those behind it are run, and a reader can go on where it was',
    async () => {
      const taskId = `cut by ${signal}`;
      const path = `stream?taskId=${encodeURIComponent(taskId)}`;
      const { workerId, lastId, ofRunning, ofWaiting } = await leaveInTheMiddle(taskId);
      const follower = await client.fetch('GET', `/api/workers/${workerId}/${path}`);
      const followed = readStream(follower).catch(() => ({ isDone: false }));
      expect(await running?.stop(signal)).toBe(exitCode);
      // There were turns to come, so this stream may not say that it was all.
      expect((await followed).isDone).toBe(false);
      expect([(await ofRunning)?.metadata['turnStatus'], await ofWaiting]).toEqual(told);

      await start();
      await expect
        .poll(async () => (await client.retrieveTask(taskId)).task.status, patience)
        .toBe('completed');
      const { task, turns } = await client.retrieveTask(taskId);
      expect(turns.map((turn) => [turn.status, turn.error])).toEqual([
        ['error', sentence],
        ['completed', null],
        ['completed', null],
      ]);
      expect(turns[0]?.outputText).not.toBe('');
      expect(turns[0]?.completedAt).not.toBeNull();
      expect(turns[2]?.outputText).toContain('zebra');
      expect(task.totals.turnCount).toBe(3);

      const resumed = await client.stream('GET', `/api/workers/${workerId}/${path}`, {
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
      const again = await client.send<Worker>('POST', '/api/tasks', readNotes(taskId));
      expect(again.body.metadata['turnId']).toBe(turns[2]?.id);
      expect((await client.retrieveTask(taskId)).turns).toHaveLength(3);
    },
    testTimeout,
  );
});

test(
  'kills in the middle of many tasks lose nothing that was acknowledged',
  async () => {
    const finished: string[] = [];
    for (let round = 0; round < killCount; round += 1) {
      const work = Promise.allSettled(
        Array.from({ length: 30 }, async (_unused, index) => {
          const taskId = `round-${round}-${index}`;
          await client.createTask({ taskId, input: `[[offline:tokens ${10 + index}]]` });
          finished.push(taskId);
        }),
      );
      const goal = finished.length + 8;
      await expect.poll(() => finished.length, { ...patience, interval: 2 }).toBeGreaterThanOrEqual(goal);
      await running?.stop('SIGKILL');
      await work;
      await start();
    }
    const listed = async (status: string) =>
      (await client.send<{ totalCount: number }>('GET', `/api/tasks?status=${status}`)).body.totalCount;
    await expect.poll(async () => (await listed('running')) + (await listed('pending')), patience).toBe(0);
    for (const taskId of finished) {
      const { task, turns } = await client.retrieveTask(taskId);
      expect([task.status, turns.length]).toEqual(['completed', 1]);
    }
  },
  testTimeout,
);

test(
  'a turn that the server can not run ends with an error, and those behind it are run',
  async () => {
    const first = client.createTask({ taskId: 'faulty', input: '[[offline:delay 2s]]' });
    await expect
      .poll(async () => (await client.fetch('GET', '/api/tasks/faulty')).status, patience)
      .toBe(200);
    const second = client.send<Worker>('POST', '/api/tasks', readNotes('faulty'));
    await expect.poll(async () => (await client.retrieveTask('faulty')).turns.length, patience).toBe(2);
    await rm(join(data, 'uploads'), { recursive: true });
    const third = client.createTask({ taskId: 'faulty', input: 'Go on.' });

    expect((await first).metadata['turnStatus']).toBe('completed');
    expect((await second).body.metadata).toMatchObject({
      turnStatus: 'error',
      turnError: 'The server failed while this turn was running. Its log has the details.',
    });
    expect((await third).metadata['turnStatus']).toBe('completed');
  },
  testTimeout,
);
