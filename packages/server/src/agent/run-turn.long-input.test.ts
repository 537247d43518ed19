import { describe, expect, test } from 'vitest';

import { playTurn } from './testing/play-turn.ts';
import { verdictSchema } from './testing/verdict-schema.ts';

// A pattern that starts anew at each letter takes minutes here, and the whole server stands still meanwhile.
describe('a megabyte of input', () => {
  test.each([
    ['one word', 'x'],
    ['dots', '.'],
    ['line ends', '\n'],
    ['spaces', ' '],
    ['digits', '7'],
    ['an address of dots', 'http://a.example/', '.'],
    ['commas', ','],
    ['quotes', '"'],
    ['openings of directives', '[['],
  ])('that is %s is answered', async (_name, ...parts) => {
    const filler = parts.at(-1) ?? '';
    const input = `${parts.length > 1 ? parts[0] : 'a'}${filler.repeat(1_000_000 / filler.length)}`;
    const { outcome } = await playTurn({ input, outputSchema: verdictSchema });
    expect(outcome.status).toBe('completed');
  });
});
