import { expect, test } from 'vitest';

import { relevantLines } from './relevant-lines.ts';

const text = 'First line.\n\nThe brain is busy.\r\nBread costs two euros.\nThe brain needs sugar.';

test('lines with the words of the question come first, in the order of the text', () => {
  expect(relevantLines(text, 'What does the brain need?', 2)).toEqual([
    'The brain is busy.',
    'The brain needs sugar.',
  ]);
  expect(relevantLines(text, 'Unrelated', 1)).toEqual(['First line.']);
  expect(relevantLines('', 'brain', 3)).toEqual([]);
});
