import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Usage, WorkerTemplate } from '../../generated/types.gen.ts';
import { newId } from '../../new-id.ts';
import { OrganizationRepository } from '../../repositories/organization-repository.ts';
import { TaskRepository } from '../../repositories/task-repository.ts';
import { TurnRepository } from '../../repositories/turn-repository.ts';
import { WorkerRepository } from '../../repositories/worker-repository.ts';
import { newTask } from '../../services/new-task.ts';
import { openStorage, type Storage } from '../../open-storage.ts';
import { startOn, type RunningServer } from '../../start-server.ts';
import { ApiClient } from '../../testing/api-client.ts';
import { createKey } from '../../auth/provision-key.ts';

let storage: Storage;
let server: RunningServer;
let client: ApiClient;
let worker: WorkerTemplate;

beforeAll(async () => {
  storage = await openStorage(undefined);
  ({ server } = await startOn(storage, {}));
  client = new ApiClient(server);
  worker = await client.createWorker({ instructions: 'Count.' });
});
afterAll(() => server.close());

/** A turn that ended then, in a task of its own. */
async function addTurn(
  at: string,
  { status = 'completed' as 'completed' | 'error' | 'aborted', of = worker } = {},
) {
  const starter = { organizationId: of.organizationId, userId: of.userId, triggeredBy: 'api' as const };
  const { worker: row } = (await new WorkerRepository(storage.database).find(of.id))!;
  const task = newTask(starter, row, { input: at });
  await new TaskRepository(storage.database).insert({ ...task, status, completedAt: new Date(at) });
  await new TurnRepository(storage.database).insert({
    id: newId('trn'),
    taskId: task.id,
    workerId: of.id,
    seq: 0,
    status,
    budget: 'low',
    input: at,
    inputFiles: [],
    messageId: newId('msg'),
    completedAt: new Date(at),
    credits: 0.5,
    durationMs: 2 ** 33,
    inputTokens: 100,
    outputTokens: 10,
  });
  return task.id;
}

async function usage(query: Record<string, string>, as = client): Promise<Usage> {
  const { status, body } = await as.send<Usage>('GET', `/api/usage?${new URLSearchParams(query).toString()}`);
  expect(status).toBe(200);
  return body;
}

const turnsOf = ({ buckets }: Usage) => buckets.map(({ start, turns }) => [start, turns]);
const setTimezone = (timezone: string) =>
  new OrganizationRepository(storage.database).setTimezone('org_local', timezone);

describe('what is counted', () => {
  const march = { from: '2025-03-01T00:00:00Z', to: '2025-03-04T00:00:00Z' };

  test('turns by the day of their end, with the days between', async () => {
    await addTurn('2025-02-28T23:59:59.999Z');
    await addTurn('2025-03-01T00:00:00Z');
    await addTurn('2025-03-01T23:59:59.999Z', { status: 'error' });
    await addTurn('2025-03-03T12:00:00Z', { status: 'aborted' });
    await addTurn('2025-03-04T00:00:00Z');
    const sums = { credits: 1, durationMs: 2 ** 34, inputTokens: 200, outputTokens: 20 };
    const none = { turns: 0, errors: 0, credits: 0, durationMs: 0, inputTokens: 0, outputTokens: 0 };
    const one = {
      turns: 1,
      errors: 0,
      credits: 0.5,
      durationMs: 2 ** 33,
      inputTokens: 100,
      outputTokens: 10,
    };
    expect(await usage(march)).toEqual({
      from: '2025-03-01T00:00:00.000Z',
      to: '2025-03-04T00:00:00.000Z',
      interval: 'day',
      timezone: 'UTC',
      buckets: [
        { start: '2025-03-01T00:00:00.000Z', turns: 2, errors: 1, ...sums },
        { start: '2025-03-02T00:00:00.000Z', ...none },
        { start: '2025-03-03T00:00:00.000Z', ...one },
      ],
      totals: {
        turns: 3,
        errors: 1,
        credits: 1.5,
        durationMs: 3 * 2 ** 33,
        inputTokens: 300,
        outputTokens: 30,
      },
    });
  });

  test('only what ended in the time that was asked for, though the first bucket begins before it', async () => {
    const part = await usage({ from: '2025-03-01T12:00:00Z', to: '2025-03-02T00:00:00Z' });
    expect(turnsOf(part)).toEqual([['2025-03-01T00:00:00.000Z', 1]]);
    const hours = await usage({ from: '2025-03-01T22:30:00Z', to: '2025-03-02T00:00:01Z', interval: 'hour' });
    expect(turnsOf(hours)).toEqual([
      ['2025-03-01T22:00:00.000Z', 0],
      ['2025-03-01T23:00:00.000Z', 1],
      ['2025-03-02T00:00:00.000Z', 0],
    ]);
  });

  test('archived tasks too, turns under way not', async () => {
    const span = { from: '2025-04-01T00:00:00Z', to: '2025-04-02T00:00:00Z' };
    await new TaskRepository(storage.database).archive(await addTurn('2025-04-01T08:00:00Z'));
    expect((await usage(span)).totals.turns).toBe(1);
    const stream = await client.fetch('POST', '/api/tasks', {
      json: { input: '[[offline:delay 60s]]', taskId: 'under-way', stream: true },
    });
    expect((await usage({})).totals.turns).toBe(0);
    await stream.body!.cancel();
  });

  test('by default the last thirty days', async () => {
    const { from, to, buckets } = await usage({});
    expect(Date.parse(to) - Date.parse(from)).toBe(30 * 24 * 60 * 60 * 1000);
    expect(Math.abs(Date.parse(to) - Date.now())).toBeLessThan(60_000);
    expect(buckets).toHaveLength(31);
  });

  test('a turn that ran', async () => {
    const { usage: spent } = await client.createTask({ workerId: worker.id, input: 'x' });
    const { totals } = await usage({ workerId: worker.id });
    expect(totals).toMatchObject({ turns: 1, errors: 0, credits: spent!.credits });
    expect(totals.outputTokens).toBeGreaterThan(0);
  });

  test('workers that the caller may see', async () => {
    const annsKey = await createKey(storage.database, {
      organizationId: 'org_local',
      userId: 'ann',
      name: '',
    });
    const bobsKey = await createKey(storage.database, {
      organizationId: 'org_other',
      userId: 'bob',
      name: '',
    });
    const ann = new ApiClient({ url: server.url, key: annsKey });
    const bob = new ApiClient({ url: server.url, key: bobsKey });
    const hidden = await client.createWorker({ instructions: 'x', visibility: 'private' });
    const span = { from: '2025-05-01T00:00:00Z', to: '2025-05-02T00:00:00Z' };
    await addTurn('2025-05-01T08:00:00Z');
    await addTurn('2025-05-01T09:00:00Z', { of: hidden });

    const seen = async (as: ApiClient) => (await usage(span, as)).totals.turns;
    expect([await seen(client), await seen(ann), await seen(bob)]).toEqual([2, 1, 0]);
    await new WorkerRepository(storage.database).invite(hidden.id, 'ann');
    expect(await seen(ann)).toBe(2);
    expect((await usage({ ...span, workerId: hidden.id })).totals.turns).toBe(1);

    expect((await bob.send('GET', `/api/usage?workerId=${hidden.id}`)).status).toBe(403);
    expect((await client.send('GET', '/api/usage?workerId=wrk_nobody')).status).toBe(404);
    await client.send('DELETE', `/api/workers/${hidden.id}`);
    expect(await seen(client)).toBe(2);
  });
});

describe("days are the organization's", () => {
  const starts = async (query: Record<string, string>) => turnsOf(await usage(query)).map(([start]) => start);

  test.each([
    // Twenty-three hours and twenty-five.
    ['Europe/Madrid', '2026-03-28T23:00:00', '2026-03-30T22:00:00', ['03-28T23', '03-29T22']],
    ['Europe/Madrid', '2026-10-24T22:00:00', '2026-10-26T23:00:00', ['10-24T22', '10-25T23']],
    // Half an hour.
    ['Australia/Lord_Howe', '2026-04-03T13:00:00', '2026-04-05T13:30:00', ['04-03T13', '04-04T13']],
    // Midnight is skipped: the day begins at one.
    ['Africa/Cairo', '2026-04-22T22:00:00', '2026-04-25T21:00:00', ['04-22T22', '04-23T22', '04-24T21']],
    // Midnight is there twice: the day begins with the first.
    ['America/Havana', '2026-10-31T04:00:00', '2026-11-02T05:00:00', ['10-31T04', '11-01T04']],
    ['Asia/Kolkata', '2026-01-01T18:30:00', '2026-01-03T18:30:00', ['01-01T18', '01-02T18']],
  ])('%s from %s', async (timezone, from, to, expected) => {
    await setTimezone(timezone);
    const found = await starts({ from: `${from}Z`, to: `${to}Z` });
    expect(found.map((start) => String(start).slice(5, 13))).toEqual(expected);
  });

  test('a turn in the hour that is there twice is counted once, on its day', async () => {
    await setTimezone('America/Havana');
    // Half past midnight, twice, after the last second of the day before.
    for (const at of ['T03:59:59Z', 'T04:30:00Z', 'T05:30:00Z']) await addTurn(`2026-11-01${at}`);
    const span = { from: '2026-10-31T04:00:00Z', to: '2026-11-02T05:00:00Z' };
    expect(turnsOf(await usage(span))).toEqual([
      ['2026-10-31T04:00:00.000Z', 1],
      ['2026-11-01T04:00:00.000Z', 2],
    ]);
    const hours = turnsOf(await usage({ ...span, interval: 'hour' }));
    expect(hours).toHaveLength(24 + 25);
    expect(hours.filter(([, turns]) => turns !== 0)).toEqual([
      ['2026-11-01T03:00:00.000Z', 1],
      ['2026-11-01T04:00:00.000Z', 1],
      ['2026-11-01T05:00:00.000Z', 1],
    ]);
  });

  test('hours begin with the clock where it is half an hour off', async () => {
    await setTimezone('Asia/Kolkata');
    const span = { from: '2026-01-01T00:00:00Z', to: '2026-01-01T01:00:00Z', interval: 'hour' };
    expect(await starts(span)).toEqual(['2025-12-31T23:30:00.000Z', '2026-01-01T00:30:00.000Z']);
  });
});

describe('what can not be answered', () => {
  test.each([
    [{ from: '2025-01-02T00:00:00Z', to: '2025-01-01T00:00:00Z' }, /before/],
    [{ from: '2025-01-01T00:00:00Z', to: '2025-01-01T00:00:00Z' }, /before/],
    [{ from: '2020-01-01T00:00:00Z', to: '2025-01-01T00:00:00Z' }, /1000 days/],
    [{ from: '0001-01-01T00:00:00Z' }, /1000 days/],
    [{ from: '2025-01-01T00:00:00Z', to: '2025-03-01T00:00:00Z', interval: 'hour' }, /1000 hours/],
    [{ from: '2025-01-01T00:30:00Z', to: '2025-02-11T16:30:00Z', interval: 'hour' }, /1000 hours/],
    [{ from: '2030-01-01T00:00:00Z' }, /before/],
  ])('%j', async (query, sentence) => {
    await setTimezone('UTC');
    const path = `/api/usage?${new URLSearchParams(query as Record<string, string>).toString()}`;
    const { status, body } = await client.send('GET', path);
    expect([status, body.code, body.error]).toEqual([422, 'unprocessable', expect.stringMatching(sentence)]);
  });

  test('a thousand can', async () => {
    const span = { from: '2025-01-01T00:00:00Z', to: '2025-02-11T16:00:00Z', interval: 'hour' };
    expect((await usage(span)).buckets).toHaveLength(1000);
  });

  test.each(['from=yesterday', 'to=2025-13-01T00:00:00Z', 'interval=week', 'from=2025-01-01', 'workerId='])(
    '%s is no request',
    async (query) => {
      expect((await client.send('GET', `/api/usage?${query}`)).status).toBe(400);
    },
  );

  test.each(['9999-12-31T23:59:60Z', '2016-12-31T23:59:60Z', '2025-01-01T00:00:00+99:99'])(
    'the time %s gives a sentence, not a fault',
    async (from) => {
      const { status } = await client.send('GET', `/api/usage?${new URLSearchParams({ from }).toString()}`);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    },
  );
});
