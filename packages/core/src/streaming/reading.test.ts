import { describe, expect, expectTypeOf, test, vi } from 'vitest';
import { Handinger, TaskStream } from '../index.ts';
import { recordedTurnServer, type RecordedTurnServerOptions } from '../test-support/recorded-turn-server.ts';
import { recordedChunks, recordedWorker } from '../test-support/recorded-turn.ts';
import { foldChunks } from './fold-chunks.ts';
import type { TaskChunk } from './task-chunk.ts';

const recorded = recordedChunks as readonly TaskChunk[];

async function open(options: Partial<RecordedTurnServerOptions> = {}) {
  const server = recordedTurnServer({ chunks: recordedChunks, worker: recordedWorker, ...options });
  const warn = vi.fn<(message: string) => void>();
  const client = new Handinger({
    apiKey: 'hdg_test_0123456789',
    fetch: server.fetch,
    logger: { error: warn, warn, info: warn, debug: warn },
    logLevel: 'warn',
  });
  const stream = await client.tasks.create({ input: 'x', taskId: 'tsk_1', stream: true });
  return { stream, server, warn };
}

async function readAll<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}

describe('the result', () => {
  test('without a loop: whoever asks for it reads the stream', async () => {
    expect(await (await open()).stream.finalWorker()).toEqual(recordedWorker);
    expect(await (await open()).stream.finalText()).toBe(recordedWorker.output_text);
    expect(await (await open()).stream.structuredOutput().catch((error: unknown) => error)).toMatchObject({
      name: 'OutputError',
    });
    const { stream } = await open();
    await stream.done();
    expect(stream.state).toEqual(foldChunks(recorded));
    await expect(readAll(stream)).rejects.toMatchObject({ code: 'stream_consumed' });
  });

  test('asked for before, during and after a loop: the loop gets every chunk', async () => {
    const { stream } = await open({ pieceSize: 50 });
    const before = stream.finalWorker();
    const chunks: TaskChunk[] = [];
    let during: Promise<string> | undefined;
    for await (const chunk of stream) {
      chunks.push(chunk);
      during ??= stream.finalText();
    }
    expect(chunks).toEqual(recorded);
    expect(await before).toEqual(recordedWorker);
    expect(await during).toBe(recordedWorker.output_text);
    expect(await stream.finalWorker()).toEqual(recordedWorker);
  });

  test('is there with the last chunk, inside the loop', async () => {
    const { stream } = await open();
    let text: string | undefined;
    for await (const chunk of stream) if (chunk.type === 'finish') text = await stream.finalText();
    expect(text).toBe(recordedWorker.output_text);
  });

  test('after the loop was left there is none, and the error says why', async () => {
    const { stream } = await open();
    for await (const _ of stream) break;
    const error: unknown = await stream.finalWorker().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Handinger.APIUserAbortError);
    expect(error).toMatchObject({
      message: 'The stream was left before its end. The task runs on.',
      taskId: 'tsk_1',
      turnId: 'trn_1',
      safeToRetry: false,
    });
  });

  test('of a stream that does not tell the state is asked for', async () => {
    const chunks = recordedChunks.filter(({ type }) => type !== 'data-worker');
    const { stream, server } = await open({ chunks });
    expect(await stream.finalWorker()).toEqual(recordedWorker);
    expect(server.calls.map(({ url }) => new URL(url).pathname)).toEqual([
      '/api/tasks',
      '/api/tasks/tsk_1',
      '/api/workers/wrk_1',
    ]);
  });

  test('that nobody waits for is no unhandled rejection', async () => {
    const unhandled = vi.fn<() => void>();
    process.on('unhandledRejection', unhandled);
    const { stream } = await open();
    void stream.finalWorker();
    void stream.finalText();
    void stream.structuredOutput();
    void stream.done();
    for await (const _ of stream) break;
    const { stream: other } = await open({
      faults: [{ bytes: 300 }, { answer: Response.json({ error: 'No.' }, { status: 401 }) }],
    });
    void other.finalWorker();
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('unhandledRejection', unhandled);
    expect(unhandled).not.toHaveBeenCalled();
  });
});

describe('reading', () => {
  test('chunks may be asked for without waiting for those before', async () => {
    const { stream } = await open({ pieceSize: 30 });
    const iterator = stream[Symbol.asyncIterator]();
    const results = await Promise.all(Array.from({ length: recorded.length + 2 }, () => iterator.next()));
    expect(results.map(({ value }) => value)).toEqual([...recorded, undefined, undefined]);
    expect(results.at(-1)).toEqual({ value: undefined, done: true });
  });

  test('textStream gives the text', async () => {
    expect((await readAll((await open()).stream.textStream)).join('')).toBe(recordedWorker.output_text);
  });

  test('the cursor is plain data, and grows with what was read', async () => {
    const { stream } = await open();
    const cursors: unknown[] = [];
    for await (const _ of stream) cursors.push(JSON.parse(JSON.stringify(stream.cursor)));
    expect(cursors[0]).toEqual({ taskId: 'tsk_1', turnId: 'trn_1', lastEventId: '1' });
    expect(cursors[4]).toEqual({ taskId: 'tsk_1', turnId: 'trn_1', workerId: 'wrk_1', lastEventId: '5' });
  });

  test('nothing is read before it is asked for', async () => {
    const { stream, server } = await open({ pieceSize: 10 });
    const iterator = stream[Symbol.asyncIterator]();
    await iterator.next();
    expect(stream.lastEventId).toBe('1');
    await iterator.return?.();
    expect(server.abandoned).toBe(1);
  });
});

describe('listeners', () => {
  test('are told everything, by name', async () => {
    const { stream } = await open();
    const told: [string, ...unknown[]][] = [];
    const names = [
      'text',
      'reasoning',
      'tool',
      'source',
      'file',
      'task',
      'usage',
      'worker',
      'snapshot',
      'done',
      'error',
    ] as const;
    for (const name of names)
      stream.on(name as 'chunk', (...event: unknown[]) => told.push([name, ...event]));
    let chunks = 0;
    stream.on('chunk', () => (chunks += 1));
    await stream.done();
    expect(chunks).toBe(recorded.length);
    const of = (name: string) => told.filter(([type]) => type === name).map(([, ...event]) => event);
    expect(of('text').at(-1)?.[1]).toBe(recordedWorker.output_text);
    expect(
      of('text')
        .map(([delta]) => delta)
        .join(''),
    ).toBe(recordedWorker.output_text);
    expect(of('reasoning').at(-1)).toEqual(['look it up.', 'Let me look it up.']);
    expect(of('tool').map(([call]) => (call as { state: string }).state)).toEqual([
      'input-streaming',
      'input-streaming',
      'input-streaming',
      'input-available',
      'output-available',
    ]);
    expect(of('source')).toEqual([[recordedWorker.sources[0]]]);
    expect(of('file')).toEqual([[recordedWorker.files[0]]]);
    expect(of('task')).toHaveLength(1);
    expect(of('usage')).toHaveLength(1);
    expect(of('worker')).toEqual([[recordedWorker]]);
    expect(of('snapshot')).toEqual([]);
    expect(of('done')).toEqual([[foldChunks(recorded)]]);
    expect(of('error')).toEqual([]);
  });

  test('one that fails harms neither the stream nor the others, and is reported', async () => {
    const { stream, warn } = await open();
    const heard: string[] = [];
    stream.on('text', () => {
      throw new Error('mine');
    });
    stream.on('text', (delta) => heard.push(delta));
    stream.on('done', async () => {
      throw new Error('mine too');
    });
    expect(await readAll(stream)).toEqual(recorded);
    await Promise.resolve();
    expect(heard.join('')).toBe(recordedWorker.output_text);
    const lines = warn.mock.calls.map(([line]) => line);
    expect(lines.some((line) => line.includes('A listener to "text" failed: Error: mine'))).toBe(true);
    expect(lines.some((line) => line.includes('A listener to "done" failed: Error: mine too'))).toBe(true);
  });

  test('off() ends it, and a failure is told', async () => {
    const answer = Response.json({ error: 'Unknown key.' }, { status: 401 });
    const { stream } = await open({ faults: [{ bytes: 300 }, { answer }] });
    const listener = vi.fn<() => void>();
    const failed = vi.fn<(error: unknown) => void>();
    stream.on('chunk', listener).off('chunk', listener).on('error', failed);
    const error: unknown = await stream.done().catch((thrown: unknown) => thrown);
    expect(listener).not.toHaveBeenCalled();
    expect(failed.mock.calls).toEqual([[error]]);
  });

  test('have types', () => {
    expectTypeOf<TaskStream>().toHaveProperty('on');
    const typed = (stream: TaskStream) => {
      stream.on('text', (delta, textSoFar) => expectTypeOf([delta, textSoFar]).toEqualTypeOf<string[]>());
      // @ts-expect-error there is no such event
      stream.on('nonsense', () => undefined);
    };
    expect(typed).toBeTypeOf('function');
  });
});

describe('handing a stream on', () => {
  test('as bytes, and back', async () => {
    const { stream } = await open({ pieceSize: 70, faults: [{ bytes: 700 }] });
    const copy = TaskStream.fromReadableStream(stream.toReadableStream());
    expect(await readAll(copy)).toEqual(recorded);
    expect(copy.lastEventId).toBe(String(recorded.length));
    expect(await copy.finalWorker()).toEqual(recordedWorker);
  });

  test('a failure is one of the bytes too', async () => {
    const answer = Response.json({ error: 'Unknown key.' }, { status: 401 });
    const { stream } = await open({ faults: [{ bytes: 700 }, { answer }] });
    await expect(readAll(TaskStream.fromReadableStream(stream.toReadableStream()))).rejects.toMatchObject({
      code: 'stream_interrupted',
    });
  });

  test('reads no faster than it is read, and leaving it leaves the stream', async () => {
    const { stream, server } = await open({ pieceSize: 20 });
    const reader = stream.toReadableStream().getReader();
    const first = await reader.read();
    expect(new TextDecoder().decode(first.value)).toMatch(/^id: 1\nevent: start\ndata: \{/);
    expect(stream.lastEventId).toBe('1');
    await reader.cancel();
    expect(server.abandoned).toBe(1);
    await expect(stream.finalWorker()).rejects.toBeInstanceOf(Handinger.APIUserAbortError);
  });

  test('while nothing comes, a comment does', async () => {
    vi.useFakeTimers();
    try {
      const { stream } = await open({ faults: [{ bytes: 13, ending: 'stall' }] });
      const reader = stream.toReadableStream().getReader();
      const read = reader.read();
      await vi.advanceTimersByTimeAsync(10_000);
      expect(new TextDecoder().decode((await read).value)).toBe(': ping\n\n');
      await reader.cancel();
      await vi.advanceTimersByTimeAsync(0);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test('to two: each gets everything, at its own pace', async () => {
    const { stream } = await open({ pieceSize: 60, faults: [{ bytes: 700 }] });
    const [left, right] = stream.tee();
    expect(await readAll(left)).toEqual(recorded);
    expect(right.lastEventId).toBeUndefined();
    expect(await right.finalWorker()).toEqual(recordedWorker);
    expect(left.cursor).toEqual(right.cursor);
    await expect(readAll(stream)).rejects.toMatchObject({ code: 'stream_consumed' });
  });

  test('to two: the connection is closed when both have left', async () => {
    const { stream, server } = await open({ pieceSize: 60 });
    const [left, right] = stream.tee();
    for await (const _ of left) break;
    expect(server.abandoned).toBe(0);
    await expect(left.finalWorker()).rejects.toBeInstanceOf(Handinger.APIUserAbortError);
    for await (const _ of right) break;
    expect(server.abandoned).toBe(1);
  });

  test('to two: both are told of a failure', async () => {
    const answer = () => Response.json({ error: 'Unknown key.' }, { status: 401 });
    const { stream } = await open({ faults: [{ bytes: 700 }, { answer: answer() }] });
    const [left, right] = stream.tee();
    const results = await Promise.allSettled([readAll(left), right.finalWorker()]);
    expect(results.map((result) => result.status === 'rejected' && (result.reason as Error).name)).toEqual([
      'StreamInterruptedError',
      'StreamInterruptedError',
    ]);
  });
});
