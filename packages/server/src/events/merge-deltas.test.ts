import { expect, test } from 'vitest';
import type { EventRow } from '../repositories/event-repository.ts';
import { mergeDeltas } from './merge-deltas.ts';

type Chunk = Record<string, unknown> & { type: string };

const text = (id: string, delta: string): Chunk => ({ type: 'text-delta', id, delta });

/** Merges the chunks, numbered from 1, in pages of the given length. */
async function merge(chunks: readonly Chunk[], pageLength = 100): Promise<[n: number, Chunk][]> {
  const rows = chunks.map((chunk, index) => ({
    taskId: 't',
    turnId: 'u',
    n: index + 1,
    type: chunk.type,
    data: JSON.stringify(chunk),
  }));
  async function* pages(): AsyncGenerator<EventRow[]> {
    for (let from = 0; from < rows.length; from += pageLength) yield rows.slice(from, from + pageLength);
  }
  const merged: [number, Chunk][] = [];
  for await (const batch of mergeDeltas(pages()))
    merged.push(...batch.map(({ n, data }): [number, Chunk] => [n, JSON.parse(data) as Chunk]));
  return merged;
}

test('deltas of a part become one, under the number of the last', async () => {
  const chunks = [
    { type: 'text-start', id: 'a' },
    text('a', 'x'),
    text('a', ''),
    text('a', 'y'),
    { type: 'text-end', id: 'a' },
  ];
  expect(await merge(chunks)).toEqual([
    [1, chunks[0]],
    [4, text('a', 'xy')],
    [5, chunks[4]],
  ]);
});

test.each([1, 2, 3, 7])('pages of %i rows make no difference', async (pageLength) => {
  const chunks = [
    text('a', '1'),
    text('a', '2'),
    text('a', '3'),
    { type: 'text-end', id: 'a' },
    text('b', '4'),
    text('b', '5'),
  ];
  expect(await merge(chunks, pageLength)).toEqual([
    [3, text('a', '123')],
    [4, chunks[3]],
    [6, text('b', '45')],
  ]);
});

test('parts and kinds are kept apart, and nothing moves before what came between', async () => {
  const reasoning = { type: 'reasoning-delta', id: 'a', delta: 'r' };
  const tool = { type: 'tool-input-delta', toolCallId: 'c', inputTextDelta: '{' };
  const source = { type: 'source-url', sourceId: 's', url: 'https://example.com' };
  const chunks = [
    text('a', '1'),
    text('b', '2'),
    text('a', '3'),
    reasoning,
    tool,
    { ...tool, inputTextDelta: '}' },
    text('a', '4'),
    source,
    text('a', '5'),
  ];
  expect(await merge(chunks)).toEqual([
    [1, text('a', '1')],
    [2, text('b', '2')],
    [3, text('a', '3')],
    [4, reasoning],
    [6, { ...tool, inputTextDelta: '{}' }],
    [7, text('a', '4')],
    [8, source],
    [9, text('a', '5')],
  ]);
});

test('pieces of the structured output become one for each attempt at it', async () => {
  const piece = (attempt: number, delta: string): Chunk => ({
    type: 'data-output-delta',
    data: { attempt, delta },
    transient: true,
  });
  const chunks = [piece(1, '{"a"'), piece(1, ':1}'), piece(2, '{"a":'), piece(2, '"1"'), piece(2, '}')];
  expect(await merge(chunks)).toEqual([
    [2, piece(1, '{"a":1}')],
    [5, piece(2, '{"a":"1"}')],
  ]);
});
