import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TaskList, Worker, WorkerList, WorkerTemplate } from '../generated/types.gen.ts';
import { ApiClient } from '../testing/api-client.ts';
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

const keyed = (key: string) => ({ headers: { 'idempotency-key': key } });

test('the same key and body give the same turn and the same answer', async () => {
  const json = { workerId, input: 'hello' };
  const first = await client.send<Worker>('POST', '/api/tasks', { json, ...keyed('same') });
  const again = await client.send<Worker>('POST', '/api/tasks', {
    json: { input: 'hello', workerId, stream: false },
    ...keyed('same'),
  });
  expect(again.body).toEqual(first.body);
  const streamed = await client.stream('POST', '/api/tasks', {
    json: { ...json, stream: true },
    ...keyed('same'),
  });
  expect(streamed.isDone).toBe(true);
  expect(streamed.events.find((event) => event.type === 'data-worker')?.chunk).toEqual({
    type: 'data-worker',
    data: first.body,
  });
  expect((await client.retrieveTask(String(first.body.metadata['taskId']))).turns).toHaveLength(1);
});

test('another body with the same key is a conflict, on every operation', async () => {
  await client.send<Worker>('POST', '/api/tasks', { json: { workerId, input: 'one' }, ...keyed('other') });
  for (const json of [
    { workerId, input: 'two' },
    { workerId, input: 'one', budget: 'high' },
    { input: 'one' },
  ]) {
    const { status, body } = await client.send('POST', '/api/tasks', { json, ...keyed('other') });
    expect([status, body.code]).toEqual([409, 'idempotency_conflict']);
  }
  const worker = await client.send('POST', '/api/workers', { json: {}, ...keyed('other') });
  expect([worker.status, worker.body.code]).toEqual([409, 'idempotency_conflict']);
});

test('a key belongs to its organization', async () => {
  const key = await server.createKey({ organization: 'org_other', user: 'usr_other' });
  const other = new ApiClient({ url: server.url, key });
  const json = { input: 'shared words' };
  const mine = await client.send<Worker>('POST', '/api/tasks', { json, ...keyed('shared') });
  const theirs = await other.send<Worker>('POST', '/api/tasks', { json, ...keyed('shared') });
  expect(theirs.status).toBe(200);
  expect(theirs.body.id).not.toBe(mine.body.id);
});

test('a copy that comes while the turn runs joins it', async () => {
  const json = {
    workerId,
    taskId: 'joined',
    input: '[[offline:tokens 3]] [[offline:delay 400ms]] [[offline:tokens 3]]',
  };
  const first = client.send<Worker>('POST', '/api/tasks', { json, ...keyed('joined') });
  await expect.poll(async () => (await client.send('GET', '/api/tasks/joined')).status).toBe(200);
  const copies = await Promise.all([
    client.send<Worker>('POST', '/api/tasks', { json, ...keyed('joined') }),
    client.stream('POST', '/api/tasks', { json: { ...json, stream: true }, ...keyed('joined') }),
  ]);
  expect(copies[0].body).toEqual((await first).body);
  expect(copies[1].events.at(-1)?.type).toBe('finish');
  expect((await client.retrieveTask('joined')).turns).toHaveLength(1);
});

test('a hundred copies at once are one turn, on one worker, of one task', async () => {
  const key = await server.createKey({ organization: 'org_copies', user: 'usr_copies' });
  const copier = new ApiClient({ url: server.url, key });
  const json = { input: 'once, whatever happens' };
  const answers = await Promise.all(
    Array.from({ length: 100 }, () =>
      copier.send<Worker>('POST', '/api/tasks', { json, ...keyed('copies') }),
    ),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  expect(
    (await copier.send<TaskList>('GET', '/api/tasks')).body.tasks.map((task) => task.totals.turnCount),
  ).toEqual([1]);
  expect((await copier.send<WorkerList>('GET', '/api/workers')).body.totalCount).toBe(1);
});

test('a hundred copies with a file put the file there once', async () => {
  const send = () => {
    const body = new FormData();
    body.append('files', new File(['some words'], 'notes.txt'));
    body.append('input', 'read it');
    body.append('workerId', workerId);
    return client.send<Worker>('POST', '/api/tasks', { body, ...keyed('copied file') });
  };
  const answers = await Promise.all(Array.from({ length: 30 }, send));
  expect(new Set(answers.map((answer) => answer.body.metadata['turnId'])).size).toBe(1);
  const other = new FormData();
  other.append('files', new File(['other words'], 'notes.txt'));
  other.append('input', 'read it');
  other.append('workerId', workerId);
  expect((await client.send('POST', '/api/tasks', { body: other, ...keyed('copied file') })).status).toBe(
    409,
  );
});

test('a request that failed has not used up its key', async () => {
  const json = { workerId: 'wrk_none', input: 'hello' };
  expect((await client.send('POST', '/api/tasks', { json, ...keyed('failed') })).status).toBe(404);
  expect(
    (await client.send('POST', '/api/tasks', { json: { workerId, input: 'hello' }, ...keyed('failed') }))
      .status,
  ).toBe(200);
});

describe('other operations', () => {
  test('workers.create makes one worker of many copies', async () => {
    const json = { title: 'Once' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        client.send<WorkerTemplate>('POST', '/api/workers', { json, ...keyed('worker') }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
  });

  test('workers.continue gives the same turn, though the most recent task has changed', async () => {
    const { id } = await client.createWorker({});
    const path = `/api/workers/${id}`;
    const json = { input: 'go on' };
    const first = await client.send<Worker>('POST', path, { json, ...keyed('continue') });
    await client.createTask({ workerId: id, input: 'another task' });
    const again = await client.send<Worker>('POST', path, { json, ...keyed('continue') });
    expect(again.body).toEqual(first.body);
  });
});

test.each(['', 'x'.repeat(256)])('refuses the key %j', async (key) => {
  const { status, body } = await client.send('POST', '/api/tasks', { json: { input: 'x' }, ...keyed(key) });
  expect([status, body.issues?.[0]?.path]).toEqual([400, 'idempotency-key']);
});
