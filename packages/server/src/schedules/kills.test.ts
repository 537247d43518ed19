import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { schedules } from '../db/schema.ts';
import type { ScheduleListResponse, ScheduleWhen, Task, TaskList } from '../generated/types.gen.ts';
import { newId } from '../new-id.ts';
import { openStorage } from '../open-storage.ts';
import { KeyRepository } from '../repositories/key-repository.ts';
import { WorkerRepository } from '../repositories/worker-repository.ts';
import { ApiClient } from '../testing/api-client.ts';
import { startServerProcess, type ServerProcess } from '../testing/server-process.ts';

const key = 'hdg_test_kills';

/** Schedules in all, and those of each kind whose time came while no server ran: together more than are taken at once. */
const count = 1_000;
const missed = 15;
/** Every hour, and next in half an hour: none comes again while the test runs. */
const minute = new Date(Date.now() + 30 * 60_000).getUTCMinutes();
const whens: readonly ScheduleWhen[] = [
  { type: 'delayed', delayInSeconds: 60 },
  { type: 'scheduled', date: '2026-01-01T00:00:00Z' },
  { type: 'interval', intervalSeconds: 3600 },
  { type: 'cron', cron: `${minute} * * * *` },
];

/** What a loaded machine may take. */
const patience = { timeout: 90_000, interval: 10 };

let data: string;
let workerId: string;
let running: ServerProcess | undefined;
let client: ApiClient;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'handinger-schedules-'));
  const storage = await openStorage(data);
  const { database } = storage;
  await new KeyRepository(database).ensureMember('org_local', 'usr_local');
  const worker = await new WorkerRepository(database).insert({
    id: newId('wrk'),
    organizationId: 'org_local',
    userId: 'usr_local',
    title: 'Rex',
    summary: '',
    instructions: 'Answer.',
    visibility: 'public',
  });
  workerId = worker.id;
  const threeRunsAgo = new Date(Date.now() - 2.5 * 3_600_000);
  const rows = whens.flatMap((when) =>
    Array.from({ length: count / whens.length }, (_unused, index) => ({
      id: newId('sch'),
      workerId,
      input: `${when.type} ${index + 1}`,
      budget: 'low' as const,
      when,
      state: 'active' as const,
      nextRunAt: index < missed ? threeRunsAgo : new Date('2999-01-01'),
    })),
  );
  await database.insert(schedules).values(rows);
  await storage.close();
}, 60_000);
afterAll(async () => {
  await running?.stop('SIGKILL');
  await rm(data, { recursive: true, force: true, maxRetries: 5 });
});

async function start(...flags: string[]): Promise<void> {
  running = await startServerProcess(data, ['--key', key, ...flags]);
  client = new ApiClient({ url: running.url, key });
}

/** A model that is asked, and never answers. */
async function startModel() {
  const asked = Promise.withResolvers<void>();
  const server = createServer(() => asked.resolve()).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    whenAsked: asked.promise,
    close: () => server.close().closeAllConnections(),
  };
}

async function listTasks(query = '', page = 1): Promise<Task[]> {
  const path = `/api/tasks?triggeredBy=schedule&page=${page}${query}`;
  const { body } = await client.send<TaskList>('GET', path);
  return page < body.pageCount ? [...body.tasks, ...(await listTasks(query, page + 1))] : body.tasks;
}

test('a server that is killed while it takes the runs that were missed, and the next one, start each of them once', async () => {
  const model = await startModel();
  await start('--model-url', model.url, '--model-id', 'silent');
  // Some are taken now, one of those has begun, and others are to come.
  await model.whenAsked;
  await running?.stop('SIGKILL');
  model.close();

  await start();
  const unfinished = async () => [
    ...(await listTasks('&status=pending')),
    ...(await listTasks('&status=running')),
  ];
  await expect.poll(async () => (await listTasks()).length, patience).toBe(missed * whens.length);
  await expect.poll(unfinished, patience).toEqual([]);
  const tasks = await listTasks();
  // One run makes up for all three that an hourly schedule has missed.
  const titles = whens.flatMap(({ type }) =>
    Array.from({ length: missed }, (_unused, index) => `${type} ${index + 1}`),
  );
  expect(tasks.map(({ title }) => title).toSorted()).toEqual(titles.toSorted());
  // Only what was running when a server died has not come to its end.
  const broken = tasks.filter(({ status }) => status !== 'completed');
  expect(broken).not.toEqual([]);
  for (const { id } of broken) {
    const { turns } = await client.retrieveTask(id);
    expect(turns.map(({ error }) => error)).toEqual([
      'The server ended unexpectedly while this turn was running.',
    ]);
  }

  const path = `/api/workers/${workerId}/schedules`;
  const left = (await client.send<ScheduleListResponse>('GET', path)).body.schedules;
  const byType = Map.groupBy(left, ({ type }) => type);
  const all = count / whens.length;
  const expected = [all - missed, all - missed, all, all];
  expect(whens.map(({ type }) => byType.get(type)?.length)).toEqual(expected);
  for (const { nextRunAt } of left) expect(Date.parse(nextRunAt)).toBeGreaterThan(Date.now());
}, 240_000);
