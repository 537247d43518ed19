import { execFile } from 'node:child_process';
import { getEventListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startFaultServer } from '@handinger/fault-server';
import { Handinger, type TaskStream } from '@ramensoft/handinger';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { fetchOfOneTurn } from './fetch-of-one-turn.ts';

describe('a signal that many streams share', () => {
  const ways: Record<string, (stream: TaskStream, round: number) => Promise<unknown>> = {
    'read to the end': async (stream) => {
      for await (const _ of stream);
    },
    'left at once': async (stream) => stream.detach(),
    'left in the middle': async (stream) => {
      for await (const _ of stream) break;
    },
    'asked for its result': (stream) => stream.finalWorker(),
    'divided in two': (stream) => Promise.all(stream.tee().map((half) => half.finalText())),
    'never touched': async () => undefined,
    'half-read and dropped': (stream) => stream[Symbol.asyncIterator]().next(),
    'passed on': (stream) => new Response(stream.toReadableStream()).text(),
  };

  test('keeps no listener of them', async () => {
    const { signal } = new AbortController();
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch: fetchOfOneTurn, logLevel: 'off' });
    let streams = 0;
    for (let round = 0; round < 125; round += 1) {
      for (const use of Object.values(ways)) {
        await use(await client.tasks.stream({ input: 'x' }, { signal }), round);
        streams += 1;
      }
    }
    // Those that were never read have only the limit of their request, which ends by itself.
    await vi.waitFor(() => expect(getEventListeners(signal, 'abort')).toHaveLength(0));
    console.log(
      `no leaks: ${streams} streams on one signal, ${getEventListeners(signal, 'abort').length} listeners left`,
    );
    expect(streams).toBe(1000);
  });
});

describe('a stream that is left', () => {
  let server: TestServer;
  beforeAll(async () => void (server = await startTestServer()));
  afterAll(() => server.close());

  const ways: Record<string, (stream: TaskStream, controller: AbortController) => Promise<void>> = {
    break: async (stream) => {
      for await (const { type } of stream) if (type === 'text-delta') break;
    },
    return: async (stream) => {
      for await (const { type } of stream) if (type === 'text-delta') return;
    },
    throw: async (stream) => {
      for await (const { type } of stream) if (type === 'text-delta') throw new Error('mine');
    },
    'abort by the signal': async (stream, controller) => {
      for await (const { type } of stream) if (type === 'text-delta') controller.abort();
    },
    'abort by the controller': async (stream) => {
      for await (const { type } of stream) if (type === 'text-delta') stream.controller.abort();
    },
    'abort while it waits': async (stream, controller) => {
      setTimeout(() => controller.abort(), 50);
      for await (const _ of stream);
    },
    detach: async (stream) => {
      for await (const { type } of stream) if (type === 'text-delta') stream.detach();
    },
    'await using': async (stream) => {
      await using left = stream;
      await left[Symbol.asyncIterator]().next();
    },
    'cancel of toReadableStream': async (stream) => {
      const reader = stream.toReadableStream().getReader();
      await reader.read();
      await reader.cancel();
    },
  };

  test.each(Object.keys(ways))('%s: the server sees the socket close within 200 ms', async (way) => {
    await using between = await startFaultServer({ upstream: server.url });
    const client = new Handinger({ apiKey: server.key, baseURL: between.url, logLevel: 'off' });
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const controller = new AbortController();
      const input = '[[offline:tokens 500]] [[offline:pace 20ms]]';
      const stream = await client.tasks.stream({ input }, { signal: controller.signal });
      await ways[way]!(stream, controller).catch(() => undefined);
      const began = performance.now();
      while (between.openConnections > 0 && performance.now() - began < 5000) await sleep(5);
      times.push(performance.now() - began);
      expect(between.ledger.at(-1)).toMatchObject({ method: 'POST', end: 'left', forwarded: 'all' });
      // Leaving is not stopping.
      const truth = client.withOptions({ baseURL: server.url });
      expect((await truth.tasks.retrieve(String(stream.taskId))).task.status).toBe('running');
    }
    console.log(`no leaks: ${way} closes the socket in ${times.map((ms) => ms.toFixed(0)).join(', ')} ms`);
    // The fastest: a machine that is busy with other things is no leak.
    expect(Math.min(...times)).toBeLessThan(200);
    expect(Math.max(...times)).toBeLessThan(5000);
  });
});

test('the heap is flat over 10 000 streams', async () => {
  const script = fileURLToPath(new URL('measure-heap.ts', import.meta.url));
  const flags = ['--expose-gc', '--conditions=@ramensoft/source', script];
  const { stdout } = await promisify(execFile)(process.execPath, flags);
  const { streams, before, after } = JSON.parse(stdout) as { streams: number; before: number; after: number };
  const perStream = (after - before) / streams;
  console.log(
    `no leaks: ${streams} streams, the heap grew by ${((after - before) / 1024).toFixed(0)} KiB, ${perStream.toFixed(1)} bytes a stream`,
  );
  expect(streams).toBe(10_000);
  // A single listener, timer or promise that stayed for each stream would be more than this.
  expect(perStream).toBeLessThan(100);
});
