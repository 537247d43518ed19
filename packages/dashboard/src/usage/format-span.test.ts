import { expect, test } from 'vitest';
import { formatSpan } from './format-span.ts';

test.for([
  [0, '0 s'],
  [0.6, '1 ms'],
  [340.4, '340 ms'],
  [1_000, '1 s'],
  [12_440, '12.4 s'],
  [59_990, '1 min'],
  [119_999, '2 min'],
  [125_000, '2 min 5 s'],
  [3_599_990, '1 h'],
  [7_500_000, '2 h 5 min'],
  [90_000_000, '1 d 1 h'],
] as const)('%d ms is %s', ([milliseconds, words]) => {
  expect(formatSpan(milliseconds)).toBe(words);
});
