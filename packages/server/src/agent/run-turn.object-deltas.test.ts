import { asSchema, uiMessageChunkSchema } from 'ai';
import { expect, test } from 'vitest';

import { playTurn } from './testing/play-turn.ts';
import type { PlayedTurn } from './testing/play-turn.ts';
import { verdictSchema } from './testing/verdict-schema.ts';
import type { OutputDeltaData } from './turn-chunk.ts';

function deltasOf({ chunks }: PlayedTurn): OutputDeltaData[] {
  return chunks.flatMap((chunk) => (chunk.type === 'data-output-delta' ? [chunk.data] : []));
}

function textOf(deltas: readonly OutputDeltaData[], attempt: number): string {
  return deltas.map((data) => (data.attempt === attempt ? data.delta : '')).join('');
}

test('the object is streamed while it is being written', async () => {
  const turn = await playTurn({ input: 'Is the sky blue?', outputSchema: verdictSchema });
  const deltas = deltasOf(turn);
  expect(deltas.length).toBeGreaterThan(1);
  expect(JSON.parse(textOf(deltas, 1))).toEqual(turn.outcome.structuredOutput);
});

test('a repaired object begins anew, under the next attempt', async () => {
  const input = '[[offline:violate-schema 2]] Is the sky blue?';
  const turn = await playTurn({ input, outputSchema: verdictSchema });
  const deltas = deltasOf(turn);
  expect([...new Set(deltas.map(({ attempt }) => attempt))]).toEqual([1, 2, 3]);
  expect(JSON.parse(textOf(deltas, 1))).not.toEqual(turn.outcome.structuredOutput);
  expect(JSON.parse(textOf(deltas, 3))).toEqual(turn.outcome.structuredOutput);
});

test('its chunks are of the protocol, and no part of the message', async () => {
  const turn = await playTurn({ input: 'Is the sky blue?', outputSchema: verdictSchema });
  for (const chunk of turn.chunks.filter(({ type }) => type === 'data-output-delta')) {
    expect(await asSchema(uiMessageChunkSchema).validate?.(chunk)).toMatchObject({ success: true });
    expect(chunk).toMatchObject({ transient: true });
  }
  expect(JSON.stringify(turn.outcome.message)).not.toContain('output-delta');
});

test('it is written at the pace that the input asks for, and an abort ends it', async () => {
  const controller = new AbortController();
  const input = '[[offline:pace 5ms]] [[offline:tokens 1]]';
  const turn = await playTurn({ input, outputSchema: verdictSchema, signal: controller.signal }, (chunk) => {
    if (chunk.type === 'data-output-delta') controller.abort();
  });
  expect(turn.outcome).toMatchObject({ status: 'aborted', structuredOutput: null });
  expect(deltasOf(turn)).toHaveLength(1);
});

test('without a schema there is nothing of the kind', async () => {
  expect(deltasOf(await playTurn({ input: 'Is the sky blue?' }))).toEqual([]);
});
