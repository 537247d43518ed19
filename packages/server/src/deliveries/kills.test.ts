import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { WebhookExecution, WebhookExecutionList } from '../generated/types.gen.ts';
import { ApiClient } from '../testing/api-client.ts';
import { startReceiver, type Received, type Receiver } from '../testing/start-receiver.ts';
import { startServerProcess, type ServerProcess } from '../testing/server-process.ts';

const key = 'hdg_test_kills';
const lost =
  'The server ended before the answer was recorded. Whether the receiver got the delivery is not known.';

let data: string;
let receiver: Receiver;
let running: ServerProcess;
let client: ApiClient;
let workerId: string;
let answer: (response: ServerResponse, received: Received) => void;

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'handinger-kills-'));
  receiver = await startReceiver((response, received) => answer(response, received));
  await start();
  workerId = (await client.createWorker({ instructions: 'Answer.' })).id;
  await client.send('PUT', `/api/workers/${workerId}/webhook`, { json: { url: receiver.url } });
});
afterEach(async () => {
  await kill();
  await receiver.close();
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});

async function start(): Promise<void> {
  running = await startServerProcess(data, ['--key', key]);
  client = new ApiClient({ url: running.url, key });
}

/** Kills the server, and waits for its end. */
const kill = () => running.stop('SIGKILL');

/** The recorded attempts, oldest first. */
async function executions(page = 1): Promise<WebhookExecution[]> {
  const path = `/api/workers/${workerId}/webhook/executions?page=${page}`;
  const { body } = await client.send<WebhookExecutionList>('GET', path);
  const older = page < body.pageCount ? await executions(page + 1) : [];
  return [...older, ...body.logs.toReversed()];
}

test('a server that is killed while the receiver has the delivery sends it again, and never a sixth time', async () => {
  let killed: Promise<unknown> | undefined;
  answer = () => void (killed ??= kill());
  await client.createTask({ workerId, taskId: 'killed', input: 'Hello.' });
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await receiver.whenReceived(attempt);
    await killed;
    killed = undefined;
    await start();
  }
  await expect.poll(() => executions()).toHaveLength(5);
  const logs = await executions();
  expect(logs.map((log) => [log.attempt, log.requestStatus, log.errorMessage])).toEqual(
    [1, 2, 3, 4, 5].map((attempt) => [attempt, 'error', lost]),
  );
  expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);

  // It is given up, and what comes after it leaves.
  answer = (response) => void response.writeHead(200).end();
  await client.createTask({ taskId: 'killed', input: 'And now?' });
  await receiver.whenReceived(6);
  expect(receiver.received[5]?.event.turn.seq).toBe(1);
  await expect.poll(() => executions()).toHaveLength(6);
}, 180_000);

test('a server that is killed as the receiver answers sends it once more', async () => {
  answer = (response) => {
    response.writeHead(200).end();
    // The answer is on its way when the server dies: it may be recorded, or not.
    answer = (again) => void again.writeHead(200).end();
    void kill();
  };
  await client.createTask({ workerId, input: 'Hello.' }).catch(() => {});
  await receiver.whenReceived(1);
  await kill();
  await start();
  await expect
    .poll(async () => (await executions()).at(-1)?.requestStatus, { timeout: 10_000 })
    .toBe('success');
  const logs = await executions();
  expect(logs.length).toBe(receiver.received.length);
  expect(logs.slice(0, -1).map((log) => log.errorMessage)).toEqual(logs.slice(0, -1).map(() => lost));
}, 60_000);

test.each([
  ['SIGKILL', 'The server ended unexpectedly while this turn was running.'],
  ['SIGTERM', 'The server was stopped while this turn was running.'],
] as const)(
  'a turn that %s cuts off is delivered as an error by the next server',
  async (signal, error) => {
    answer = (response) => void response.writeHead(200).end();
    const input = '[[offline:tokens 3]] [[offline:delay 60s]]';
    void client.createTask({ workerId, taskId: 'cut', input }).catch(() => {});
    await expect.poll(async () => (await client.fetch('GET', '/api/tasks/cut')).status).toBe(200);
    await running.stop(signal);
    await start();
    await receiver.whenReceived(1);
    const { event } = receiver.received[0]!;
    expect([event.type, event.turn.error, event.task.status]).toEqual(['task.error', error, 'error']);
    await expect.poll(async () => (await executions()).at(-1)?.requestStatus).toBe('success');
    expect(receiver.received).toHaveLength(1);
  },
  120_000,
);

test('kills at many points among many deliveries lose none, and send none a sixth time', async () => {
  const acknowledged = new Set<string>();
  let sinceStart = 0;
  let killAfter = Infinity;
  answer = (response) => {
    sinceStart += 1;
    response.writeHead(200).end();
    if (sinceStart === killAfter) void kill();
  };
  for (const point of [1, 7, 16, 23]) {
    sinceStart = 0;
    killAfter = point;
    const work = Array.from({ length: 30 }, async (_unused, index) => {
      const { metadata } = await client.createTask({
        workerId,
        taskId: `${point}-${index % 10}`,
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
  await expect
    .poll(() => [...acknowledged].filter((id) => !delivered().has(id)), { timeout: 30_000 })
    .toEqual([]);

  // Each turn that ended has a delivery that was recorded as such, also those that nobody was told of.
  const { tasks } = (await client.send<{ tasks: { id: string }[] }>('GET', `/api/tasks?workerId=${workerId}`))
    .body;
  const turns = (await Promise.all(tasks.map(({ id }) => client.retrieveTask(id)))).flatMap(
    (task) => task.turns,
  );
  const successes = async () => (await executions()).filter((log) => log.requestStatus === 'success');
  await expect.poll(async () => (await successes()).length, { timeout: 30_000 }).toBe(turns.length);
  expect(delivered()).toEqual(new Set(turns.map((turn) => turn.id)));

  const times = Map.groupBy(receiver.received, ({ event }) => event.id);
  for (const [id, copies] of times) {
    expect(copies.length).toBeLessThanOrEqual(5);
    const logs = (await executions()).filter((log) => log.deliveryId === id);
    expect(logs.length).toBeGreaterThanOrEqual(copies.length);
  }
  for (const [, ofTask] of Map.groupBy(receiver.received, ({ event }) => event.taskId)) {
    const order = ofTask.map(({ event }) => event.turn.seq);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  }
}, 180_000);
