import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Handinger, type TaskStream } from '../index.ts';
import {
  recordedTurnServer,
  type RecordedTurnServerOptions,
  type RecordedEvent,
} from '../test-support/recorded-turn-server.ts';
import { json } from '../test-support/fake-fetch.ts';
import { recordedChunks, recordedWorker } from '../test-support/recorded-turn.ts';
import { recordedWaits } from '../test-support/recorded-waits.ts';
import type { RequestOptions } from '../transport/request-options.ts';
import { foldChunks } from './fold-chunks.ts';
import type { TaskChunk } from './task-chunk.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));
beforeEach(() => {
  recordedWaits.length = 0;
});

const recorded = recordedChunks as readonly TaskChunk[];
const whole = foldChunks(recorded);
/** Where the n-th event ends, in bytes; of the body of a POST. */
const ends = recordedChunks.map((_, index) => bytesOf(index + 1));
const length = ends.at(-1) ?? 0;

function bytesOf(count: number): number {
  const text = recordedChunks
    .slice(0, count)
    .map((chunk, index) => `id: ${index + 1}\ndata: ${JSON.stringify(chunk)}\n\n`)
    .join('');
  return new TextEncoder().encode(`retry: 1000\n\n${text}`).length;
}

async function run(
  options: Partial<RecordedTurnServerOptions>,
  requestOptions: RequestOptions = {},
): Promise<{
  chunks: TaskChunk[];
  error: unknown;
  stream: TaskStream;
  server: ReturnType<typeof recordedTurnServer>;
  paths: string[];
}> {
  const server = recordedTurnServer({ chunks: recordedChunks, worker: recordedWorker, ...options });
  const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch: server.fetch, logLevel: 'off' });
  const stream = await client.tasks.create({ input: 'x', taskId: 'tsk_1', stream: true }, requestOptions);
  const chunks: TaskChunk[] = [];
  let error: unknown;
  try {
    for await (const chunk of stream) chunks.push(chunk);
  } catch (thrown) {
    error = thrown;
  }
  const paths = server.calls.map(({ init, url }) => `${init.method} ${new URL(url).pathname}`);
  return { chunks, error, stream, server, paths };
}

const types = (chunks: readonly TaskChunk[]) => chunks.map(({ type }) => type);
const posts = (paths: readonly string[]) => paths.filter((path) => path.startsWith('POST'));

describe('a stream that is cut', () => {
  test('at any byte, goes on without loss or repetition', async () => {
    let cuts = 0;
    // The state of the worker is long, and cut in fewer places.
    for (let bytes = 0; bytes <= length; bytes += bytes < (ends.at(-3) ?? 0) ? 1 : 17) {
      const { chunks, error, paths, stream } = await run({ faults: [{ bytes }] });
      expect(error, `cut at ${bytes}`).toBeUndefined();
      expect(chunks, `cut at ${bytes}`).toEqual(recorded);
      expect(posts(paths)).toHaveLength(1);
      expect(await stream.finalWorker()).toEqual(recordedWorker);
      cuts += 1;
    }
    expect(cuts).toBeGreaterThan(1000);
  }, 120_000);

  test('several times in a row, wherever, in pieces of any size', async () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    for (let round = 0; round < 300; round += 1) {
      const faults = Array.from({ length: 1 + random(5) }, () => ({ bytes: random(length) }));
      const { chunks, error } = await run({ faults, pieceSize: 1 + random(200) });
      expect(error, `${JSON.stringify(faults)}`).toBeUndefined();
      expect(chunks, `${JSON.stringify(faults)}`).toEqual(recorded);
    }
  });

  test('sends the id of the last event, and asks for the one task', async () => {
    const { server } = await run({ faults: [{ bytes: ends[4] as number }] });
    expect(server.calls[1]?.url).toMatch(/\/api\/workers\/wrk_1\/stream\?taskId=tsk_1$/);
    expect(server.calls[1]?.headers.get('last-event-id')).toBe('5');
  });

  test('comes back nearly at once, then with back-off, and a new event begins the count anew', async () => {
    const nothing = { bytes: 0 };
    const faults = [nothing, nothing, nothing, { bytes: ends[2] as number }, nothing, nothing];
    const { chunks, error } = await run({ faults });
    expect(error).toBeUndefined();
    expect(chunks).toEqual(recorded);
    const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = recordedWaits;
    expect(first).toBeLessThanOrEqual(100);
    expect(second).toBeGreaterThanOrEqual(375);
    expect(third).toBeGreaterThanOrEqual(750);
    expect(fourth).toBeLessThanOrEqual(100);
    expect(fifth).toBeGreaterThanOrEqual(375);
  });

  test('an event that is no chunk is asked for again', async () => {
    for (const data of [
      '{"type":',
      'null',
      '"text"',
      '{}',
      '{"type":"text-delta","id":"t"}',
      '{"type":"data-worker"}',
    ]) {
      const rewrite = (events: readonly RecordedEvent[]) =>
        events.map((event, index) => (index === 9 ? { ...event, data } : event));
      const { chunks, error } = await run({ faults: [{ rewrite }] });
      expect(error, `${data}`).toBeUndefined();
      expect(chunks, `${data}`).toEqual(recorded);
    }
  });

  test('tells its listeners', async () => {
    const server = recordedTurnServer({
      chunks: recordedChunks,
      worker: recordedWorker,
      faults: [{ bytes: ends[4] as number }],
    });
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch: server.fetch, logLevel: 'off' });
    const stream = await client.tasks.create({ input: 'x', stream: true });
    const told: unknown[] = [];
    stream.on('reconnect', (event) => told.push(event)).on('resume', () => told.push('resume'));
    await stream.done();
    expect(told).toEqual([
      {
        action: 'reconnect',
        attempt: 1,
        delay: expect.any(Number) as number,
        lastEventId: '5',
        cause: expect.objectContaining({ code: 'stream_interrupted', chunksSeen: 5 }) as unknown,
      },
      'resume',
    ]);
  });
});

describe('a server that replays in its own way', () => {
  const replays: Record<string, RecordedTurnServerOptions['replay']> = {
    'ignores Last-Event-ID': (events) => events,
    'repeats the last events': (events, after) => events.slice(Math.max(0, after - 3)),
    'ignores Last-Event-ID and merges the pieces': (events) => merge(events),
    'merges what comes after': (events, after) => mergeAfter(events, after),
  };
  test.each(Object.keys(replays))('%s: cut after any event, the state is the same', async (name) => {
    const replay = replays[name] as NonNullable<RecordedTurnServerOptions['replay']>;
    for (const bytes of ends) {
      const { chunks, error } = await run({ faults: [{ bytes }], replay });
      expect(error).toBeUndefined();
      expect({ ...foldChunks(chunks) }, `cut at ${bytes}`).toEqual(whole);
      const snapshots = chunks.filter(({ type }) => type === 'data-snapshot').length;
      expect(snapshots).toBeLessThanOrEqual(name.startsWith('merges') ? 1 : 0);
      expect(snapshots === 1 || textOf(chunks) === recordedWorker.output_text).toBe(true);
    }
  });

  test.each([
    ['words', (n: number) => `event-${n}`],
    [
      'longer numbers than a number can hold',
      (n: number) => String(9_007_199_254_740_993n * 100n + BigInt(n)),
    ],
    ['numbers with gaps', (n: number) => String(n * 10)],
  ])('ids that are %s', async (_, idOf) => {
    for (const replay of [undefined, replays['ignores Last-Event-ID']]) {
      for (const at of [3, 9, 17]) {
        const rewrite = (events: readonly RecordedEvent[]) => events.slice(0, at);
        const faults = [{ rewrite, bytes: 1_000_000, ending: 'cut' as const }];
        const { chunks, error } = await run({
          faults: [{ ...faults[0], bytes: cutAfter(at, idOf) }],
          idOf,
          ...(replay && { replay }),
        });
        expect(error).toBeUndefined();
        expect(chunks).toEqual(recorded);
      }
    }
  });

  test.each(Array.from(recorded, (_, index) => index + 1))(
    'a replay that misses event %i is found out',
    async (missing) => {
      for (let at = 0; at < missing; at += 1) {
        const replay = (events: readonly RecordedEvent[], after: number) =>
          events.filter((_, index) => index >= after && index !== missing - 1);
        const { chunks, error } = await run({
          faults: [{ bytes: at === 0 ? 0 : (ends[at - 1] as number) }],
          replay,
        });
        expect(error).toBeUndefined();
        const state = foldChunks(chunks);
        expect(state.text).toBe(whole.text);
        // What is not told again at the end can be missed only where its number is.
        const isNoticed = at > 1 && missing === at + 1;
        expect(isNoticed ? state : whole, `cut after ${at}`).toEqual(whole);
        const isText = at > 0 && recorded[missing - 1]?.type === 'text-delta';
        expect(types(chunks).includes('data-snapshot') || !isText).toBe(true);
      }
    },
  );

  test('an event that comes late is found out', async () => {
    const rewrite = (events: readonly RecordedEvent[]) => {
      const swapped = [...events];
      [swapped[15], swapped[16]] = [swapped[16] as RecordedEvent, swapped[15] as RecordedEvent];
      return swapped;
    };
    const { chunks } = await run({ faults: [{ rewrite }] });
    expect(types(chunks).filter((type) => type === 'data-snapshot')).toHaveLength(1);
    expect(foldChunks(chunks)).toEqual(whole);
  });

  test('events that come twice are given once', async () => {
    const rewrite = (events: readonly RecordedEvent[]) => events.flatMap((event) => [event, event]);
    expect((await run({ faults: [{ rewrite }] })).chunks).toEqual(recorded);
  });
});

describe('a server that can not replay', () => {
  const closing = ['data-snapshot', 'data-usage', 'data-worker', 'finish'];
  const faultless = recordedWorker.output_text;

  test.each([400, 404, 405, 406, 410, 501])('answers %i: the task is read instead', async (status) => {
    const faults = [{ bytes: ends[15] as number }, { answer: json({ error: 'No.' }, status) }];
    const { chunks, error, stream, paths } = await run({ faults, polls: 3 });
    expect(error).toBeUndefined();
    expect(types(chunks.slice(16))).toEqual(closing);
    expect(chunks[16]).toMatchObject({
      data: {
        reason: 'not_resumable',
        taskId: 'tsk_1',
        turnId: 'trn_1',
        turn: { id: 'trn_1' },
        worker: recordedWorker,
      },
    });
    expect(foldChunks(chunks)).toEqual(whole);
    expect(await stream.finalText()).toBe(faultless);
    expect(paths.filter((path) => path === 'GET /api/tasks/tsk_1')).toHaveLength(4);
    expect(recordedWaits.slice(1).every((wait) => wait >= 375 && wait <= 8000)).toBe(true);
  });

  test('has no ids: nothing is asked for twice', async () => {
    const { chunks, paths } = await run({
      faults: [{ bytes: cutAfter(12, () => undefined) }],
      idOf: () => undefined,
    });
    expect(types(chunks.slice(12))).toEqual(closing);
    expect(foldChunks(chunks)).toEqual(whole);
    expect(paths.filter((path) => path.endsWith('/stream'))).toEqual([]);
  });

  test('answers with a page of a proxy', async () => {
    const answer = new Response('<html>Hello</html>', { headers: { 'content-type': 'text/html' } });
    const { chunks } = await run({ faults: [{ bytes: ends[8] as number }, { answer }] });
    expect(foldChunks(chunks)).toEqual(whole);
  });

  test.each(['error', 'aborted'] as const)('the turn ended as %s', async (turnStatus) => {
    const faults = [{ bytes: ends[8] as number }, { answer: json({ error: 'No.' }, 404) }];
    const { chunks, error, stream } = await run({ faults, turnStatus });
    expect(error).toBeUndefined();
    expect(stream.state).toMatchObject({ status: turnStatus });
    expect(types(chunks).at(-1)).toBe(turnStatus === 'error' ? 'error' : 'abort');
  });

  test('the text is given once, also by textStream', async () => {
    const faults = [{ bytes: ends[16] as number }, { answer: json({ error: 'No.' }, 404) }];
    const server = recordedTurnServer({ chunks: recordedChunks, worker: recordedWorker, faults });
    const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch: server.fetch, logLevel: 'off' });
    const stream = await client.tasks.create({ input: 'x', stream: true });
    let text = '';
    for await (const piece of stream.textStream) text += piece;
    expect(text).toBe(recordedWorker.output_text);
  });
});

describe('what can not be made good', () => {
  test('no resuming is wanted', async () => {
    for (let at = 1; at < recorded.length; at += 1) {
      const { error, chunks, paths } = await run(
        { faults: [{ bytes: ends[at - 1] as number }] },
        { maxReconnects: 0 },
      );
      expect(paths).toHaveLength(1);
      expect(error).toBeInstanceOf(Handinger.StreamInterruptedError);
      expect(error).toMatchObject({
        code: 'stream_interrupted',
        taskId: 'tsk_1',
        turnId: 'trn_1',
        lastEventId: String(at),
        chunksSeen: at,
        safeToRetry: false,
      });
      expect(chunks).toEqual(recorded.slice(0, at));
    }
  });

  test('the key was revoked meanwhile', async () => {
    const faults = [{ bytes: ends[4] as number }, { answer: json({ error: 'Unknown key.' }, 401) }];
    const { error, paths } = await run({ faults });
    expect(error).toMatchObject({
      code: 'stream_interrupted',
      lastEventId: '5',
      chunksSeen: 5,
      safeToRetry: false,
    });
    expect((error as Error).cause).toBeInstanceOf(Handinger.AuthenticationError);
    expect((error as Error).message).toContain('Unknown key.');
    expect(paths).toHaveLength(2);
  });

  test('no connection can be made any more: so many times, and no more', async () => {
    const refused = { answer: new TypeError('fetch failed') };
    const faults = [{ bytes: ends[4] as number }, ...Array.from({ length: 20 }, () => refused)];
    const { error, paths } = await run({ faults }, { maxReconnects: 3 });
    expect(paths.filter((path) => path.endsWith('/stream'))).toHaveLength(3);
    expect(error).toMatchObject({ code: 'stream_interrupted', lastEventId: '5' });
    const { attempts } = error as InstanceType<typeof Handinger.StreamInterruptedError>;
    expect(attempts.map(({ action }) => action)).toEqual(['send', 'resume', 'resume', 'resume']);
    expect(attempts[0]).toMatchObject({ lastEventId: '5', bytesReceived: ends[4], status: 200 });
  });

  test('the server asks to wait for longer than is waited', async () => {
    const answer = json({ error: 'Later.' }, 429, { 'retry-after': '3600' });
    const { error } = await run({ faults: [{ bytes: ends[4] as number }, { answer }] });
    expect((error as Error).cause).toBeInstanceOf(Handinger.RateLimitError);
  });

  test('a 429 or 503 is waited out', async () => {
    const faults = [
      { bytes: ends[4] as number },
      { answer: json({ error: 'Later.' }, 429, { 'retry-after': '7' }) },
      { answer: json({ error: 'Later.' }, 503) },
    ];
    const { error, chunks } = await run({ faults });
    expect(error).toBeUndefined();
    expect(chunks).toEqual(recorded);
    expect(recordedWaits).toContain(7000);
  });
});

function textOf(chunks: readonly TaskChunk[]): string {
  return chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('');
}

function cutAfter(count: number, idOf: (n: number) => string | undefined): number {
  const text = recordedChunks
    .slice(0, count)
    .map((chunk, index) => {
      const id = idOf(index + 1);
      return `${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(chunk)}\n\n`;
    })
    .join('');
  return new TextEncoder().encode(`retry: 1000\n\n${text}`).length;
}

/** As the server stores it: the pieces of one part as one, under the id of the last. */
function merge(events: readonly RecordedEvent[]): RecordedEvent[] {
  const merged: RecordedEvent[] = [];
  for (const event of events) {
    const chunk = JSON.parse(event.data) as Record<string, string>;
    const last = merged.at(-1);
    const before = last && (JSON.parse(last.data) as Record<string, string>);
    const field = chunk['type'] === 'tool-input-delta' ? 'inputTextDelta' : 'delta';
    if (before && chunk['type']?.endsWith('-delta') && before['type'] === chunk['type']) {
      chunk[field] = `${before[field]}${chunk[field]}`;
      merged[merged.length - 1] = { ...event, data: JSON.stringify(chunk) };
    } else {
      merged.push(event);
    }
  }
  return merged;
}

function mergeAfter(events: readonly RecordedEvent[], after: number): RecordedEvent[] {
  return merge(events).filter(({ id }) => Number(id) > after);
}
