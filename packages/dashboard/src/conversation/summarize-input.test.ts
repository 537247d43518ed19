import { expect, it } from 'vitest';
import { summarizeInput } from './summarize-input.ts';

it.each([
  [{ path: 'notes.md', content: 'x' }, 'notes.md'],
  [{ deep: { a: 1 }, query: 'two\n lines ' }, 'two lines'],
  [{ limit: 5 }, '5'],
  ['plain', 'plain'],
  [{}, ''],
  [null, ''],
  [undefined, ''],
  [[true], ''],
  [{ text: 'y'.repeat(200) }, `${'y'.repeat(119)}…`],
])('of %j', (input, line) => {
  expect(summarizeInput(input)).toBe(line);
});
