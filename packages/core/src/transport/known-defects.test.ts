import { createReadStream } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { Handinger, type TaskStream } from '../index.ts';
import { fakeFetch, json } from '../test-support/fake-fetch.ts';
import { recordedTurnServer } from '../test-support/recorded-turn-server.ts';
import { recordedChunks, recordedWorker } from '../test-support/recorded-turn.ts';
import {
  answerJson,
  hangUp,
  startLoopbackServer,
  type LoopbackHandler,
} from '../test-support/start-loopback-server.ts';
import { TurnServer, workerOf } from '../test-support/turn-server.ts';

/** What clients get wrong that are generated from a document, each measured in one: here, that this client does not. */

const connect = (options: ConstructorParameters<typeof Handinger>[0]) =>
  new Handinger({ apiKey: 'hdg_test_0123456789', baseURL: 'https://api.test', logLevel: 'off', ...options });
const posts = ({ calls }: { readonly calls: readonly { readonly init: RequestInit }[] }) =>
  calls.filter(({ init }) => init.method === 'POST').length;
const server = (options: Partial<Parameters<typeof recordedTurnServer>[0]> = {}) =>
  recordedTurnServer({ chunks: recordedChunks, worker: recordedWorker, ...options });
const input = { input: 'x', taskId: 'tsk_1', workerId: 'wrk_1' };

async function textOf(stream: TaskStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) if (chunk.type === 'text-delta') text += chunk.delta;
  return text;
}

afterEach(() => {
  vi.useRealTimers();
});

describe('a stream', () => {
  test('that is refused is an error at once, and not asked for again for ever', async () => {
    const fetch = fakeFetch(json({ error: 'This key is revoked.' }, 401));
    await expect(connect({ fetch }).tasks.stream(input)).rejects.toMatchObject({
      status: 401,
      safeToRetry: true,
    });
    expect(fetch.calls).toHaveLength(1);
  });

  test('that drops does not start the task again', async () => {
    const broken = server({ faults: [{ bytes: 400 }, { bytes: 500 }] });
    const stream = await connect({ fetch: broken.fetch }).tasks.stream(input);
    expect((await stream.finalWorker()).output_text).toBe(recordedWorker.output_text);
    expect(posts(broken)).toBe(1);
    expect(broken.calls.length).toBeGreaterThan(2);
  });

  test('that can’t be resumed as often as is permitted is an error, and no end', async () => {
    const broken = server({ faults: [{ bytes: 400 }] });
    const stream = await connect({ fetch: broken.fetch, maxReconnects: 0 }).tasks.stream(input);
    await expect(textOf(stream)).rejects.toMatchObject({
      code: 'stream_interrupted',
      taskId: 'tsk_1',
      safeToRetry: false,
    });
    await expect(stream.finalWorker()).rejects.toMatchObject({ code: 'stream_interrupted' });
  });

  test('whose resumption is refused is no call that may be made again, though only a reading failed', async () => {
    const refusal = json({ error: 'No access any more.' }, 403);
    const broken = server({ faults: [{ bytes: 400 }, { bytes: 500 }, { answer: refusal }] });
    const stream = await connect({ fetch: broken.fetch }).tasks.stream(input);
    await expect(textOf(stream)).rejects.toMatchObject({ code: 'stream_interrupted', safeToRetry: false });
  });

  test('that ends properly, but before its last event, is not taken for complete', async () => {
    await using short = await startLoopbackServer((response) => {
      response
        .writeHead(200, { 'content-type': 'text/event-stream' })
        .end('id: 1\ndata: {"type":"start"}\n\n');
    });
    const stream = await connect({ baseURL: short.baseURL, maxReconnects: 0 }).tasks.stream(input);
    await expect(textOf(stream)).rejects.toMatchObject({ code: 'stream_interrupted', chunksSeen: 1 });
  });

  test('keeps an event together whose line ends are cut in two', async () => {
    const chunks = [...recordedChunks.map((chunk) => JSON.stringify(chunk)), '[DONE]'];
    const text = chunks
      .map((data, index) => `id: ${index + 1}\r\nevent: message\r\ndata: ${data}\r\n\r\n`)
      .join('');
    await using split = await startLoopbackServer(async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of text.split(/(?<=\r)/)) {
        response.write(piece);
        await new Promise((resolve) => setImmediate(resolve));
      }
      response.end();
    });
    const stream = await connect({ baseURL: split.baseURL }).tasks.stream(input);
    const seen: unknown[] = [];
    for await (const chunk of stream) seen.push(chunk);
    expect(seen).toEqual(recordedChunks);
    expect(split.requests).toHaveLength(1);
  });

  test('gives text as it is: with its white space, and never as a number', async () => {
    const deltas = ['  indented', '42', 'true', '\n', '{"a":1}', ' '];
    const worker = { ...workerOf(undefined), output_text: deltas.join('') };
    const chunks = [
      { type: 'start' },
      { type: 'data-task', data: { taskId: 'tsk_1', turnId: 'trn_1', workerId: 'wrk_1', seq: 0 } },
      { type: 'text-start', id: 't' },
      ...deltas.map((delta) => ({ type: 'text-delta', id: 't', delta })),
      { type: 'text-end', id: 't' },
      { type: 'data-worker', data: worker },
      { type: 'finish' },
    ];
    const { fetch } = server({ chunks, worker });
    const stream = await connect({ fetch }).tasks.stream(input);
    const seen: unknown[] = [];
    for await (const chunk of stream) if (chunk.type === 'text-delta') seen.push(chunk.delta);
    expect(seen).toEqual(deltas);
  });

  test('whose loop is left closes its connection', async () => {
    const forever: LoopbackHandler = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(`id: 1\ndata: ${JSON.stringify(recordedChunks[0])}\n\n`);
    };
    await using endless = await startLoopbackServer(forever);
    for await (const chunk of await connect({ baseURL: endless.baseURL }).tasks.stream(input)) {
      expect(chunk.type).toBe('start');
      break;
    }
    await vi.waitFor(() => expect(endless.abandoned).toBe(1), { timeout: 200 });
  });

  test('that waits to connect again is ended by an abort at once, with an error', async () => {
    const down = server({
      faults: [
        { bytes: 400 },
        ...Array.from({ length: 9 }, () => ({
          answer: json({ error: 'Busy.' }, 503, { 'retry-after': '60' }),
        })),
      ],
    });
    const controller = new AbortController();
    const stream = await connect({ fetch: down.fetch }).tasks.stream(input, { signal: controller.signal });
    const started = performance.now();
    stream.on('reconnect', ({ attempt }) => attempt === 2 && setTimeout(() => controller.abort(), 20));
    await expect(textOf(stream)).rejects.toMatchObject({ code: 'aborted' });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('with an event that is not as documented ends with an error, and does not start the task again', async () => {
    const validators = {
      checkAnswer: () => [],
      checkChunk: (chunk: { type: string }) =>
        chunk.type === 'text-delta' ? [{ path: 'delta', message: 'is wrong' }] : [],
    };
    const strict = server();
    const stream = await connect({
      fetch: strict.fetch,
      validateResponses: validators as never,
    }).tasks.stream(input);
    await expect(textOf(stream)).rejects.toMatchObject({ code: 'invalid_response', safeToRetry: false });
    expect(strict.calls).toHaveLength(1);
  });

  test('that falls silent is noticed, without an option', async () => {
    vi.useFakeTimers();
    const silent = server({ faults: [{ bytes: 400, ending: 'stall' }] });
    const stream = await connect({ fetch: silent.fetch }).tasks.stream(input);
    const reading = textOf(stream);
    const reconnected = vi.fn<(event: { cause: Error }) => void>();
    stream.on('reconnect', reconnected);
    await vi.advanceTimersByTimeAsync(44_000);
    expect(reconnected).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(reconnected.mock.calls[0]?.[0].cause).toMatchObject({ code: 'stream_idle' });
    expect((await reading).length).toBeGreaterThan(0);
    expect(posts(silent)).toBe(1);
  });

  test('is asked for through the caller’s own fetch, with its headers, hooks and retries', async () => {
    const { fetch, calls } = server({
      faults: [{ answer: json({ error: 'Slow down.' }, 429, { 'retry-after-ms': '1' }) }],
    });
    const onRequest = vi.fn<(event: { headers: Headers }) => void>(({ headers }) =>
      headers.set('x-mine', 'yes'),
    );
    const onRetry = vi.fn<() => void>();
    const globalFetch = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('not this one'));
    try {
      const client = connect({
        fetch,
        hooks: { onRequest, onRetry },
        defaultHeaders: { 'x-default': 'yes' },
      });
      expect((await (await client.tasks.stream(input)).finalText()).length).toBeGreaterThan(0);
      expect(globalFetch).not.toHaveBeenCalled();
    } finally {
      globalFetch.mockRestore();
    }
    expect(onRetry).toHaveBeenCalled();
    expect(onRequest).toHaveBeenCalledTimes(calls.length);
    for (const { headers } of calls)
      expect([headers.get('x-mine'), headers.get('x-default')]).toEqual(['yes', 'yes']);
    expect(calls[0]?.headers.get('accept')).toBe('text/event-stream');
  });

  test('with one large event is read in time that grows with its size, not with its square', async () => {
    const reads: number[] = [];
    for (const size of [4, 32]) {
      const delta = 'x'.repeat(size * 1024 ** 2);
      const worker = { ...workerOf(undefined), output_text: delta };
      const chunks = [
        { type: 'start' },
        { type: 'text-delta', id: 't', delta },
        { type: 'data-worker', data: worker },
        { type: 'finish' },
      ];
      const { fetch } = server({ chunks, worker, pieceSize: 16_384 });
      const started = process.cpuUsage();
      expect((await textOf(await connect({ fetch }).tasks.stream(input))).length).toBe(delta.length);
      reads.push(process.cpuUsage(started).user);
    }
    // 8 is linear, 64 is quadratic; the smaller one may be too short for the clock.
    expect((reads[1] ?? 0) / Math.max(reads[0] ?? 0, 10_000)).toBeLessThan(40);
  });
});

describe('a call', () => {
  test('that is refused is an Error with the server’s sentence, status and code', async () => {
    await using refusing = await startLoopbackServer(
      answerJson({ error: 'The input is empty.', code: 'invalid_request' }, 400),
    );
    const error: unknown = await connect({ baseURL: refusing.baseURL })
      .tasks.create(input)
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ message: '400 The input is empty.', status: 400, code: 'invalid_request' });
  });

  test('may take as long as its task: nothing of the client ends it', async () => {
    vi.useFakeTimers();
    const fetch = fakeFetch(async () => {
      await new Promise((resolve) => setTimeout(resolve, 3_600_000));
      return json(recordedWorker);
    });
    const call = connect({ fetch }).tasks.create(input);
    await vi.advanceTimersByTimeAsync(3_600_001);
    expect((await call).output_text).toBe(recordedWorker.output_text);
    expect(fetch.calls).toHaveLength(1);
  });

  test('whose runtime gives up waiting for headers gives the result of the task, which ran once', async () => {
    vi.useFakeTimers();
    const turns = new TurnServer({ finishes: false });
    turns.postFaults.push(async (pass) => {
      await pass();
      await new Promise((resolve) => setTimeout(resolve, 308_900));
      const cause = Object.assign(new Error('Headers Timeout Error'), { code: 'UND_ERR_HEADERS_TIMEOUT' });
      throw Object.assign(new TypeError('fetch failed'), { cause });
    });
    const call = connect({ fetch: turns.fetch }).tasks.create({ input: 'x', workerId: 'wrk_1' });
    await vi.advanceTimersByTimeAsync(305_000);
    turns.finish();
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await call).output_text).toBe('Heard: x');
    expect(turns.posts).toHaveLength(1);
    expect(turns.turns).toHaveLength(1);
  });

  test('whose answer is lost is found again, and not sent twice', async () => {
    await using lost = await startLoopbackServer(hangUp, (response, { url }) => {
      const sent = JSON.parse(String(lost.requests[0]?.body)) as { taskId: string; turnId: string };
      const turn = {
        id: sent.turnId,
        taskId: sent.taskId,
        status: 'completed',
        input: 'x',
        outputText: 'Done.',
        seq: 0,
      };
      const task = { task: { id: sent.taskId, workerId: 'wrk_1', status: 'completed' }, turns: [turn] };
      const worker = {
        ...workerOf(undefined),
        output_text: 'Done.',
        metadata: { taskId: sent.taskId, turnId: sent.turnId },
      };
      if (url.includes('/stream')) answerJson({ error: 'No streams here.' }, 501)(response, {} as never);
      else void answerJson(url.includes('/api/tasks/') ? task : worker)(response, {} as never);
    });
    const worker = await connect({ baseURL: lost.baseURL }).tasks.create({ input: 'x', workerId: 'wrk_1' });
    expect(worker.output_text).toBe('Done.');
    expect(lost.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('with a file that Node reads from the disk sends the file, and not its path as text', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'handinger-file-')), 'secret-place.txt');
    await writeFile(path, 'the content');
    await using receiving = await startLoopbackServer(answerJson(recordedWorker));
    await connect({ baseURL: receiving.baseURL }).tasks.create({ ...input, files: [createReadStream(path)] });
    const [request] = receiving.requests;
    const form = await new Response(new Uint8Array(request?.body ?? []), {
      headers: { 'content-type': request?.headers['content-type'] ?? '' },
    }).formData();
    const file = form.get('files') as File;
    expect([file.name, await file.text()]).toEqual(['secret-place.txt', 'the content']);
    expect(String(request?.body)).not.toContain(tmpdir());
  });
});
