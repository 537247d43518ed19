import { expect, test } from 'vitest';

import { playTurn } from './testing/play-turn.ts';

// Parsed anew at each token, this takes minutes, and the whole server stands still meanwhile.
test('an object of forty thousand words is given', async () => {
  const lines = Array.from({ length: 10_000 }, () => 'Four words a line');
  const outputSchema = { type: 'object', properties: { lines: { const: lines } }, required: ['lines'] };
  const { outcome } = await playTurn({ input: 'Write.', outputSchema });
  expect(outcome).toMatchObject({ error: null, structuredOutput: { lines } });
});
