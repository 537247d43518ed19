import { expect, test } from 'vitest';
import { chartScale } from './chart-scale.ts';

test.for([
  [0, 1, [0, 1, 2]],
  [1, 1, [0, 1, 2]],
  [7, 1, [0, 2, 4, 6, 8]],
  [1_234, 1, [0, 500, 1_000, 1_500]],
  // A minute and a half in minutes would have no round lines, in seconds it has.
  [90_000, 1_000, [0, 50_000, 100_000]],
] as const)('a chart up to %d in units of %d', ([highest, unit, ticks]) => {
  const scale = chartScale(highest, unit);
  expect(scale.ticks).toEqual(ticks);
  expect(scale.top).toBeGreaterThanOrEqual(highest);
});
