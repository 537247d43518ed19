import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { WebhookExecution, WebhookExecutionList } from '../generated/types.gen.ts';
import { ApiClient } from '../testing/api-client.ts';
import { startReceiver, type Received, type Receiver } from '../testing/start-receiver.ts';
import { startServerProcess, type ServerProcess } from '../testing/server-process.ts';

const key = 'hdg_test_kills';
const lost =
  'The server ended before the answer was recorded. Whether the receiver got the delivery is not known.';

/** Kills among many deliveries, and what they are drawn with; longer runs set both. */
const killCount = Number(process.env['HANDINGER_TEST_KILLS'] ?? 1);
const seed = Number(process.env['HANDINGER_TEST_SEED'] ?? 1);

const endless = '[[offline:tokens 3]] [[offline:delay 60s]]';

/** What a loaded machine may take. */
const patience = { timeout: 60_000 };
const testTimeout = 240_000;

/** All tests use one data folder after the other's server, each with a worker of its own. */
let data: string;
let receiver: Receiver;
let running: ServerProcess | undefined;
let ended: Promise<unknown> = Promise.resolve();
let client: ApiClient;
let workerId: string;
let answer: (response: ServerResponse, received: Received) => void;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'handinger-kills-'));
});
afterAll(async () => {
  await kill();
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});
beforeEach(async () => {
  receiver = await startReceiver((response, received) => answer(response, received));
  if (running === undefined) await start();
  workerId = (await client.createWorker({ instructions: 'Answer.' })).id;
  await client.send('PUT', `/api/workers/${workerId}/webhook`, { json: { url: receiver.url } });
});
afterEach(async () => {
  if (running !== undefined) await client.send('DELETE', `/api/workers/${workerId}`);
  await receiver.close();
});

async function start(): Promise<void> {
  running = await startServerProcess(data, ['--key', key]);
  client = new ApiClient({ url: running.url, key });
}

/** Ends the server, and waits until it is gone, also when that was begun before. */
function kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<unknown> {
  if (running !== undefined) ended = running.stop(signal);
  running = undefined;
  return ended;
}

/** The recorded attempts, oldest first. */
async function executions(page = 1): Promise<WebhookExecution[]> {
  const path = `/api/workers/${workerId}/webhook/executions?page=${page}`;
  const { body } = await client.send<WebhookExecutionList>('GET', path);
  const older = page < body.pageCount ? await executions(page + 1) : [];
  return [...older, ...body.logs.toReversed()];
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function randomFrom(state: number): () => number {
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test(
  'a server that is killed while the receiver has deliveries sends them again, and none a sixth time',
  async () => {
    const hanging = new Set(['again']);
    answer = (response, { event }) => {
      if (!hanging.has(event.taskId)) response.writeHead(503, { 'retry-after': '3000' }).end();
    };
    const ofTask = async (taskId: string) => (await executions()).filter((log) => log.taskId === taskId);
    const outcomes = async (taskId: string) =>
      (await ofTask(taskId)).map((log) => [log.attempt, log.requestStatus, log.errorMessage]);

    await client.createTask({ workerId, taskId: 'spent', input: 'Hello.' });
    await expect.poll(() => ofTask('spent'), patience).toHaveLength(1);
    const [{ deliveryId } = {}] = await ofTask('spent');
    const resend = () =>
      client.send('POST', `/api/workers/${workerId}/webhook/executions/${deliveryId}/resend`);
    for (let attempt = 2; attempt <= 4; attempt += 1) await resend();
    // The receiver has ten seconds: both are sent just before the kill.
    hanging.add('spent');
    await client.createTask({ workerId, taskId: 'again', input: 'Hello.' });
    void resend().catch(() => {});
    await receiver.whenReceived(1 + 5);
    await kill();
    answer = (response) => void response.writeHead(200).end();
    await start();

    await expect
      .poll(() => outcomes('again'), patience)
      .toEqual([
        [1, 'error', lost],
        [2, 'success', null],
      ]);
    const asked = 'The receiver answered 503. Only a 2xx says that it has the delivery.';
    expect(await outcomes('spent')).toEqual([
      ...[1, 2, 3, 4].map((attempt) => [attempt, 'error', asked]),
      [5, 'error', lost],
    ]);
    // It is given up, and what comes after it leaves.
    await client.createTask({ taskId: 'spent', input: 'And now?' });
    await receiver.whenReceived(8);
    expect(receiver.received[7]?.event.turn.seq).toBe(1);
    await expect.poll(() => outcomes('spent'), patience).toHaveLength(6);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(3);
  },
  testTimeout,
);

test(
  'a turn that SIGTERM cuts off is delivered as an error by the next server',
  async () => {
    answer = (response) => void response.writeHead(200).end();
    void client.createTask({ workerId, taskId: 'stopped', input: endless }).catch(() => {});
    await expect
      .poll(async () => (await client.fetch('GET', '/api/tasks/stopped')).status, patience)
      .toBe(200);
    await kill('SIGTERM');
    await start();
    await receiver.whenReceived(1);
    const { event } = receiver.received[0]!;
    expect([event.type, event.turn.error, event.task.status]).toEqual([
      'task.error',
      'The server was stopped while this turn was running.',
      'error',
    ]);
    await expect.poll(async () => (await executions()).at(-1)?.requestStatus, patience).toBe('success');
    expect(receiver.received).toHaveLength(1);
  },
  testTimeout,
);

test(
  'kills at many points among many deliveries lose none, and send none a sixth time',
  async () => {
    const acknowledged = new Set<string>();
    let sinceStart = 0;
    let killAfter = Infinity;
    answer = (response) => {
      sinceStart += 1;
      response.writeHead(200).end();
      if (sinceStart === killAfter) void kill();
    };
    const random = randomFrom(seed);
    void client.createTask({ workerId, taskId: 'cut', input: endless }).catch(() => {});
    await expect.poll(async () => (await client.fetch('GET', '/api/tasks/cut')).status, patience).toBe(200);
    for (let round = 0; round < killCount; round += 1) {
      sinceStart = 0;
      killAfter = 1 + Math.floor(random() * 12);
      const work = Array.from({ length: 18 }, async (_unused, index) => {
        const { metadata } = await client.createTask({
          workerId,
          // No more tasks than a page of them shows.
          taskId: `${round % 8}-${index % 6}`,
          input: '[[offline:tokens 1]]',
        });
        acknowledged.add(metadata['turnId'] as string);
      });
      await Promise.allSettled(work);
      killAfter = Infinity;
      await kill();
      await start();
    }
    const delivered = () => new Set(receiver.received.map(({ event }) => event.turn.id));
    await expect.poll(() => [...acknowledged].filter((id) => !delivered().has(id)), patience).toEqual([]);

    // Each turn that ended has a delivery that was recorded as such, also those that nobody was told of.
    const { tasks } = (
      await client.send<{ tasks: { id: string }[] }>('GET', `/api/tasks?workerId=${workerId}`)
    ).body;
    const turns = (await Promise.all(tasks.map(({ id }) => client.retrieveTask(id)))).flatMap(
      (task) => task.turns,
    );
    const successes = async () => (await executions()).filter((log) => log.requestStatus === 'success');
    await expect.poll(async () => (await successes()).length, patience).toBe(turns.length);
    expect(delivered()).toEqual(new Set(turns.map((turn) => turn.id)));

    const times = Map.groupBy(receiver.received, ({ event }) => event.id);
    const all = await executions();
    for (const [id, copies] of times) {
      expect(copies.length).toBeLessThanOrEqual(5);
      const logs = all.filter((log) => log.deliveryId === id);
      expect(logs.length).toBeGreaterThanOrEqual(copies.length);
      // An answer that was on its way when the server died may be recorded, or the delivery was sent once more.
      expect(logs.map((log) => log.errorMessage)).toEqual([...logs.slice(1).map(() => lost), null]);
    }
    const { event } = receiver.received.find((delivery) => delivery.event.taskId === 'cut')!;
    expect([event.type, event.turn.error, event.task.status]).toEqual([
      'task.error',
      'The server ended unexpectedly while this turn was running.',
      'error',
    ]);
    for (const [, ofTask] of Map.groupBy(receiver.received, ({ event }) => event.taskId)) {
      const order = ofTask.map(({ event }) => event.turn.seq);
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
  },
  testTimeout,
);
