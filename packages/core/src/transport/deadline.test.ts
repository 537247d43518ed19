import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { Handinger } from '../index.ts';
import { eventStream, fakeFetch } from '../test-support/fake-fetch.ts';
import { refused, reset, TurnServer, type Fault } from '../test-support/turn-server.ts';

const options = { apiKey: 'hdg_test_0123456789', baseURL: 'https://api.test', logLevel: 'off' } as const;
const never = () => new Promise<Response>(() => undefined);
const lose: Fault = async (pass) => (await pass(), Promise.reject(reset()));

async function failureOf(call: PromiseLike<unknown>): Promise<Record<string, unknown>> {
  return Promise.resolve(call).then(
    () => expect.unreachable('it has to fail'),
    (error: unknown) => error as Record<string, unknown>,
  );
}

describe('deadline', () => {
  const exceeded = {
    name: 'DeadlineExceededError',
    code: 'deadline_exceeded',
    limit: 'deadline',
    limitMs: 60,
  };

  test('ends an attempt, and says that the task may run', async () => {
    const client = new Handinger({ ...options, fetch: fakeFetch(never) });
    const error = await failureOf(client.tasks.create({ input: 'x' }, { deadline: 60 }));
    expect(error).toMatchObject({
      ...exceeded,
      taskId: expect.stringMatching(/^tsk_/) as string,
      turnId: expect.stringMatching(/^trn_/) as string,
      safeToRetry: false,
      attempts: [{ number: 1, action: 'send', limit: 'deadline', error: { code: 'deadline_exceeded' } }],
    });
    expect(error).toBeInstanceOf(Handinger.DeadlineExceededError);
  });

  test('ends the wait between two attempts; what never arrived is safe to send again', async () => {
    const client = new Handinger({ ...options, fetch: fakeFetch(refused()) });
    const error = await failureOf(client.tasks.create({ input: 'x' }, { deadline: 60 }));
    expect(error).toMatchObject({ ...exceeded, safeToRetry: true });
  });

  test('ends a recovery', async () => {
    const server = new TurnServer();
    server.postFaults.push(lose);
    server.lookFaults.push(never);
    const client = new Handinger({ ...options, fetch: server.fetch, deadline: 60 });
    const error = await failureOf(client.tasks.create({ input: 'x' }));
    expect(error).toMatchObject({ ...exceeded, safeToRetry: false, taskId: server.turns[0]?.taskId });
    expect((error['attempts'] as { action: string }[]).map(({ action }) => action)).toEqual(['send', 'find']);
  });

  test('ends a stream that is being read', async () => {
    const stalled = new ReadableStream<Uint8Array>();
    const headers = { 'content-type': 'text/event-stream', 'x-handinger-turn-id': 'trn_1' };
    const client = new Handinger({ ...options, fetch: fakeFetch(() => new Response(stalled, { headers })) });
    const stream = await client.tasks.stream({ input: 'x' }, { deadline: 60 });
    expect(await failureOf(stream.finalWorker())).toMatchObject({
      ...exceeded,
      turnId: 'trn_1',
      safeToRetry: false,
    });
  });

  test('of the client holds for every call, and leaves those alone that are over', async () => {
    const client = new Handinger({ ...options, fetch: fakeFetch(never), deadline: 60 });
    expect(await failureOf(client.workers.list())).toMatchObject({ ...exceeded, safeToRetry: true });
    const quick = new TurnServer();
    const worker = await client.withOptions({ fetch: quick.fetch }).tasks.create({ input: 'x' });
    expect(worker.output_text).toBe('Heard: x');
  });

  test('a caller that aborts first is told so', async () => {
    const controller = new AbortController();
    const client = new Handinger({ ...options, fetch: fakeFetch(never) });
    const call = client.tasks.create({ input: 'x' }, { deadline: 5_000, signal: controller.signal });
    setTimeout(() => controller.abort(new Error('enough')), 20);
    const error = await failureOf(call);
    expect(error).toMatchObject({ code: 'aborted', safeToRetry: false, cause: { message: 'enough' } });
  });

  test.each([-1, 1.5, Number.NaN])('%s is none', async (deadline) => {
    const client = new Handinger({ ...options, fetch: fakeFetch(eventStream()) });
    const error = await failureOf(client.tasks.create({ input: 'x' }, { deadline }));
    expect(error).toMatchObject({ code: 'invalid_option', safeToRetry: true });
    expect(() => new Handinger({ ...options, deadline })).toThrow(/deadline must be a whole number/);
  });
});

test('a thousand calls on one signal leave no listener, however they end', async () => {
  const { signal } = new AbortController();
  const server = new TurnServer();
  const client = new Handinger({ ...options, fetch: server.fetch, deadline: 60_000 });
  for (let n = 0; n < 1000; n += 1) {
    const kind = n % 5;
    if (kind === 1) server.postFaults[server.posts.length] = lose;
    if (kind === 2) server.postFaults[server.posts.length] = () => new Response('{}', { status: 400 });
    if (kind < 3) await client.tasks.create({ input: 'x' }, { signal }).catch(() => undefined);
    if (kind === 3) for await (const _ of await client.tasks.stream({ input: 'x' }, { signal })) break;
    if (kind === 4) await client.tasks.createAndDetach({ input: 'x', workerId: 'wrk_1' }, { signal });
  }
  expect(server.posts).toHaveLength(1000);
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});
