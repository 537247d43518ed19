import { getEventListeners } from 'node:events';
import { describe, expect, test, vi } from 'vitest';
import { Handinger, type TaskStream } from '../index.ts';
import { eventStream, fakeFetch, json } from '../test-support/fake-fetch.ts';
import type { TaskChunk } from './task-chunk.ts';
import { startLoopbackServer, type LoopbackServer } from '../test-support/start-loopback-server.ts';

const chunks = [
  { type: 'start', messageId: 'msg_1' },
  {
    type: 'data-task',
    data: { taskId: 'tsk_1', turnId: 'trn_1', workerId: 'wrk_1', seq: 0, status: 'running' },
  },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: '  42 🐕 ' },
  { type: 'text-delta', id: 't', delta: 'true' },
  { type: 'text-end', id: 't' },
  { type: 'a-type-of-tomorrow', extra: { deep: [1] } },
  { type: 'finish' },
];
const done = 'event: done\ndata: [DONE]\n\n';
const wire = `retry: 1000\n\n${chunks
  .map((chunk, index) => `id: ${index + 1}\nevent: ${chunk.type}\ndata: ${JSON.stringify(chunk)}\n\n`)
  .join(': ping\n\n')}id: 9\n${done}`;

/** One that does not go on after a cut: what is tested here is one connection. */
function start(answer: Parameters<typeof fakeFetch>[0], signal?: AbortSignal) {
  const client = new Handinger({
    apiKey: 'hdg_test_0123456789',
    fetch: fakeFetch(answer),
    logLevel: 'off',
    maxReconnects: 0,
  });
  return client.tasks.create({ input: 'x', taskId: 'tsk_1', stream: true }, { signal });
}

async function readAll(stream: TaskStream): Promise<{ read: TaskChunk[]; error?: unknown }> {
  const read: TaskChunk[] = [];
  try {
    for await (const chunk of stream) read.push(chunk);
    return { read };
  } catch (error) {
    return { read, error };
  }
}

const connect = ({ baseURL }: LoopbackServer) =>
  new Handinger({ apiKey: 'hdg_test_0123456789', baseURL, logLevel: 'off', maxReconnects: 0 });

describe('TaskStream', () => {
  test('gives every chunk as it was sent, those of unknown types too, and ends after done', async () => {
    const stream = await start(eventStream(wire));
    expect(await readAll(stream)).toEqual({ read: chunks });
    expect(stream).toMatchObject({ taskId: 'tsk_1', turnId: 'trn_1', lastEventId: '9' });
    expect(stream.response.status).toBe(200);
  });

  test('asks for an event stream', async () => {
    const fetch = fakeFetch(eventStream(wire));
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch });
    await client.tasks.create({ input: 'x', stream: true });
    await client.workers.streamUpdates('wrk_1', { taskId: 'tsk_1', lastEventId: '7' });
    expect(fetch.calls.map((call) => call.headers.get('accept'))).toEqual([
      'text/event-stream',
      'text/event-stream',
    ]);
    expect(fetch.calls[1]?.headers.get('last-event-id')).toBe('7');
    expect(fetch.calls[1]?.url).toMatch(/\/api\/workers\/wrk_1\/stream\?taskId=tsk_1$/);
  });

  test('cut at any byte before its end, it is an error and never a short success', async () => {
    const bytes = new TextEncoder().encode(wire);
    const end = new TextEncoder().encode(wire.slice(0, wire.indexOf(`id: 9`))).length;
    for (let at = end; at < bytes.length; at += 1) {
      expect(await readAll(await start(eventStream(bytes.slice(0, at)))), `cut at ${at}`).toEqual({
        read: chunks,
      });
    }
    for (let at = 0; at < end; at += 1) {
      const { read, error } = await readAll(await start(eventStream(bytes.slice(0, at))));
      expect(error, `cut at ${at}`).toBeInstanceOf(Handinger.StreamInterruptedError);
      expect(error).toMatchObject({
        code: 'stream_interrupted',
        taskId: 'tsk_1',
        turnId: expect.stringMatching(read.length > 1 ? /^trn_1$/ : /^trn_[\dA-Z]{26}$/) as string,
        lastEventId: [String(read.length)].find((id) => id !== '0'),
        chunksSeen: read.length,
      });
      expect(read).toEqual(chunks.slice(0, read.length));
    }
  });

  test('an event that is no chunk is an error with its own code', async () => {
    for (const data of ['{"type":', 'null', '"text"', '{}']) {
      const { error } = await readAll(await start(eventStream(`data: ${data}\n\n${done}`)));
      expect(error).toMatchObject({ name: 'StreamInterruptedError', code: 'invalid_chunk' });
    }
  });

  test('can be read only once', async () => {
    const stream = await start(eventStream(wire));
    await readAll(stream);
    expect((await readAll(stream)).error).toMatchObject({ code: 'stream_consumed' });
  });

  test.each([
    ['401', json({ error: 'Unknown key.' }, 401), { status: 401, message: '401 Unknown key.' }],
    ['500', new Response('<html>Oops</html>', { status: 500 }), { status: 500, taskId: 'tsk_1' }],
    ['JSON instead of a stream', json({ id: 'wrk_1' }), { status: 200, code: 'invalid_response' }],
  ])('what is known before the first chunk rejects the call: %s', async (_, answer, expected) => {
    await expect(start(answer)).rejects.toMatchObject(expected);
  });

  test('an event stream that was not asked for in words is one all the same', async () => {
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch: fakeFetch(eventStream(wire)) });
    const answer: unknown = await client.tasks.create(
      { input: 'x' },
      { headers: { accept: 'text/event-stream' } },
    );
    expect(await readAll(answer as TaskStream)).toEqual({ read: chunks });
  });
});

describe('leaving a stream', () => {
  const endless = async (response: Parameters<Parameters<typeof startLoopbackServer>[0]>[0]) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (let id = 1; !response.destroyed; id += 1) {
      response.write(`id: ${id}\ndata: {"type":"text-delta","id":"t","delta":"x"}\n\n`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  const stalled = (response: Parameters<Parameters<typeof startLoopbackServer>[0]>[0]) => {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'x-handinger-turn-id': 'trn_7' });
    response.write('id: 1\ndata: {"type":"start"}\n\n');
  };

  test.each(['break', 'throw', 'return'])('%s closes the connection', async (way) => {
    await using server = await startLoopbackServer(endless);
    const stream = await connect(server).tasks.create({ input: 'x', stream: true });
    const leave = async () => {
      for await (const _ of stream) {
        if (way === 'break') break;
        if (way === 'throw') throw new Error('mine');
        return;
      }
    };
    const thrown = await leave().catch((error: Error) => error.message);
    expect(thrown).toBe(way === 'throw' ? 'mine' : undefined);
    await vi.waitFor(() => expect(server.abandoned).toBe(1));
  });

  test('an abort ends a stalled stream with an error of its own, and closes the connection', async () => {
    await using server = await startLoopbackServer(stalled);
    const controller = new AbortController();
    const stream = await connect(server).tasks.create(
      { input: 'x', taskId: 'tsk_1', stream: true },
      { signal: controller.signal },
    );
    setTimeout(() => controller.abort('enough'), 30);
    const { read, error } = await readAll(stream);
    expect(read).toEqual([{ type: 'start' }]);
    expect(error).toMatchObject({
      name: 'APIUserAbortError',
      code: 'aborted',
      taskId: 'tsk_1',
      cause: 'enough',
    });
    await vi.waitFor(() => expect(server.abandoned).toBe(1));
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });

  test('cancel() closes the connection, before reading and during it', async () => {
    await using server = await startLoopbackServer(stalled);
    const client = connect(server);
    await (await client.tasks.create({ input: 'x', stream: true })).cancel();
    await vi.waitFor(() => expect(server.abandoned).toBe(1));
    const stream = await client.tasks.create({ input: 'x', stream: true });
    setTimeout(() => void stream.cancel(), 30);
    expect((await readAll(stream)).error).toMatchObject({ code: 'aborted' });
    await vi.waitFor(() => expect(server.abandoned).toBe(2));
  });

  test('the server that goes away is an error with the position', async () => {
    await using server = await startLoopbackServer((response) => {
      stalled(response);
      setTimeout(() => response.destroy(), 20);
    });
    const { error } = await readAll(
      await connect(server).tasks.create({ input: 'x', taskId: 'tsk_1', stream: true }),
    );
    expect(error).toBeInstanceOf(Handinger.APIConnectionError);
    expect(error).toMatchObject({
      code: 'stream_interrupted',
      taskId: 'tsk_1',
      turnId: 'trn_7',
      lastEventId: '1',
      chunksSeen: 1,
    });
    expect((error as Error).cause).toBeInstanceOf(Error);
  });

  test('a finished stream gives its connection back', async () => {
    const sockets = new Set<unknown>();
    await using server = await startLoopbackServer((response) => {
      sockets.add(response.socket);
      response.writeHead(200, { 'content-type': 'text/event-stream' }).end(wire);
    });
    const client = connect(server);
    for (let turn = 0; turn < 10; turn += 1) {
      await readAll(await client.tasks.create({ input: 'x', stream: true }));
    }
    expect(server.abandoned).toBe(0);
    expect(sockets.size).toBeLessThan(4);
  });

  test('hundreds of streams on one signal leave no listener', async () => {
    const { signal } = new AbortController();
    for (let i = 0; i < 300; i += 1) {
      const stream = await start(eventStream(wire), signal);
      if (i % 3 > 0) {
        for await (const _ of stream) if (i % 3 === 1) break;
      }
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
