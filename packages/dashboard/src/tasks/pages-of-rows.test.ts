import { expect, it } from 'vitest';
import { pagesOfRows } from './pages-of-rows.ts';

it.each([
  [0, 0, [1]],
  [0, 49, [1]],
  [49, 50, [1, 2]],
  [120, 140, [1, 3]],
  [9_940, 9_999, [1, 199, 200]],
  [-5, -1, [1]],
])('rows %d to %d are on %j', (first, last, pages) => {
  expect(pagesOfRows(first, last)).toEqual(pages);
});
