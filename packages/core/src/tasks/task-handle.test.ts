import { describe, expect, test, vi } from 'vitest';
import { Handinger, TaskHandle, type TaskPlace } from '../index.ts';
import { TurnServer, reset } from '../test-support/turn-server.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));

function connect(server: TurnServer): Handinger {
  return new Handinger({
    apiKey: 'hdg_test_0123456789',
    baseURL: 'https://api.test',
    logLevel: 'off',
    fetch: server.fetch,
  });
}

describe('createAndDetach', () => {
  test('resolves while the turn runs, and its handle gives the result', async () => {
    const server = new TurnServer({ finishes: false });
    const handle = await connect(server).tasks.createAndDetach({ input: 'x', workerId: 'wrk_1' });
    expect(handle).toBeInstanceOf(TaskHandle);
    expect(await handle.status()).toBe('running');
    server.finish();
    expect(await handle.status()).toBe('completed');
    const worker = await handle.result();
    expect(worker).toMatchObject({
      output_text: 'Heard: x',
      metadata: { taskId: handle.taskId, turnId: handle.turnId },
    });
    expect(await handle.result()).toEqual(worker);
    expect(await handle.stream().finalText()).toBe('Heard: x');
    expect(server.posts).toHaveLength(1);
  });

  test('looks up the worker where it is not given', async () => {
    const server = new TurnServer();
    const handle = await connect(server).tasks.createAndDetach({ input: 'x' });
    expect(handle.toJSON()).toEqual({
      taskId: server.turns[0]?.taskId,
      turnId: server.turns[0]?.id,
      workerId: 'wrk_1',
    });
  });

  test('names the turn as the server does, also where only the stream tells', async () => {
    const server = new TurnServer({ keepsTurnIds: false });
    server.postFaults.push(async (pass) => {
      const answer = await pass();
      return new Response(answer.body, { headers: { 'content-type': 'text/event-stream' } });
    });
    const handle = await connect(server).tasks.createAndDetach({ input: 'x', workerId: 'wrk_1' });
    expect(handle.turnId).toBe(server.turns[0]?.id);
  });

  test('a refusal rejects it', async () => {
    const server = new TurnServer();
    server.postFaults.push(() => new Response('{"error":"No credits."}', { status: 402 }));
    const call = connect(server).tasks.createAndDetach({ input: 'x' });
    await expect(call).rejects.toMatchObject({ status: 402, safeToRetry: true });
  });
});

test('createAndDetach does not wait for a turn that was found', async () => {
  const server = new TurnServer({ finishes: false });
  server.postFaults.push(async (pass) => (await pass(), Promise.reject(reset())));
  const noStream = new Response('{"error":"No."}', { status: 404 });
  const client = connect(server).withOptions({
    fetch: async (url, init) =>
      String(url).includes('/stream') ? noStream.clone() : server.fetch(url, init),
    maxReconnects: 1,
  });
  const handle = await client.tasks.createAndDetach({ input: 'x', workerId: 'wrk_1' });
  expect(handle.turnId).toBe(server.turns[0]?.id);
});

describe('attach', () => {
  test('takes what a handle became as JSON, in another process', async () => {
    const server = new TurnServer();
    const handle = await connect(server).tasks.createAndDetach({ input: 'x', workerId: 'wrk_1' });
    const place = JSON.parse(JSON.stringify(handle)) as TaskPlace;
    expect(place).toEqual({ taskId: handle.taskId, turnId: handle.turnId, workerId: 'wrk_1' });
    expect(await connect(server).tasks.attach(place).result()).toEqual(await handle.result());
  });

  test('takes a cursor: its stream goes on from there', async () => {
    const server = new TurnServer();
    const client = connect(server);
    const stream = await client.tasks.stream({ workerId: 'wrk_1', input: 'x' });
    await stream.done();
    const cursor = { ...stream.cursor, taskId: stream.taskId ?? '', lastEventId: '3' };
    const handle = client.tasks.attach(JSON.parse(JSON.stringify(client.tasks.attach(cursor))) as TaskPlace);
    expect(await handle.stream().finalWorker()).toEqual(await stream.finalWorker());
    const resumed = server.looks.find(({ url }) => url.includes('/stream'));
    expect(resumed?.headers.get('last-event-id')).toBe('3');
  });

  test('with a task alone it is the last turn', async () => {
    const server = new TurnServer();
    const client = connect(server);
    await client.tasks.create({ taskId: 'tsk_1', input: 'first' });
    await client.tasks.create({ taskId: 'tsk_1', input: 'second' });
    expect((await client.tasks.attach({ taskId: 'tsk_1' }).result()).output_text).toBe('Heard: second');
  });

  test('a task or turn that is not there is a NotFoundError', async () => {
    const server = new TurnServer();
    const client = connect(server);
    await client.tasks.create({ taskId: 'tsk_1', input: 'x' });
    await expect(client.tasks.attach({ taskId: 'tsk_none' }).status()).rejects.toMatchObject({
      name: 'NotFoundError',
      taskId: 'tsk_none',
      safeToRetry: true,
    });
    const call = client.tasks.attach({ taskId: 'tsk_1', turnId: 'trn_none' }).result();
    await expect(call).rejects.toMatchObject({
      message: '404 There is no such turn.',
      taskId: 'tsk_1',
      turnId: 'trn_none',
    });
  });
});

describe('wait', () => {
  test('gives what tasks.create gives, for the last turn', async () => {
    const client = connect(new TurnServer());
    const worker = await client.tasks.create({ taskId: 'tsk_1', input: 'x' });
    expect(await client.tasks.wait('tsk_1')).toEqual(worker);
  });

  test.each([
    ['timeout', { timeout: 50 }],
    ['deadline', { deadline: 50 }],
    ['timeout', { timeout: 50, deadline: 9_000 }],
    ['deadline', { timeout: 9_000, deadline: 50 }],
  ] as const)('ends with its %s: %o', async (limit, options) => {
    const server = new TurnServer({ finishes: false });
    const client = connect(server);
    const handle = await client.tasks.createAndDetach({ input: 'x', workerId: 'wrk_1' });
    await expect(client.tasks.wait(handle.taskId, options)).rejects.toMatchObject({
      code: 'deadline_exceeded',
      limit,
      limitMs: 50,
      taskId: handle.taskId,
    });
  });

  test('ends with the caller’s signal', async () => {
    const server = new TurnServer({ finishes: false });
    const client = connect(server);
    const handle = await client.tasks.createAndDetach({ input: 'x', workerId: 'wrk_1' });
    const call = client.tasks.wait(handle.taskId, { signal: AbortSignal.timeout(50) });
    await expect(call).rejects.toMatchObject({ code: 'aborted', taskId: handle.taskId });
  });
});
