import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TaskList, Worker, WorkerList } from '../generated/types.gen.ts';
import { ApiClient, type Answer, type RequestInput } from '../testing/api-client.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
let client: ApiClient;
let workerId: string;

beforeAll(async () => {
  server = await startTestServer();
  client = new ApiClient(server);
  workerId = (await client.createWorker({})).id;
});
afterAll(() => server.close());

const slow = '[[offline:tokens 3]] [[offline:delay 300ms]] [[offline:tokens 3]]';
const post = (json: object, input: RequestInput = {}) =>
  client.send<Worker>('POST', '/api/tasks', { json, ...input });
const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });

async function turnIds(taskId: string): Promise<string[]> {
  return (await client.retrieveTask(taskId)).turns.map((turn) => turn.id);
}

function codeOf({ status, body }: Answer<unknown>): [number, unknown] {
  return [status, (body as { code?: string }).code];
}

function form(fields: Record<string, string>, content = 'some words'): RequestInput {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('files', new File([content], 'notes.txt'));
  return { body };
}

test('the turn gets the id, in the answer, its headers, its stream and its task', async () => {
  const sent = { workerId, taskId: 'named', turnId: 'trn_named', input: 'hello', stream: true };
  const response = await client.fetch('POST', '/api/tasks', { json: sent });
  expect(response.headers.get('x-handinger-turn-id')).toBe('trn_named');
  await response.body?.cancel();
  const again = await post({ ...sent, stream: false });
  expect(again.headers.get('x-handinger-turn-id')).toBe('trn_named');
  expect(again.body.metadata['turnId']).toBe('trn_named');
  expect(await turnIds('named')).toEqual(['trn_named']);
});

describe('the same request again', () => {
  test.each(['first turn', 'follow-up'])('gives the same answer: %s, JSON and stream', async (kind) => {
    const taskId = `again ${kind}`;
    if (kind === 'follow-up') await post({ workerId, taskId, input: 'the first one' });
    const json = { workerId, taskId, turnId: `trn_${kind}`, input: 'hello' };
    const first = await post(json, keyed(kind));
    expect(first.status).toBe(200);
    for (const input of [{}, keyed(`another ${kind}`), keyed(kind)]) {
      expect((await post(json, input)).body).toEqual(first.body);
      const streamed = await client.stream('POST', '/api/tasks', {
        json: { ...json, stream: true },
        ...input,
      });
      expect(streamed.isDone).toBe(true);
      expect(streamed.events.find((event) => event.type === 'data-worker')?.chunk).toEqual({
        type: 'data-worker',
        data: first.body,
      });
    }
    expect((await turnIds(taskId)).filter((id) => id === json.turnId)).toHaveLength(1);
    expect(await turnIds(taskId)).toHaveLength(kind === 'follow-up' ? 2 : 1);
  });

  test('finds the task that the first one made, without naming it', async () => {
    const json = { turnId: 'trn_without_task', input: 'hello' };
    const first = await post(json);
    const again = await post(json);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('x-handinger-task-id')).toBe(first.headers.get('x-handinger-task-id'));
  });

  test('joins a turn that runs', async () => {
    const json = { workerId, taskId: 'running', turnId: 'trn_running', input: slow };
    const first = post(json);
    await expect.poll(async () => (await client.send('GET', '/api/tasks/running')).status).toBe(200);
    const [body, streamed] = await Promise.all([
      post(json),
      client.stream('POST', '/api/tasks', { json: { ...json, stream: true } }),
    ]);
    expect(body.body).toEqual((await first).body);
    expect(streamed.events.at(-1)?.type).toBe('finish');
    expect(await turnIds('running')).toEqual(['trn_running']);
  });

  test('joins a turn that waits behind another', async () => {
    const first = post({ workerId, taskId: 'waiting', input: slow });
    await expect.poll(async () => (await client.send('GET', '/api/tasks/waiting')).status).toBe(200);
    const json = { workerId, taskId: 'waiting', turnId: 'trn_waiting', input: 'hello' };
    const answers = await Promise.all([post(json), post(json)]);
    expect(answers[0].body).toEqual(answers[1].body);
    await first;
    expect((await turnIds('waiting')).slice(1)).toEqual(['trn_waiting']);
  });

  test('gives a failed turn, and does not try it again', async () => {
    const json = { workerId, taskId: 'failed', turnId: 'trn_failed', input: '[[offline:error broken]]' };
    const first = await post(json);
    expect(first.body.metadata['turnStatus']).toBe('error');
    expect((await post(json)).body).toEqual(first.body);
    expect(await turnIds('failed')).toEqual(['trn_failed']);
  });

  test('gives the same turn after a restart', async () => {
    const data = await mkdtemp(join(tmpdir(), 'handinger-turn-ids-'));
    const json = { taskId: 'restarted', turnId: 'trn_restarted', input: 'hello' };
    const answers: (string | undefined)[] = [];
    for (let start = 0; start < 2; start += 1) {
      const restarted = await startTestServer({ data });
      const { id, output_text, metadata } = await new ApiClient(restarted).createTask(json);
      answers.push(JSON.stringify({ id, output_text, metadata }));
      await restarted.close();
    }
    await rm(data, { recursive: true });
    expect(answers[1]).toBe(answers[0]);
  });

  test('is answered though the task was archived, the worker deleted and the credits used up', async () => {
    const key = await server.createKey({ organization: 'org_later', user: 'usr_later' });
    const later = new ApiClient({ url: server.url, key });
    const { id } = await later.createWorker({});
    const json = { workerId: id, taskId: 'later', turnId: 'trn_later', input: 'hello' };
    const first = await later.createTask(json);
    await later.send('DELETE', '/api/tasks/later');
    await later.send('DELETE', `/api/workers/${id}`);
    await server.setCredits('org_later', 0);
    expect(await later.createTask(json)).toEqual(first);
  });
});

describe('many copies at once are one turn', () => {
  const copies = [...Array.from({ length: 10 }).keys()];
  const keys = {
    'without a key': () => ({}),
    'with one key': (_n: number, taskId: string) => keyed(taskId),
    'with a key each': (n: number, taskId: string) => keyed(`${taskId} ${n}`),
    'some with a key': (n: number, taskId: string) => (n % 2 === 0 ? {} : keyed(taskId)),
  };

  test.each(Object.entries(keys))('of a new task that is named: %s', async (name, key) => {
    const json = { workerId, taskId: `new ${name}`, turnId: `trn_new ${name}`, input: slow };
    const answers = await Promise.all(
      copies.map(async (n) =>
        n % 3 === 0
          ? client.stream('POST', '/api/tasks', { json: { ...json, stream: true }, ...key(n, json.taskId) })
          : (await post(json, key(n, json.taskId))).body.metadata['turnId'],
      ),
    );
    const ids = answers.filter((answer) => typeof answer !== 'object');
    expect(new Set(ids)).toEqual(new Set([json.turnId]));
    expect(await turnIds(json.taskId)).toEqual([json.turnId]);
  });

  test.each(Object.entries(keys))('of a task that is there: %s', async (name, key) => {
    const taskId = `there ${name}`;
    await post({ workerId, taskId, input: 'the first one' });
    const json = { workerId, taskId, turnId: `trn_there ${name}`, input: 'hello' };
    const answers = await Promise.all(copies.map((n) => post(json, key(n, taskId))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect((await turnIds(taskId)).slice(1)).toEqual([json.turnId]);
  });

  test('of a task and a worker without a name: one of each', async () => {
    const key = await server.createKey({ organization: 'org_unnamed', user: 'usr_unnamed' });
    const other = new ApiClient({ url: server.url, key });
    const json = { turnId: 'trn_unnamed', input: 'hello' };
    const answers = await Promise.all(copies.map(() => other.createTask(json)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const { body } = await other.send<TaskList>('GET', '/api/tasks');
    expect(body.tasks.map((task) => task.totals.turnCount)).toEqual([1]);
    expect((await other.send<WorkerList>('GET', '/api/workers')).body.totalCount).toBe(1);
  });

  test('with a file, which is there once', async () => {
    const fields = { workerId, taskId: 'copied file', turnId: 'trn_file', input: 'read it' };
    const answers = await Promise.all(
      copies.map(() => client.send<Worker>('POST', '/api/tasks', form(fields))),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect(answers[0]?.body.output_text).toContain('some words');
    expect(await turnIds('copied file')).toEqual(['trn_file']);
    const other = await client.send('POST', '/api/tasks', form(fields, 'other'));
    expect(codeOf(other)).toEqual([409, 'idempotency_conflict']);
  });

  test('with other words: one of them runs, the others are conflicts', async () => {
    const taskId = 'other words';
    const answers = await Promise.all(
      copies.map((n) => post({ workerId, taskId, turnId: 'trn_words', input: `word ${n}` })),
    );
    const statuses = answers.map((answer) => answer.status).toSorted((a, b) => a - b);
    expect(statuses).toEqual([200, ...Array.from({ length: copies.length - 1 }, () => 409)]);
    expect(await turnIds(taskId)).toEqual(['trn_words']);
  });
});

describe('another request with the id of a turn', () => {
  const sent = { taskId: 'taken', turnId: 'trn_taken', input: 'hello', budget: 'low' };
  beforeAll(() => post({ ...sent, workerId }));

  test.each([
    ['input', { input: 'bye' }],
    ['budget', { budget: 'high' }],
    ['task', { taskId: 'another task' }],
    ['worker', { workerId: 'wrk_another' }],
  ])('is a conflict: another %s', async (_what, change) => {
    const answer = await post({ ...sent, workerId, ...change });
    expect(codeOf(answer)).toEqual([409, 'idempotency_conflict']);
    const streamed = await post({ ...sent, workerId, ...change, stream: true });
    expect(codeOf(streamed)).toEqual([409, 'idempotency_conflict']);
    expect(await turnIds('taken')).toEqual(['trn_taken']);
  });

  test('is a conflict with the same words for another organization, whatever it sends', async () => {
    const key = await server.createKey({ organization: 'org_stranger', user: 'usr_stranger' });
    const stranger = new ApiClient({ url: server.url, key });
    const own = await post({ ...sent, workerId, input: 'bye' });
    for (const json of [{ ...sent }, { ...sent, workerId }, { turnId: sent.turnId, input: 'hello' }]) {
      const answer = await stranger.send('POST', '/api/tasks', { json });
      expect(answer.status).toBe(409);
      expect(answer.body).toEqual(own.body);
    }
  });

  test('is forbidden for a user who may not see the worker', async () => {
    const { id } = await client.createWorker({ visibility: 'private' });
    const json = { workerId: id, turnId: 'trn_private', input: 'hello' };
    await post(json);
    const other = new ApiClient({ url: server.url, key: await server.createKey({ user: 'usr_uninvited' }) });
    expect(codeOf(await other.send('POST', '/api/tasks', { json }))).toEqual([403, 'forbidden']);
  });

  test('a new turn is refused as ever: an archived task, a task of another worker', async () => {
    await post({ workerId, taskId: 'archived', input: 'hello' });
    await client.send('DELETE', '/api/tasks/archived');
    const archived = await post({ workerId, taskId: 'archived', turnId: 'trn_new', input: 'hello' });
    expect(codeOf(archived)).toEqual([409, 'conflict']);
    const { id } = await client.createWorker({});
    const elsewhere = await post({ workerId: id, taskId: 'taken', turnId: 'trn_new', input: 'hello' });
    expect(codeOf(elsewhere)).toEqual([403, 'forbidden']);
    expect((await post({ workerId, turnId: 'trn_new', input: 'hello' })).status).toBe(200);
  });
});

describe('together with an Idempotency-Key', () => {
  test('another turn id is no other body: the key decides', async () => {
    const json = { workerId, taskId: 'by key', input: 'hello' };
    const first = await post({ ...json, turnId: 'trn_key_1' }, keyed('by key'));
    const again = await post({ ...json, turnId: 'trn_key_2' }, keyed('by key'));
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('x-handinger-turn-id')).toBe('trn_key_1');
  });

  test('a key that comes with a copy stands for that turn from then on', async () => {
    const json = { workerId, taskId: 'key later', turnId: 'trn_key_later', input: 'hello' };
    const first = await post(json);
    expect((await post(json, keyed('key later'))).body).toEqual(first.body);
    expect((await post({ ...json, turnId: undefined }, keyed('key later'))).body).toEqual(first.body);
    const other = await post({ ...json, turnId: 'trn_other_words', input: 'bye' }, keyed('key later'));
    expect(codeOf(other)).toEqual([409, 'idempotency_conflict']);
    expect(await turnIds('key later')).toEqual(['trn_key_later']);
  });
});

describe('workers.continue', () => {
  test('gives the same turn, though the most recent task has changed', async () => {
    const { id } = await client.createWorker({});
    await client.createTask({ workerId: id, taskId: 'continued', input: 'the first one' });
    const path = `/api/workers/${id}`;
    const json = { input: 'go on', turnId: 'trn_continue' };
    const first = await client.send<Worker>('POST', path, { json });
    expect(first.body.metadata).toMatchObject({ taskId: 'continued', turnId: 'trn_continue' });
    await client.createTask({ workerId: id, input: 'another task' });
    for (const input of [{}, keyed('continue')]) {
      expect((await client.send<Worker>('POST', path, { json, ...input })).body).toEqual(first.body);
    }
    const streamed = await client.stream('POST', path, { json: { ...json, stream: true } });
    expect(streamed.events.at(-1)?.type).toBe('finish');
    expect(await turnIds('continued')).toHaveLength(2);
  });

  test('many copies on a worker without a task are one turn of one task', async () => {
    const { id } = await client.createWorker({});
    const json = { input: 'begin', turnId: 'trn_begin' };
    const copies = Array.from({ length: 10 }, () =>
      client.send<Worker>('POST', `/api/workers/${id}`, { json }),
    );
    const answers = await Promise.all(copies);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    const { body } = await client.send<TaskList>('GET', `/api/tasks?workerId=${id}`);
    expect(body.tasks.map((task) => task.totals.turnCount)).toEqual([1]);
  });

  test('another input, or a turn of another worker, is a conflict', async () => {
    const { id } = await client.createWorker({});
    const json = { input: 'begin', turnId: 'trn_other' };
    await client.send<Worker>('POST', `/api/workers/${id}`, { json });
    const path = `/api/workers/${workerId}`;
    expect(codeOf(await client.send('POST', path, { json }))).toEqual([409, 'idempotency_conflict']);
    const other = await client.send('POST', `/api/workers/${id}`, { json: { ...json, input: 'no' } });
    expect(codeOf(other)).toEqual([409, 'idempotency_conflict']);
  });
});

describe('ids of any form', () => {
  test.each(['../../outside', 'ünïcödé 🐕', 'a/b%2Fc', '🐕'.repeat(128)])('%j', async (turnId) => {
    const fields = { workerId, taskId: `form ${turnId}`, turnId, input: 'read it' };
    const answers = await Promise.all([
      client.send<Worker>('POST', '/api/tasks', form(fields)),
      client.send<Worker>('POST', '/api/tasks', form(fields)),
    ]);
    expect(answers[0].body.output_text).toContain('some words');
    expect(answers[0].body).toEqual(answers[1].body);
    expect(decodeURIComponent(answers[0].headers.get('x-handinger-turn-id') ?? '')).toBe(turnId);
  });

  test.each(['', 'x'.repeat(129), 5, null])('refuses %j', async (turnId) => {
    const { status, body } = await client.send('POST', '/api/tasks', { json: { input: 'x', turnId } });
    expect([status, body.issues?.[0]?.path]).toEqual([400, 'turnId']);
  });
});
