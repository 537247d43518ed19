import { expect, test } from 'vitest';
import { describeLimits } from './describe-limits.ts';

test.each([
  [{ minLength: 1, maxLength: 200 }, '1 to 200 characters.'],
  [{ minLength: 1 }, 'At least 1 character.'],
  [{ maxLength: 80 }, 'At most 80 characters.'],
  [{ minimum: 1, maximum: 31536000 }, '1 to 31536000.'],
  [{ maxItems: 5 }, 'At most 5 items.'],
  [{}, ''],
])('%j', (schema, expected) => {
  expect(describeLimits(schema)).toBe(expected);
});
