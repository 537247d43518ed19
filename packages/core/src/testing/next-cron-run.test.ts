import { expect, test } from 'vitest';
import { nextCronRun } from './next-cron-run.ts';

// A Sunday.
const now = Date.parse('2026-03-01T10:07:30Z');

test.each([
  ['* * * * *', '2026-03-01T10:08:00.000Z'],
  ['*/15 * * * *', '2026-03-01T10:15:00.000Z'],
  ['0 9 * * 1-5', '2026-03-02T09:00:00.000Z'],
  ['30 6,18 * * 7', '2026-03-01T18:30:00.000Z'],
  ['0 0 29 2 *', '2028-02-29T00:00:00.000Z'],
])('%s', (cron, expected) => {
  expect(nextCronRun(cron, now).toISOString()).toBe(expected);
});

test.each(['', '* * * *', '60 * * * *', 'a b c d e', '* * * * * *'])('refuses %j', (cron) => {
  expect(() => nextCronRun(cron, now)).toThrow(/cron expression with five fields/);
});
