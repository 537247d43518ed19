import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Handinger } from '../index.ts';
import { fakeFetch, json } from '../test-support/fake-fetch.ts';
import { TurnServer } from '../test-support/turn-server.ts';
import { startLoopbackServer } from '../test-support/start-loopback-server.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const handinger = new Handinger({
  apiKey: 'hdg_test_0123456789',
  baseURL: 'https://api.test',
  logLevel: 'off',
});
const task = { task: { id: 'tsk_1' }, turns: [] };

describe('time limits', () => {
  const slow = () => new Promise<Response>(() => undefined);

  test('the default is 60 s, and none for tasks and streams', async () => {
    const delays: number[] = [];
    const { setTimeout } = globalThis;
    vi.spyOn(globalThis, 'setTimeout').mockImplementation(((
      callback: () => void,
      delay: number,
      ...rest: []
    ) => {
      delays.push(delay);
      return setTimeout(callback, delay, ...rest);
    }) as typeof setTimeout);
    const client = handinger.withOptions({ fetch: fakeFetch(json({})) });
    await client.tasks.retrieve('tsk_1');
    expect(Math.max(...delays)).toBe(60_000);
    delays.length = 0;
    await client.tasks.create({ input: 'x' });
    await client.workers.continue('wrk_1', { input: 'x' });
    await client.workers.streamUpdates('wrk_1').asResponse();
    await client.workers.retrieve('wrk_1', { stream: true }).asResponse();
    expect(delays).toEqual([]);
  });

  test.each([
    ['of the call', {}, { timeout: 20 }],
    ['of the client', { timeout: 20 }, {}],
  ])('a limit %s wins', async (_, clientOptions, options) => {
    const client = handinger.withOptions({
      fetch: fakeFetch(slow),
      maxRetries: 0,
      maxReconnects: 0,
      ...clientOptions,
    });
    for (const call of [
      client.tasks.retrieve('tsk_1', options),
      client.tasks.create({ input: 'x' }, options),
      client.tasks.create({ input: 'x', stream: true }, options),
    ]) {
      await expect(call).rejects.toMatchObject({
        name: 'APIConnectionTimeoutError',
        code: 'timeout',
        message: 'Request timed out after 20 ms.',
        taskId: expect.stringMatching(/^tsk_/) as string,
      });
    }
  });

  test('a limit that was reached is a failure that permits another try', async () => {
    const fetch = fakeFetch(slow, json(task));
    expect(await handinger.withOptions({ fetch }).tasks.retrieve('tsk_1', { timeout: 20 })).toEqual(task);
  });

  test('a limit that a task outlasts does not end it: it is waited for elsewhere', async () => {
    const server = new TurnServer();
    server.postFaults.push(async (pass) => (await pass(), slow()));
    const worker = await handinger
      .withOptions({ fetch: server.fetch })
      .tasks.create({ input: 'x' }, { timeout: 20 });
    expect(worker.output_text).toBe('Heard: x');
    expect(server.posts).toHaveLength(1);
  });

  test.each([-1, 1.5, Number.NaN, '5' as unknown as number])('%s is no limit', async (timeout) => {
    await expect(handinger.tasks.retrieve('tsk_1', { timeout })).rejects.toMatchObject({
      code: 'invalid_option',
    });
    expect(() => new Handinger({ apiKey: 'k', timeout })).toThrow(Handinger.HandingerError);
  });
});

describe('the signal of the caller', () => {
  test('an abort ends the call at once, and leaves no listener', async () => {
    const controller = new AbortController();
    const fetch = fakeFetch(() => new Promise<Response>(() => undefined));
    const call = handinger
      .withOptions({ fetch })
      .tasks.create({ input: 'x', taskId: 'tsk_1' }, { signal: controller.signal });
    setTimeout(() => controller.abort(), 10);
    const error = await call.catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Handinger.APIUserAbortError);
    expect(error).toMatchObject({ code: 'aborted', taskId: 'tsk_1' });
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    expect(fetch.calls[0]?.init.signal?.aborted).toBe(true);
  });

  test('with one that is aborted already nothing is sent', async () => {
    const fetch = fakeFetch(json({}));
    const call = handinger.withOptions({ fetch }).tasks.retrieve('tsk_1', { signal: AbortSignal.abort() });
    await expect(call).rejects.toBeInstanceOf(Handinger.APIUserAbortError);
    expect(fetch.calls).toHaveLength(0);
  });

  test.each([
    [
      'a file',
      (client: Handinger, signal: AbortSignal) =>
        client.workers.retrieveFile('a', { workerId: 'w' }, { signal }),
    ],
    [
      'asResponse',
      (client: Handinger, signal: AbortSignal) => client.tasks.retrieve('t', { signal }).asResponse(),
    ],
  ])('an abort ends a body that was handed out: %s', async (_, call) => {
    await using server = await startLoopbackServer((response) => {
      response.writeHead(200, { 'content-type': 'application/octet-stream' });
      response.write('beginning');
    });
    const controller = new AbortController();
    const client = handinger.withOptions({ baseURL: server.baseURL });
    const response = await call(client, controller.signal);
    setTimeout(() => controller.abort(), 20);
    await expect(response.text()).rejects.toThrow(/abort/);
    await vi.waitFor(() => expect(server.abandoned).toBe(1));
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  test('a thousand calls leave no listener on it', async () => {
    const { signal } = new AbortController();
    const client = handinger.withOptions({ fetch: fakeFetch(json(task)) });
    await Promise.all(Array.from({ length: 1000 }, () => client.tasks.retrieve('tsk_1', { signal })));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('an abort interrupts the wait', async () => {
    const controller = new AbortController();
    const fetch = fakeFetch(json({}, 429, { 'retry-after': '60' }), json(task));
    const call = handinger.withOptions({ fetch }).tasks.retrieve('tsk_1', { signal: controller.signal });
    setTimeout(() => controller.abort('enough'), 20);
    await expect(call).rejects.toMatchObject({ name: 'APIUserAbortError', code: 'aborted', cause: 'enough' });
    expect(fetch.calls).toHaveLength(1);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  test('an abort reaches a file that is still being read', async () => {
    const controller = new AbortController();
    const fetch = fakeFetch(json(task));
    const { signal } = controller;
    const endless = () => new ReadableStream<Uint8Array>();
    const client = handinger.withOptions({ fetch });
    const calls = [
      client.tasks.create({ input: 'x', files: [endless()] }, { signal }),
      client.post('/api/new-thing', { body: endless(), signal }),
    ];
    setTimeout(() => controller.abort('enough'), 20);
    for (const call of calls) {
      await expect(call).rejects.toMatchObject({ name: 'APIUserAbortError', cause: 'enough' });
    }
    expect(fetch.calls).toHaveLength(0);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
