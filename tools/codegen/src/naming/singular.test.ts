import { expect, test } from 'vitest';
import { singular } from './singular.ts';

test.each([
  ['Workers', 'Worker'],
  ['Companies', 'Company'],
  ['Boxes', 'Box'],
  ['Batches', 'Batch'],
  ['Access', 'Access'],
  ['Staff', 'Staff'],
])('%s → %s', (plural, expected) => {
  expect(singular(plural)).toBe(expected);
});
