import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OpenDatabase } from '../db/database.ts';
import { openDatabase } from '../db/open-database.ts';
import type { ScheduleWhen } from '../generated/types.gen.ts';
import { newId } from '../new-id.ts';
import { KeyRepository } from '../repositories/key-repository.ts';
import { ScheduleRepository } from '../repositories/schedule-repository.ts';
import { TaskRepository } from '../repositories/task-repository.ts';
import { TurnRepository } from '../repositories/turn-repository.ts';
import { WorkerRepository } from '../repositories/worker-repository.ts';
import type { StartedTurn } from '../services/start-turn.ts';
import type { TurnRunner } from '../turns/turn-runner.ts';
import { firstRun } from './planned-runs.ts';
import { Scheduler } from './scheduler.ts';

// What a loaded machine may take.
vi.setConfig({ testTimeout: 120_000 });

const secondMs = 1_000;
const dayMs = 24 * 3_600 * secondMs;

let storage: OpenDatabase;
let workerId: string;
let deletedId: string;
let scheduler: Scheduler;
let ran: string[];

// Only a clock that the test holds can jump, and pass months.
beforeAll(async () => {
  storage = await openDatabase();
  await new KeyRepository(storage.database).ensureMember('org_local', 'usr_local');
  workerId = await addWorker();
  deletedId = await addWorker();
  await new WorkerRepository(storage.database).markDeleted(deletedId);
});
afterAll(() => storage.close());

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: new Date('2026-06-01T12:00:00Z') });
  ran = [];
  const run = async ({ turn }: StartedTurn) => void ran.push(turn.input);
  scheduler = new Scheduler({
    database: storage.database,
    runner: { run } as unknown as TurnRunner,
    logger: pino({ level: 'silent' }),
  });
  await storage.client.exec('delete from schedules');
});
afterEach(async () => {
  await scheduler.stop();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

async function addWorker(): Promise<string> {
  const owner = { organizationId: 'org_local', userId: 'usr_local' };
  const texts = { title: 'Rex', summary: '', instructions: '' };
  const worker = { id: newId('wrk'), ...owner, ...texts, visibility: 'public' } as const;
  return (await new WorkerRepository(storage.database).insert(worker)).id;
}

async function add(input: string, when: ScheduleWhen, ofWorker = workerId): Promise<void> {
  const nextRunAt = firstRun(when, 'UTC', new Date());
  const schedules = new ScheduleRepository(storage.database);
  await schedules.insert({ id: newId('sch'), workerId: ofWorker, input, budget: 'low', when, nextRunAt });
  scheduler.expect(nextRunAt);
}

/** Lets the clock go on, and waits until what was due has been stored. */
async function pass(milliseconds: number): Promise<string[]> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  await settled();
  return ran;
}

/** The database has one connection: what was begun before is over when it answers. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await storage.client.query('select 1');
}

describe('a scheduler', () => {
  test('keeps one timer for all schedules, and none when nothing is to come', async () => {
    await scheduler.start();
    expect(vi.getTimerCount()).toBe(0);
    await add('second', { type: 'delayed', delayInSeconds: 20 });
    await add('first', { type: 'delayed', delayInSeconds: 10 });
    expect(vi.getTimerCount()).toBe(1);
    expect(await pass(9.9 * secondMs)).toEqual([]);
    expect(await pass(0.1 * secondMs)).toEqual(['first']);
    expect(vi.getTimerCount()).toBe(1);
    expect(await pass(10 * secondMs)).toEqual(['first', 'second']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('waits longer than a timer can, and looks at the clock once a minute', async () => {
    await scheduler.start();
    const timers = vi.spyOn(globalThis, 'setTimeout');
    await add('far', { type: 'scheduled', date: '2026-09-01T12:00:00Z' });
    expect(await pass(3_600 * secondMs)).toEqual([]);
    expect(timers.mock.calls.map(([, wait]) => wait)).toEqual(
      Array.from({ length: 61 }, () => 60 * secondMs),
    );
    vi.setSystemTime('2026-09-01T11:59:30Z');
    expect(await pass(60 * secondMs)).toEqual(['far']);
  });

  test('notices within a minute that the clock was put forward, and makes up for nothing', async () => {
    await scheduler.start();
    await add('every hour', { type: 'interval', intervalSeconds: 3600 });
    vi.setSystemTime('2026-06-03T12:30:00Z');
    expect(await pass(60 * secondMs)).toEqual(['every hour']);
    expect(await pass(28 * 60 * secondMs)).toEqual(['every hour']);
    expect(await pass(60 * secondMs)).toEqual(['every hour', 'every hour']);
  });

  test('waits for the clock that was put back', async () => {
    await scheduler.start();
    await add('at one', { type: 'scheduled', date: '2026-06-01T13:00:00Z' });
    await pass(59 * 60 * secondMs);
    vi.setSystemTime('2026-06-01T12:00:00Z');
    expect(await pass(59 * 60 * secondMs)).toEqual([]);
    expect(await pass(60 * secondMs)).toEqual(['at one']);
  });

  test.each([
    ['the task', () => vi.spyOn(TaskRepository.prototype, 'insert')],
    ['its turn', () => vi.spyOn(TurnRepository.prototype, 'insert')],
    ['the end of the schedule', () => vi.spyOn(ScheduleRepository.prototype, 'end')],
    ['the next run', () => vi.spyOn(ScheduleRepository.prototype, 'findNextRunAt')],
  ])('that could not store %s stores all of it a second later, and once', async (what, spyOn) => {
    await scheduler.start();
    await add(what, { type: 'delayed', delayInSeconds: 10 });
    const failing = spyOn().mockRejectedValueOnce(new Error('disk full'));
    expect(await pass(10 * secondMs)).toEqual([]);
    expect(failing).toHaveBeenCalled();
    expect(await pass(1 * secondMs)).toEqual([what]);
    const { rows } = await storage.client.query(
      'select * from turns join tasks on tasks.id = task_id where title = $1',
      [what],
    );
    expect(rows).toHaveLength(1);
  });

  test('runs nothing for a worker that was deleted', async () => {
    await scheduler.start();
    await add('never', { type: 'interval', intervalSeconds: 10 }, deletedId);
    await add('once', { type: 'delayed', delayInSeconds: 15 });
    expect(await pass(15 * secondMs)).toEqual(['once']);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('stores no run after it was stopped', async () => {
    await scheduler.start();
    await add('left', { type: 'delayed', delayInSeconds: 10 });
    await scheduler.stop();
    expect(await pass(dayMs)).toEqual([]);
    expect(await new ScheduleRepository(storage.database).listActive(workerId)).toHaveLength(1);
  });
});
