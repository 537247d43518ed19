import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TaskList, TaskTurnList, Worker } from '../../generated/types.gen.ts';
import { ApiClient } from '../../testing/api-client.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
let client: ApiClient;
let workerId: string;

beforeAll(async () => {
  server = await startTestServer();
  client = new ApiClient(server);
  workerId = (await client.createWorker({ instructions: 'Answer.' })).id;
});
afterAll(() => server.close());

describe('creating', () => {
  test('answers with the final state when the turn has ended', async () => {
    const worker = await client.createTask({
      workerId,
      input: 'Look at https://example.com/a',
      budget: 'low',
    });
    expect(worker).toMatchObject({
      id: workerId,
      object: 'worker',
      status: 'completed',
      running: false,
      error: null,
    });
    expect(worker.output_text).toContain('Look at');
    expect(worker.output).toEqual([
      {
        id: expect.stringMatching(/^msg_/),
        content: [{ text: worker.output_text, type: 'output_text' }],
        role: 'assistant',
        status: 'completed',
        type: 'message',
      },
    ]);
    expect(worker.sources).toMatchObject([{ type: 'url', url: 'https://example.com/a', title: null }]);
    expect(worker.messages).toMatchObject([
      {
        id: expect.stringMatching(/^msg_/),
        role: 'user',
        parts: [{ type: 'text', text: 'Look at https://example.com/a' }],
      },
      { id: worker.output[0]?.id, role: 'assistant' },
    ]);
    expect(worker.usage).toMatchObject({ credits: expect.any(Number), durationMs: expect.any(Number) });
    expect(Math.abs(worker.created_at! - Date.now() / 1000)).toBeLessThan(60);
    expect(worker.metadata).toMatchObject({
      taskId: expect.stringMatching(/^tsk_/),
      turnId: expect.stringMatching(/^trn_/),
    });
  });

  test('without a worker makes one with the input as its instructions', async () => {
    const worker = await client.createTask({ input: 'Count the words.\nAll of them.' });
    const { body } = await client.send<{ workers: { id: string; instructions: string; summary: string }[] }>(
      'GET',
      '/api/workers',
    );
    expect(body.workers[0]).toMatchObject({
      id: worker.id,
      instructions: 'Count the words.\nAll of them.',
      summary: 'Count the words.',
    });
  });

  test('an input longer than instructions may be still makes a worker', async () => {
    const worker = await client.createTask({ input: '🐕'.repeat(15_000) });
    expect(worker.status).toBe('completed');
  });

  test('takes any string as the id of a new task', async () => {
    for (const taskId of [
      'order-42',
      '../../etc/passwd',
      'a/b?c#d',
      'Ünïcödé 🐕',
      ' ',
      '%2e%2e',
      '__proto__',
      'x'.repeat(512),
    ]) {
      const worker = await client.createTask({ workerId, taskId, input: 'hello' });
      expect(worker.metadata['taskId']).toBe(taskId);
      const { task, turns } = await client.retrieveTask(taskId);
      expect([task.id, turns.length]).toEqual([taskId, 1]);
    }
  });

  test('refuses an id that no index could hold', async () => {
    const { status, body } = await client.send('POST', '/api/tasks', {
      json: { taskId: 'x'.repeat(513), input: 'hello' },
    });
    expect([status, body.issues?.[0]?.path]).toEqual([400, 'taskId']);
  });

  test('an existing id adds a turn that knows what was said', async () => {
    const taskId = 'tsk_01HZY31W2SZJ8MJ2FQTR3M1K9D';
    await client.createTask({ workerId, taskId, input: 'My dog is called Rex.' });
    const second = await client.createTask({ workerId, taskId, input: 'What is its name?' });
    expect(second.output_text).toContain('Rex');
    expect(second.messages).toHaveLength(4);
    const withoutWorker = await client.createTask({ taskId, input: 'And again?' });
    expect(withoutWorker.id).toBe(workerId);
    const { task, turns } = await client.retrieveTask(taskId);
    expect(turns.map(({ seq, role, status, error }) => [seq, role, status, error])).toEqual([
      [0, 'user', 'completed', null],
      [1, 'user', 'completed', null],
      [2, 'user', 'completed', null],
    ]);
    expect(task).toMatchObject({
      status: 'completed',
      workerId,
      triggeredBy: 'api',
      createdByUserId: 'usr_local',
    });
    expect(task.title).toBe('My dog is called Rex.');
    expect(task.totals).toEqual({
      turnCount: 3,
      credits: turns.reduce((sum, turn) => sum + turn.credits, 0),
      durationMs: turns.reduce((sum, turn) => sum + turn.durationMs, 0),
    });
    expect(task.completedAt).toBe(turns[2]?.completedAt);
  });

  test('a task of another worker is a 403', async () => {
    const other = await client.createWorker({});
    await client.createTask({ workerId, taskId: 'of-the-first', input: 'hello' });
    const { status, body } = await client.send('POST', '/api/tasks', {
      json: { workerId: other.id, taskId: 'of-the-first', input: 'x' },
    });
    expect([status, body.code]).toEqual([403, 'forbidden']);
    expect((await client.retrieveTask('of-the-first')).turns).toHaveLength(1);
  });

  test('an unknown worker is a 404, and leaves no task behind', async () => {
    const json = { workerId: 'wrk_none', taskId: 'never-made', input: 'x' };
    expect((await client.send('POST', '/api/tasks', { json })).status).toBe(404);
    expect((await client.send('GET', '/api/tasks/never-made')).status).toBe(404);
  });

  test.each([
    ['input', {}],
    ['input', { input: '' }],
    ['input', { input: 5 }],
    ['input', { input: null }],
    ['budget', { input: 'x', budget: 'huge' }],
    ['stream', { input: 'x', stream: 'yes' }],
    ['taskId', { input: 'x', taskId: '' }],
    ['taskId', { input: 'x', taskId: null }],
    ['workerId', { input: 'x', workerId: 5 }],
  ])('refuses a bad %s and names it', async (path, json) => {
    const { status, body } = await client.send('POST', '/api/tasks', { json });
    expect([status, body.code, body.issues?.map((issue) => issue.path)]).toEqual([
      400,
      'invalid_request',
      [path],
    ]);
  });

  test('with an output schema gives an object that fits it', async () => {
    const worker = await client.createWorker({
      outputSchema: {
        type: 'object',
        properties: { mood: { enum: ['good', 'bad'] } },
        required: ['mood'],
        additionalProperties: false,
      },
    });
    const state = await client.createTask({ workerId: worker.id, input: 'I feel good.' });
    expect(state.structured_output).toEqual({ mood: 'good' });
    const { turns } = await client.retrieveTask(String(state.metadata['taskId']));
    expect(turns[0]?.structuredOutput).toEqual({ mood: 'good' });
  });

  test('an answer that never fits ends the turn with an error', async () => {
    const worker = await client.createWorker({
      outputSchema: { type: 'object', properties: { a: { type: 'number' } }, required: ['a'] },
    });
    const state = await client.createTask({ workerId: worker.id, input: '[[offline:violate-schema]]' });
    expect(state).toMatchObject({
      status: 'completed',
      structured_output: null,
      metadata: { turnStatus: 'error' },
    });
    const { task, turns } = await client.retrieveTask(String(state.metadata['taskId']));
    expect(task.status).toBe('error');
    expect(turns[0]).toMatchObject({
      status: 'error',
      error: expect.stringMatching(/\w+/),
      structuredOutput: null,
    });
  });

  test('a failed and an aborted turn say so', async () => {
    const failed = await client.createTask({ workerId, input: '[[offline:error The lights went out.]]' });
    expect(failed.metadata).toMatchObject({
      turnStatus: 'error',
      turnError: expect.stringContaining('The lights went out.'),
    });
    const aborted = await client.createTask({ workerId, input: '[[offline:abort]]' });
    expect(aborted.metadata).toMatchObject({ turnStatus: 'aborted' });
    const statuses = await Promise.all(
      [failed, aborted].map(
        async (state) => (await client.retrieveTask(String(state.metadata['taskId']))).task.status,
      ),
    );
    expect(statuses).toEqual(['error', 'aborted']);
  });

  test('answers 402 when the organization has nothing left, and counts down what is spent', async () => {
    const key = await server.createKey({ organization: 'org_poor', user: 'usr_poor' });
    const poor = new ApiClient({ url: server.url, key });
    await server.setCredits('org_poor', 1);
    const first = await poor.createTask({ input: 'hello' });
    expect(first.usage?.credits).toBeGreaterThanOrEqual(1);
    for (const json of [
      { input: 'more' },
      { input: 'more', workerId: first.id },
      { input: 'more', taskId: first.metadata['taskId'] },
    ]) {
      const { status, body } = await poor.send('POST', '/api/tasks', { json });
      expect([status, body.code]).toEqual([402, 'insufficient_credits']);
    }
    expect((await poor.send<TaskList>('GET', '/api/tasks')).body.totalCount).toBe(1);
    await server.setCredits('org_poor', null);
    await poor.createTask({ input: 'more' });
  });
});

describe('the order of turns', () => {
  test('turns of one task run one after the other, in the order in which they were asked for', async () => {
    const taskId = 'in-order';
    const inputs = ['[[offline:delay 150ms]] one', '[[offline:delay 20ms]] two', 'three', 'four'];
    const answers = [];
    for (const input of inputs) {
      answers.push(client.createTask({ workerId, taskId, input }));
      // The order of requests on several connections is not the order of their sending.
      await expect
        .poll(
          async () =>
            (await client.send<TaskTurnList>('GET', `/api/tasks/${taskId}/turns`)).body.items?.length ?? 0,
        )
        .toBe(answers.length);
    }
    const states = (await client.send<TaskTurnList>('GET', `/api/tasks/${taskId}/turns`)).body.items.map(
      (turn) => turn.status,
    );
    expect(states).toEqual(['running', 'pending', 'pending', 'pending']);
    await Promise.all(answers);
    const { items } = (await client.send<TaskTurnList>('GET', `/api/tasks/${taskId}/turns`)).body;
    expect(items.map((turn) => turn.input)).toEqual(inputs);
    const starts = items.slice(1).map((turn) => Date.parse(turn.startedAt));
    const ends = items.map((turn) => Date.parse(turn.completedAt!));
    for (const [index, start] of starts.entries()) expect(start).toBeGreaterThanOrEqual(ends[index]!);
  });

  test('a task in the middle of its turns says what it is doing', async () => {
    const taskId = 'in-the-middle';
    const first = client.createTask({ workerId, taskId, input: '[[offline:delay 300ms]]' });
    const status = async () =>
      (await client.send<{ task?: { status: string } }>('GET', `/api/tasks/${taskId}`)).body.task?.status;
    await expect.poll(status).toBe('running');
    const state = (await client.send<Worker>('GET', `/api/workers/${workerId}?taskId=${taskId}`)).body;
    expect(state).toMatchObject({ status: 'running', running: true, output: [], output_text: '' });
    const second = client.createTask({ workerId, taskId, input: 'then this' });
    await first;
    await second;
    expect(await status()).toBe('completed');
  });

  test('several tasks of one worker run at the same time', async () => {
    const ids = ['side-a', 'side-b', 'side-c'];
    const answers = ids.map((taskId) =>
      client.createTask({ workerId, taskId, input: '[[offline:delay 400ms]]' }),
    );
    await Promise.all(answers);
    const turns = await Promise.all(ids.map(async (id) => (await client.retrieveTask(id)).turns[0]!));
    const lastStart = Math.max(...turns.map((turn) => Date.parse(turn.startedAt)));
    const firstEnd = Math.min(...turns.map((turn) => Date.parse(turn.completedAt!)));
    expect(lastStart).toBeLessThan(firstEnd);
  });

  test('a hundred requests for the same new task become a hundred turns of one task', async () => {
    const inputs = Array.from({ length: 100 }, (_unused, index) => `turn ${index}`);
    await Promise.all(inputs.map((input) => client.createTask({ workerId, taskId: 'crowded', input })));
    const { task, turns } = await client.retrieveTask('crowded');
    expect(task.totals.turnCount).toBe(100);
    expect(turns.map((turn) => turn.seq)).toEqual(inputs.map((_unused, index) => index));
    expect(turns.map((turn) => turn.input).toSorted()).toEqual(inputs.toSorted());
  });

  test('a hundred requests for the same new task without a worker make one worker', async () => {
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_unused, index) =>
        client.createTask({ taskId: 'one-worker', input: `turn ${index}` }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
  });
});

describe('listing', () => {
  test('filters, pages and hides what is archived', async () => {
    const key = await server.createKey({ organization: 'org_lists', user: 'usr_lists' });
    const lists = new ApiClient({ url: server.url, key });
    const worker = await lists.createWorker({});
    await lists.createTask({ workerId: worker.id, taskId: 'list-a', input: 'a' });
    await lists.createTask({ workerId: worker.id, taskId: 'list-b', input: '[[offline:error Broken.]]' });
    await lists.createTask({ taskId: 'list-c', input: 'c' });
    const idsOf = async (query: string) =>
      (await lists.send<TaskList>('GET', `/api/tasks${query}`)).body.tasks.map((task) => task.id);
    expect(await idsOf('')).toEqual(['list-c', 'list-b', 'list-a']);
    expect(await idsOf(`?workerId=${worker.id}`)).toEqual(['list-b', 'list-a']);
    expect(await idsOf('?status=error')).toEqual(['list-b']);
    expect(await idsOf(`?status=completed&workerId=${worker.id}&triggeredBy=api`)).toEqual(['list-a']);
    expect(await idsOf('?triggeredBy=email')).toEqual([]);
    expect((await lists.send('GET', '/api/tasks?workerId=wrk_none')).status).toBe(404);
    expect((await lists.send('GET', '/api/tasks?status=lost')).body.issues?.[0]?.path).toBe('status');

    expect((await lists.send<object>('DELETE', '/api/tasks/list-a')).body).toEqual({ archived: true });
    expect(await idsOf(`?workerId=${worker.id}`)).toEqual(['list-b']);
    expect((await lists.retrieveTask('list-a')).turns).toHaveLength(1);
    expect(
      (await lists.send('POST', '/api/tasks', { json: { taskId: 'list-a', input: 'more' } })).body.code,
    ).toBe('conflict');
    const recent = (await lists.send<Worker>('GET', `/api/workers/${worker.id}`)).body;
    expect(recent.metadata['taskId']).toBe('list-b');
    expect((await lists.send<object>('DELETE', '/api/tasks/list-a')).body).toEqual({ archived: true });
  });

  test.each(['GET', 'DELETE'])('%s of an unknown task is a 404', async (method) => {
    expect((await client.send(method, '/api/tasks/tsk_none')).status).toBe(404);
    expect((await client.send('GET', '/api/tasks/tsk_none/turns')).status).toBe(404);
  });
});

describe('continuing a worker', () => {
  test('adds a turn to its most recent task, or starts its first', async () => {
    const { id } = await client.createWorker({});
    const path = `/api/workers/${id}`;
    const first = (await client.send<Worker>('POST', path, { json: { input: 'I like pears.' } })).body;
    const second = (
      await client.send<Worker>('POST', path, { json: { input: 'What do I like?', budget: 'low' } })
    ).body;
    expect(second.metadata['taskId']).toBe(first.metadata['taskId']);
    expect(second.output_text).toContain('pears');
    const streamed = await client.stream('POST', path, { json: { input: 'And now?', stream: true } });
    expect(streamed.isDone).toBe(true);
    expect((await client.send('POST', path, { json: {} })).status).toBe(400);
    expect((await client.send('POST', '/api/workers/wrk_none', { json: { input: 'x' } })).status).toBe(404);
  });
});
