import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Handinger, type StreamWarning } from '../index.ts';
import { recordedChunks } from '../test-support/recorded-turn.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** The events of a turn that took ten seconds. */
const events = recordedChunks.map((chunk, index) => {
  const data =
    chunk.type === 'data-usage'
      ? { ...chunk, data: { ...(chunk as { data?: object }).data, durationMs: 10_000 } }
      : chunk;
  return `id: ${index + 1}\ndata: ${JSON.stringify(data)}\n\n`;
});
const end = 'data: [DONE]\n\n';
const heartbeat = ': heartbeat\n\n';
const halves = [events.slice(0, 3).join(''), events.slice(3).join('') + end] as const;

type Piece = readonly [afterMs: number, text: string];

/** Reads a stream whose pieces arrive as they are told to, and what it warned of. */
async function read(
  pieces: readonly Piece[],
  { headersAfterMs = 0, chunkTakesMs = 0 } = {},
): Promise<{ warnings: StreamWarning[]; logged: string[] }> {
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const fetch = async () => {
    await wait(headersAfterMs);
    const body = new ReadableStream<Uint8Array>({
      async start(controller) {
        for (const [afterMs, text] of pieces) {
          await wait(afterMs);
          controller.enqueue(new TextEncoder().encode(text));
        }
        controller.close();
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  };
  const warnings: StreamWarning[] = [];
  const logged: string[] = [];
  const ignore = () => undefined;
  const logger = {
    error: ignore,
    info: ignore,
    debug: ignore,
    warn: (line: string) => void logged.push(line),
  };
  const client = new Handinger({ apiKey: 'hdg_test_0123456789', fetch, logger });
  const reading = (async () => {
    const stream = await client.tasks.create({ input: 'x', taskId: 'tsk_1', stream: true });
    stream.on('warning', (warning) => warnings.push(warning));
    for await (const chunk of stream) if (chunk.type === 'text-delta') await wait(chunkTakesMs);
  })();
  await vi.advanceTimersByTimeAsync(300_000);
  await reading;
  return { warnings, logged };
}

describe('something on the way that keeps events back', () => {
  test.each<[string, readonly Piece[], { headersAfterMs?: number }]>([
    ['until the end, the headers first', [[10_000, events.join('') + end]], {}],
    ['until the end, the headers too', [[0, events.join('') + end]], { headersAfterMs: 10_000 }],
    [
      'until its memory is full',
      [
        [100, halves[0]],
        [25_000, halves[1]],
      ],
      {},
    ],
    [
      'with its heartbeats',
      [
        [100, halves[0]],
        [31_000, heartbeat + heartbeat + halves[1]],
      ],
      {},
    ],
  ])('is told of once: %s', async (_, pieces, options) => {
    const { warnings, logged } = await read(pieces, options);
    expect(warnings).toEqual([
      { code: 'buffered', message: expect.stringContaining('proxy_buffering off') as string },
    ]);
    expect(logged).toHaveLength(1);
    expect(logged[0]).toContain('POST https://handinger.com/api/tasks The stream arrives in heaps');
  });
});

describe('nothing is told of', () => {
  const spread = events.map((event): Piece => [10_000 / events.length, event]);

  test.each<[string, readonly Piece[], { headersAfterMs?: number; chunkTakesMs?: number }]>([
    ['a stream that comes as it is made', [...spread, [0, end]], {}],
    [
      'one whose model thinks, with heartbeats',
      [
        [100, halves[0]],
        [15_000, heartbeat],
        [15_000, heartbeat],
        [9_000, halves[1]],
      ],
      {},
    ],
    ['an older turn that is told again', [[200, events.join('') + end]], {}],
    ['a program that takes its time', [...spread, [0, end]], { chunkTakesMs: 30_000 }],
    [
      'a turn that waited for another',
      [[0, halves[0]], [15_000, heartbeat], [15_000, heartbeat], ...spread.slice(3), [0, end]],
      {},
    ],
  ])('%s', async (_, pieces, options) => {
    expect(await read(pieces, options)).toEqual({ warnings: [], logged: [] });
  });
});
