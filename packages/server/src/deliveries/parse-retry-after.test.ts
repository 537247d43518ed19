import { expect, test } from 'vitest';
import { parseRetryAfter } from './parse-retry-after.ts';

const now = Date.parse('2026-03-02T08:00:00Z');

test.each([
  ['120', 120_000],
  [' 1 ', 1_000],
  ['0', 0],
  ['3600', 3_600_000],
  ['86400', 3_600_000],
  ['9'.repeat(400), 3_600_000],
  ['Mon, 02 Mar 2026 08:01:00 GMT', 60_000],
  ['Mon, 02 Mar 2026 07:00:00 GMT', 0],
  ['Tue, 03 Mar 2026 08:00:00 GMT', 3_600_000],
  ['soon', undefined],
  ['', undefined],
  [undefined, undefined],
])('%j is %j milliseconds', (header, wait) => {
  expect(parseRetryAfter(header, now)).toBe(wait);
});
