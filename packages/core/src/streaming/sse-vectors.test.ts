import { bytesOf, readVectors, type SseVector } from '@handinger/sse-vectors';
import { describe, expect, test } from 'vitest';
import { readSse } from './read-sse.ts';

const vectors = readVectors().map((vector) => ({ vector, bytes: bytesOf(vector) }));

/** The events of a body that arrives in these pieces; a field that is not there is left out, as in the vectors. */
async function read(pieces: readonly Uint8Array[]): Promise<SseVector['events']> {
  const events = [];
  for await (const { id, event, data } of readSse(answerOf(pieces))) {
    events.push({ ...(id !== undefined && { id }), ...(event !== undefined && { event }), data });
  }
  return events;
}

/** Not a real `Response`: its streams alone would take most of the time of a million splits. */
function answerOf(pieces: readonly Uint8Array[]): Response {
  let index = 0;
  const reader = {
    read: async () => (index < pieces.length ? { done: false, value: pieces[index++] } : { done: true }),
    cancel: async () => undefined,
    releaseLock: () => undefined,
  };
  return { body: { getReader: () => reader } } as unknown as Response;
}

function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  return [0, ...at].map((start, index) => bytes.subarray(start, at[index] ?? bytes.length));
}

describe('the vectors of event streams', () => {
  test('whole, at the delicate places, and byte by byte', async () => {
    for (const { vector, bytes } of vectors) {
      const ways = [[], ...vector.splits, [...bytes.keys()].slice(1)];
      for (const way of ways) {
        expect(await read(cut(bytes, way)), `${vector.name}, cut at ${way}`).toEqual(vector.events);
      }
    }
  });

  test('cut into two and into three at every place', async () => {
    let runs = 0;
    const different: string[] = [];
    for (const { vector, bytes } of vectors.filter(({ bytes }) => bytes.length <= 120)) {
      const expected = JSON.stringify(vector.events);
      for (let first = 0; first <= bytes.length; first += 1) {
        for (let second = first; second <= bytes.length; second += 1) {
          const events = await read(cut(bytes, [first, second]));
          runs += 1;
          if (JSON.stringify(events) !== expected)
            different.push(`${vector.name}, cut at ${first} and ${second}`);
        }
      }
    }
    const counted = `${vectors.length} streams, ${runs} splits, ${different.length} differences`;
    console.log(`SSE vectors: ${counted} from eventsource-parser`);
    expect(different.slice(0, 20)).toEqual([]);
    expect(runs).toBeGreaterThan(50_000);
  }, 120_000);

  test('the work for an event of 4 MiB grows with its length, and not with its square', async () => {
    const piecesOf = (kibibytes: number) => {
      const bytes = new TextEncoder().encode(`data: ${'é'.repeat(kibibytes * 512)}\n\n`);
      return cut(
        bytes,
        Array.from({ length: Math.floor(bytes.length / 1021) }, (_, index) => (index + 1) * 1021),
      );
    };
    const sizes = [512, 4096].map((kibibytes) => ({
      kibibytes,
      pieces: piecesOf(kibibytes),
      fastest: Infinity,
    }));
    for (let round = 0; round < 8; round += 1) {
      for (const size of sizes) {
        const began = performance.now();
        const [event] = await read(size.pieces);
        size.fastest = Math.min(size.fastest, performance.now() - began);
        expect(event?.data).toHaveLength(size.kibibytes * 512);
      }
    }
    const [small, large] = sizes;
    // 8 is linear, 64 is quadratic.
    expect(large!.fastest / small!.fastest).toBeLessThan(24);
  });
});
