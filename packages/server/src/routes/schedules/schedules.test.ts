import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type {
  ScheduleListResponse,
  SchedulePreview,
  TaskList,
  WorkerSchedule,
} from '../../generated/types.gen.ts';
import { ApiClient, type Answer } from '../../testing/api-client.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

// What a loaded machine may take.
vi.setConfig({ testTimeout: 120_000 });

let server: TestServer;
let client: ApiClient;
/** A colleague, and somebody of another organization. */
let colleague: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  server = await startTestServer({ timezone: 'Asia/Kathmandu' });
  client = new ApiClient(server);
  colleague = new ApiClient({ url: server.url, key: await server.createKey({ user: 'usr_colleague' }) });
  const key = await server.createKey({ user: 'usr_stranger', organization: 'org_other' });
  stranger = new ApiClient({ url: server.url, key });
});
afterAll(() => server.close());

const soon = { type: 'delayed', delayInSeconds: 1 };
const inAnHour = { type: 'delayed', delayInSeconds: 3600 };

async function newWorker(draft: object = {}): Promise<string> {
  return (await client.createWorker({ instructions: 'Answer.', ...draft })).id;
}

function schedule<Body = WorkerSchedule>(
  workerId: string,
  draft: object,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  return client.send<Body>('POST', `/api/workers/${workerId}/schedules`, { json: draft, headers });
}

async function listed(workerId: string, as = client): Promise<ScheduleListResponse> {
  return (await as.send<ScheduleListResponse>('GET', `/api/workers/${workerId}/schedules`)).body;
}

function cancel(workerId: string, id: string, as = client) {
  return as.send<{ cancelled?: boolean; error?: string }>(
    'DELETE',
    `/api/workers/${workerId}/schedules/${id}`,
  );
}

function preview<Body = SchedulePreview>(workerId: string, draft: object): Promise<Answer<Body>> {
  return client.send<Body>('POST', `/api/workers/${workerId}/schedules/preview`, { json: draft });
}

async function tasksOf(workerId: string): Promise<TaskList> {
  const path = `/api/tasks?triggeredBy=schedule&workerId=${workerId}`;
  return (await client.send<TaskList>('GET', path)).body;
}

describe.concurrent('creating and listing', () => {
  test('each kind has its own field, its next run and its budget', async ({ expect }) => {
    const workerId = await newWorker();
    const before = Date.now();
    const made = await Promise.all(
      [
        { type: 'scheduled', date: '2999-03-02T08:00:00+01:00', unknown: 1 },
        inAnHour,
        { type: 'cron', cron: '0 9 2 3 *' },
        { type: 'interval', intervalSeconds: 90 },
      ].map(async (when, index) => {
        const draft = { input: `Number ${index}.`, when, ...(index === 0 && { budget: 'low' }) };
        return (await schedule(workerId, draft)).body;
      }),
    );
    expect(made).toEqual([
      expect.objectContaining({ type: 'scheduled', budget: 'low', nextRunAt: '2999-03-02T07:00:00.000Z' }),
      expect.objectContaining({ type: 'delayed', budget: 'standard', delayInSeconds: 3600 }),
      expect.objectContaining({
        type: 'cron',
        cron: '0 9 2 3 *',
        nextRunAt: expect.stringMatching(/-03-02T03:15:00\.000Z$/),
      }),
      expect.objectContaining({ type: 'interval', intervalSeconds: 90 }),
    ]);
    for (const [index, seconds] of [
      [1, 3600],
      [3, 90],
    ] as const) {
      const wait = Date.parse(made[index]!.nextRunAt) - before;
      expect(wait).toBeGreaterThanOrEqual(seconds * 1000);
      expect(wait).toBeLessThan(seconds * 1000 + 60_000);
    }
    expect(Object.keys(made[0]!).toSorted()).toEqual(['budget', 'id', 'input', 'nextRunAt', 'type']);

    const { schedules, ...rest } = await listed(workerId);
    expect(rest).toEqual({ timezone: 'Asia/Kathmandu', workerId });
    expect(schedules).toHaveLength(4);
    expect(schedules).toEqual(expect.arrayContaining(made));
  });

  test.each([
    [{ type: 'cron', cron: 'at nine' }, 'when.cron', /when\.cron must have five fields/],
    [{ type: 'cron', cron: '0 0 31 2 *' }, 'when.cron', /never comes/],
    [{ type: 'scheduled', date: '2001-01-01T00:00:00Z' }, 'when.date', /must be in the future/],
  ])('%j makes no sense, to a preview neither', async (when, path, sentence) => {
    const workerId = await newWorker();
    const answers = [
      await schedule<{ error: string; issues: { path: string }[] }>(workerId, { input: 'Go.', when }),
      await preview<{ error: string; issues: { path: string }[] }>(workerId, { when }),
    ];
    for (const { status, body } of answers) {
      expect([status, body.issues[0]?.path]).toEqual([422, path]);
      expect(body.error).toMatch(sentence);
    }
    expect((await listed(workerId)).schedules).toEqual([]);
  });

  test.each([
    { input: '', when: inAnHour },
    { input: 'Go.' },
    { input: 'Go.', when: { type: 'never' } },
    { input: 'Go.', when: { type: 'delayed', delayInSeconds: 0 } },
    { input: 'Go.', when: { type: 'interval', intervalSeconds: 31_536_001 } },
    { input: 'Go.', when: { type: 'scheduled', date: 'tomorrow' } },
    { input: 'Go.', when: inAnHour, budget: 'all' },
  ])('%j is refused by the document', async (draft) => {
    expect((await schedule(await newWorker(), draft)).status).toBe(400);
  });
});

test('a request that comes again makes no second schedule, also when its time has passed', async () => {
  const workerId = await newWorker();
  const date = new Date(Date.now() + 3_600_000).toISOString();
  const draft = { input: 'Once.', when: { type: 'scheduled', date } };
  const headers = { 'idempotency-key': 'the schedule' };
  const copies = await Promise.all([1, 2, 3].map(() => schedule(workerId, draft, headers)));
  expect(new Set(copies.map(({ body }) => body.id)).size).toBe(1);
  expect((await listed(workerId)).schedules).toHaveLength(1);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 3_600_000 });
  try {
    expect((await schedule(workerId, draft, headers)).body).toEqual(copies[0]?.body);
    expect((await schedule(workerId, draft)).status).toBe(422);
  } finally {
    vi.useRealTimers();
  }
  const other = await schedule<{ code: string }>(workerId, { ...draft, input: 'Other.' }, headers);
  expect([other.status, other.body.code]).toEqual([409, 'idempotency_conflict']);
});

describe('who may', () => {
  test('whoever may use the worker may see, make and cancel its schedules', async () => {
    const workerId = await newWorker();
    const { body } = await schedule(workerId, { input: 'Go.', when: inAnHour });
    expect((await listed(workerId, colleague)).schedules).toHaveLength(1);
    expect((await cancel(workerId, body.id, colleague)).body).toEqual({ cancelled: true });
  });

  test('nobody else', async () => {
    const workerId = await newWorker({ visibility: 'private' });
    const { body } = await schedule(workerId, { input: 'Go.', when: inAnHour });
    const path = `/api/workers/${workerId}/schedules`;
    const json = { input: 'Go.', when: inAnHour };
    for (const other of [colleague, stranger]) {
      const statuses = [
        await other.send('GET', path),
        await other.send('POST', path, { json }),
        await other.send('POST', `${path}/preview`, { json }),
        await other.send('DELETE', `${path}/${body.id}`),
      ].map(({ status }) => status);
      expect(statuses).toEqual([403, 403, 403, 403]);
    }
    expect((await listed(workerId)).schedules).toHaveLength(1);
  });

  test('there must be such a worker', async () => {
    const { status, body } = await schedule<{ error: string }>('wrk_none', { input: 'Go.', when: soon });
    expect([status, body.error]).toEqual([404, 'There is no worker wrk_none.']);
  });
});

describe.concurrent('cancelling', () => {
  test('takes it from the list, and says the same again', async ({ expect }) => {
    const workerId = await newWorker();
    const { body } = await schedule(workerId, {
      input: 'Go.',
      when: { type: 'interval', intervalSeconds: 60 },
    });
    expect((await cancel(workerId, body.id)).body).toEqual({ cancelled: true });
    expect((await cancel(workerId, body.id)).body).toEqual({ cancelled: true });
    expect((await listed(workerId)).schedules).toEqual([]);
  });

  test('one of another worker, or none at all, is not found', async ({ expect }) => {
    const [workerId, otherId] = [await newWorker(), await newWorker()];
    const { body } = await schedule(workerId, { input: 'Go.', when: inAnHour });
    for (const [id, scheduleId] of [
      [otherId, body.id],
      [workerId, 'sch_none'],
    ] as const) {
      const answer = await cancel(id, scheduleId);
      expect([answer.status, answer.body.error]).toEqual([
        404,
        `The worker ${id} has no schedule ${scheduleId}.`,
      ]);
    }
    expect((await listed(workerId)).schedules).toHaveLength(1);
  });

  test('while it is due, either is true: it is cancelled, or it has had its run', async ({ expect }) => {
    const workerId = await newWorker();
    const made = await Promise.all(
      Array.from({ length: 24 }, (_unused, index) =>
        schedule(workerId, { input: `Number ${index}.`, when: soon }),
      ),
    );
    await expect
      .poll(async () => (await tasksOf(workerId)).totalCount, { timeout: 60_000, interval: 1 })
      .toBeGreaterThan(0);
    const answers: Awaited<ReturnType<typeof cancel>>[] = [];
    for (const { body } of made) answers.push(await cancel(workerId, body.id));
    await expect.poll(async () => (await listed(workerId)).schedules).toEqual([]);
    const inputs = (await tasksOf(workerId)).tasks.map(({ title }) => title);
    expect(inputs.toSorted()).toEqual(
      made
        .filter((_schedule, index) => answers[index]?.status === 404)
        .map(({ body }) => body.input)
        .toSorted(),
    );
  });
});

describe.concurrent('a run', () => {
  test('is a task of its own, started by the schedule and by nobody', async ({ expect }) => {
    const workerId = await newWorker();
    const { body } = await schedule(workerId, { input: 'Say hello.', when: soon, budget: 'low' });
    await expect
      .poll(async () => (await tasksOf(workerId)).tasks[0]?.status, { timeout: 60_000 })
      .toBe('completed');
    const [task] = (await tasksOf(workerId)).tasks;
    expect(task).toMatchObject({ title: 'Say hello.', triggeredBy: 'schedule', createdByUserId: null });
    const { turns } = await client.retrieveTask(task!.id);
    expect(turns).toMatchObject([{ status: 'completed', input: 'Say hello.', seq: 0 }]);
    expect((await listed(workerId)).schedules).toEqual([]);
    const tooLate = await cancel(workerId, body.id);
    expect([tooLate.status, tooLate.body.error]).toEqual([404, expect.stringMatching(/has had its run/)]);
    // It is a task like any other: it can be followed from its first event, and gone on with.
    const stream = await client.stream('GET', `/api/workers/${workerId}/stream?taskId=${task!.id}`);
    expect(stream.events.map(({ type }) => type).slice(0, 2)).toEqual(['start', 'data-task']);
    await client.createTask({ taskId: task!.id, input: 'And now?' });
    expect((await client.retrieveTask(task!.id)).turns).toHaveLength(2);
  });

  test('of an interval comes again, and each of those that are due is a task', async ({ expect }) => {
    const workerId = await newWorker();
    const every = { type: 'interval', intervalSeconds: 1 };
    const { body } = await schedule(workerId, { input: 'Tick.', when: every });
    await Promise.all(['One.', 'Two.'].map((input) => schedule(workerId, { input, when: soon })));
    const titles = async () => (await tasksOf(workerId)).tasks.map(({ title }) => title);
    const ticks = async () => (await titles()).filter((title) => title === 'Tick.').length;
    await expect.poll(ticks, { timeout: 60_000 }).toBeGreaterThanOrEqual(2);
    await expect.poll(async () => (await listed(workerId)).schedules.length, { timeout: 60_000 }).toBe(1);
    const [left] = (await listed(workerId)).schedules;
    expect(left?.id).toBe(body.id);
    const beat = Date.parse(left!.nextRunAt) - Date.parse(body.nextRunAt);
    expect([beat > 0, beat % 1_000]).toEqual([true, 0]);
    await cancel(workerId, body.id);
    expect((await titles()).filter((title) => title !== 'Tick.').toSorted()).toEqual(['One.', 'Two.']);
  });

  test('is a task that failed where the credits are used up', async ({ expect }) => {
    const { id: workerId } = await stranger.createWorker({ instructions: 'Answer.' });
    const json = { input: 'Go.', when: soon };
    await server.setCredits('org_other', 0);
    await stranger.send('POST', `/api/workers/${workerId}/schedules`, { json });
    const tasks = async () =>
      (await stranger.send<TaskList>('GET', `/api/tasks?workerId=${workerId}`)).body.tasks;
    await expect.poll(async () => (await tasks())[0]?.status, { timeout: 60_000 }).toBe('error');
    const { turns } = await stranger.retrieveTask((await tasks())[0]!.id);
    expect(turns.map(({ error, outputText }) => [error, outputText])).toEqual([
      ['The organization was out of credits when this scheduled run was due.', ''],
    ]);
  });
});

describe('previewing', () => {
  test('tells the next runs, five unless another number is asked for, and stores nothing', async () => {
    const workerId = await newWorker();
    const when = { type: 'cron', cron: '30 9 1 1 *' };
    const year = new Date().getUTCFullYear() + 1;
    const { body } = await preview(workerId, { when });
    expect(body.timezone).toBe('Asia/Kathmandu');
    expect(body.runs.map(({ at }) => at)).toEqual(
      [0, 1, 2, 3, 4].map((more) => `${year + more}-01-01T03:45:00.000Z`),
    );
    expect(body.runs[0]).toEqual({ at: expect.any(String), localTime: `${year}-01-01T09:30:00`, note: null });
    expect((await preview(workerId, { when, count: 20 })).body.runs).toHaveLength(20);
    expect((await preview(workerId, { when, count: 21 })).status).toBe(400);
    expect((await preview(workerId, { when: inAnHour })).body.runs).toHaveLength(1);
    expect((await listed(workerId)).schedules).toEqual([]);
  });

  test('marks the hours that the clock skips or repeats', async () => {
    await server.setTimezone('org_other', 'Europe/Berlin');
    const { id } = await stranger.createWorker({ instructions: 'Answer.' });
    const path = `/api/workers/${id}/schedules/preview`;
    const notes = async (cron: string) => {
      const json = { when: { type: 'cron', cron }, count: 1 };
      const { body } = await stranger.send<SchedulePreview>('POST', path, { json });
      return body.runs.map(({ at, localTime, note }) => [at.slice(11), localTime.slice(5), note]);
    };
    // The last Sunday of March, and of October, whichever year it is.
    expect(await notes('30 2 * 3 SUN#L')).toEqual([
      ['01:00:00.000Z', expect.stringMatching(/^03-\d\dT03:00:00$/), 'skipped-hour'],
    ]);
    expect(await notes('30 2 * 10 SUN#L')).toEqual([
      ['00:30:00.000Z', expect.stringMatching(/^10-\d\dT02:30:00$/), 'repeated-hour'],
    ]);
    expect(await notes('30 2 1 12 *')).toEqual([['01:30:00.000Z', '12-01T02:30:00', null]]);
  });

  test('a cron schedule is planned anew when the time zone changes, and no other', async () => {
    const key = await server.createKey({ user: 'usr_third', organization: 'org_third' });
    const third = new ApiClient({ url: server.url, key });
    const { id } = await third.createWorker({ instructions: 'Answer.' });
    const path = `/api/workers/${id}/schedules`;
    for (const when of [{ type: 'cron', cron: '0 9 1 12 *' }, inAnHour]) {
      await third.send('POST', path, { json: { input: 'Go.', when } });
    }
    const before = await listed(id, third);
    await server.setTimezone('org_third', 'Asia/Kathmandu');
    const after = await listed(id, third);
    expect([before.timezone, after.timezone]).toEqual(['UTC', 'Asia/Kathmandu']);
    const [atNine, later] = before.schedules;
    expect(atNine?.nextRunAt).toMatch(/-12-01T09:00:00\.000Z$/);
    expect(after.schedules).toEqual([
      { ...atNine, nextRunAt: atNine?.nextRunAt.replace('T09:00', 'T03:15') },
      later,
    ]);
  });
});
