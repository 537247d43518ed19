import { getEventListeners } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { Handinger, type TaskStream } from '../index.ts';
import { json } from '../test-support/fake-fetch.ts';
import {
  recordedTurnServer,
  type ConnectionFault,
  type RecordedTurnServerOptions,
} from '../test-support/recorded-turn-server.ts';
import { recordedChunks, recordedWorker } from '../test-support/recorded-turn.ts';
import { startLoopbackServer } from '../test-support/start-loopback-server.ts';
import type { RequestOptions } from '../transport/request-options.ts';
import type { TaskChunk } from './task-chunk.ts';

async function open(options: Partial<RecordedTurnServerOptions> = {}, request: RequestOptions = {}) {
  const server = recordedTurnServer({ chunks: recordedChunks, worker: recordedWorker, ...options });
  const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch: server.fetch, logLevel: 'off' });
  const stream = await client.tasks.create({ input: 'x', taskId: 'tsk_1', stream: true }, request);
  return { stream, server };
}

async function read(stream: TaskStream): Promise<{ chunks: TaskChunk[]; error: unknown }> {
  const chunks: TaskChunk[] = [];
  try {
    for await (const chunk of stream) chunks.push(chunk);
    return { chunks, error: undefined };
  } catch (error) {
    return { chunks, error };
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('leaving closes everything at once', () => {
  const stall: ConnectionFault = { bytes: 300, ending: 'stall' };
  const places: Record<string, Partial<RecordedTurnServerOptions>> = {
    'while a chunk is waited for': { faults: [stall] },
    'while a connection is waited for': {
      faults: [{ bytes: 300 }, { bytes: 0 }, { bytes: 0 }, { bytes: 0 }, { bytes: 0 }, { bytes: 0 }],
    },
    'while the task is read': {
      faults: [{ bytes: 300 }, { answer: json({ error: 'No.' }, 404) }],
      polls: 1000,
    },
  };
  const ways: Record<string, (stream: TaskStream, controller: AbortController) => unknown> = {
    'the caller’s signal': (_, controller) => controller.abort('enough'),
    'its controller': (stream) => stream.controller.abort('enough'),
    detach: (stream) => stream.detach(),
    cancel: (stream) => stream.cancel(),
    asyncDispose: (stream) => stream[Symbol.asyncDispose](),
  };
  const cases = Object.keys(places).flatMap((place) => Object.keys(ways).map((way) => [place, way] as const));

  test.each(cases)('%s, by %s', async (place, way) => {
    const controller = new AbortController();
    const { stream, server } = await open(places[place], { signal: controller.signal });
    const reading = read(stream);
    const final = stream.finalWorker().catch((error: unknown) => error);
    await pause(place === 'while a chunk is waited for' ? 20 : 250);
    const calls = server.calls.length;
    ways[way]?.(stream, controller);
    const { error } = await reading;
    expect(error).toBeInstanceOf(Handinger.APIUserAbortError);
    expect(error).toMatchObject({ code: 'aborted', taskId: 'tsk_1', safeToRetry: false });
    expect(await final).toBe(error);
    expect(stream.signal.aborted).toBe(true);
    await pause(20);
    expect(server.calls).toHaveLength(calls);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  test('a stream that was never read', async () => {
    await using server = await startLoopbackServer((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('id: 1\ndata: {"type":"start"}\n\n');
    });
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', baseURL: server.baseURL, logLevel: 'off' });
    {
      await using stream = await client.tasks.create({ input: 'x', stream: true });
      expect(stream.response.status).toBe(200);
    }
    await vi.waitFor(() => expect(server.abandoned).toBe(1));
    const stream = await client.tasks.create({ input: 'x', stream: true });
    stream.detach();
    expect((await read(stream)).error).toBeInstanceOf(Handinger.APIUserAbortError);
    await vi.waitFor(() => expect(server.abandoned).toBe(2));
  });

  test('whoever asks again is told again, also several times at once', async () => {
    const { stream } = await open({ faults: [stall] });
    const iterator = stream[Symbol.asyncIterator]();
    while ((await iterator.next()).value?.type !== 'data-task');
    const pending = [1, 2, 3, 4, 5, 6].map(() => iterator.next());
    const outcomes = Promise.allSettled(pending);
    await pause(20);
    await iterator.return?.();
    for (const outcome of (await outcomes).slice(-4)) expect(outcome.status).toBe('rejected');
    for (const again of [1, 2, 3]) {
      expect(await iterator.next().catch((error: unknown) => [again, error])).toEqual([
        again,
        expect.objectContaining({ code: 'aborted' }),
      ]);
    }
  });

  test('the error of a stream that was left has the timeline, and says what ended it', async () => {
    const { stream } = await open({ faults: [stall] });
    for await (const _ of stream) break;
    const error = await stream.finalText().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ safeToRetry: false, attempts: [{ action: 'send', limit: 'aborted' }] });
    const unread = (await open({ faults: [stall] })).stream;
    unread.detach();
    const [left] = (await Promise.allSettled([unread.done()])) as [PromiseRejectedResult];
    expect(left.reason).toMatchObject({ attempts: [{ action: 'send', limit: 'aborted' }] });
    const branch = (await open({ faults: [stall] })).stream.tee()[0];
    branch.detach();
    await expect(branch.done()).rejects.toMatchObject({ safeToRetry: false, attempts: [{ number: 1 }] });
  });

  test('a stream that only reads may be asked for again', async () => {
    const server = recordedTurnServer({ chunks: recordedChunks, worker: recordedWorker, faults: [stall] });
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch: server.fetch, logLevel: 'off' });
    const stream = await client.workers.streamUpdates('wrk_1', { taskId: 'tsk_1' });
    for await (const _ of stream) break;
    await expect(stream.finalWorker()).rejects.toMatchObject({ code: 'aborted', safeToRetry: true });
  });

  test('leaving after the end changes nothing', async () => {
    const { stream } = await open();
    await stream.done();
    stream.detach();
    expect(await stream.finalWorker()).toEqual(recordedWorker);
  });

  test('1,000 streams on one signal leave no listener, however they end', async () => {
    const { signal } = new AbortController();
    for (let round = 0; round < 1000; round += 1) {
      const faults = round % 2 === 0 ? [] : [{ bytes: 500 }];
      const { stream } = await open({ faults }, { signal });
      if (round % 5 === 0) continue;
      if (round % 5 === 1) for await (const _ of stream) break;
      if (round % 5 === 2) await stream.finalWorker();
      if (round % 5 === 3) await stream[Symbol.asyncIterator]().next();
      if (round % 5 === 4) stream.detach();
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  }, 120_000);
});

describe('the idle limit', () => {
  test('a silent connection is replaced by another', async () => {
    const { stream } = await open({ faults: [{ bytes: 500, ending: 'stall' }] }, { idleTimeout: 30 });
    const reconnects: unknown[] = [];
    stream.on('reconnect', ({ cause }) => reconnects.push(cause));
    expect((await read(stream)).chunks).toEqual(recordedChunks);
    expect(reconnects).toEqual([
      expect.objectContaining({ name: 'StreamIdleTimeoutError', code: 'stream_idle', idleTimeout: 30 }),
    ]);
  });

  test('after two in a row without progress, as behind a proxy that holds answers back, the task is read', async () => {
    const stall: ConnectionFault = { bytes: 0, ending: 'stall' };
    const { stream, server } = await open(
      { faults: [{ ...stall, bytes: 500 }, stall, stall] },
      { idleTimeout: 30 },
    );
    const { chunks, error } = await read(stream);
    expect(error).toBeUndefined();
    expect(chunks.find(({ type }) => type === 'data-snapshot')).toMatchObject({ data: { reason: 'silent' } });
    expect(server.calls.filter(({ url }) => url.includes('/stream'))).toHaveLength(1);
    expect(await stream.finalWorker()).toEqual(recordedWorker);
  });

  test('where nothing is resumed it is an error', async () => {
    const { stream, server } = await open(
      { faults: [{ bytes: 300, ending: 'stall' }] },
      { idleTimeout: 30, maxReconnects: 0 },
    );
    const { error } = await read(stream);
    expect(error).toBeInstanceOf(Handinger.StreamIdleTimeoutError);
    expect(error).toBeInstanceOf(Handinger.StreamInterruptedError);
    expect(error).toMatchObject({
      code: 'stream_idle',
      taskId: 'tsk_1',
      idleTimeout: 30,
      safeToRetry: false,
    });
    expect((error as InstanceType<typeof Handinger.StreamIdleTimeoutError>).attempts.at(-1)).toMatchObject({
      limit: 'idle',
    });
    expect(server.abandoned).toBe(1);
  });

  test('a comment is a sign of life, and so is a reader that takes its time', async () => {
    await using server = await startLoopbackServer(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write('id: 1\ndata: {"type":"start"}\n\n');
      for (let ping = 0; ping < 10; ping += 1) {
        await pause(40);
        response.write(': ping\n\n');
      }
      response.end('id: 2\ndata: {"type":"finish"}\n\ndata: [DONE]\n\n');
    });
    const client = new Handinger({
      apiKey: 'hdg_test_0123456789',
      baseURL: server.baseURL,
      idleTimeout: 200,
      logLevel: 'off',
    });
    const stream = await client.tasks.create({ input: 'x', stream: true });
    const types: string[] = [];
    for await (const { type } of stream) {
      types.push(type);
      if (type === 'start') await pause(300);
    }
    expect(types).toEqual(['start', 'finish']);
    expect(server.requests).toHaveLength(1);
  });
});

test('the deadline of the call ends the stream with its own error', async () => {
  const { stream } = await open({ faults: [{ bytes: 300, ending: 'stall' }] }, { deadline: 60 });
  const { error } = await read(stream);
  expect(error).toMatchObject({
    code: 'deadline_exceeded',
    taskId: 'tsk_1',
    attempts: [{ action: 'send', limit: 'deadline' }],
  });
});
