import { expect, test } from 'vitest';
import { formatRelativeTime } from './format-relative-time.ts';

const now = new Date(2026, 6, 15, 12).getTime();
const minutes = (count: number) => new Date(now + count * 60_000);

test.each([
  [minutes(0.5), 'now'],
  [minutes(-0.7), 'now'],
  [minutes(-0.9), '1 minute ago'],
  [minutes(1), 'in 1 minute'],
  [minutes(-59), '59 minutes ago'],
  [minutes(-90), '1 hour ago'],
  [minutes(26 * 60), 'tomorrow'],
  [minutes(-3 * 24 * 60), '3 days ago'],
  [minutes(-8 * 24 * 60), 'Jul 7'],
  [minutes(-400 * 24 * 60), 'Jun 10, 2025'],
])('%s is %s', (date, text) => {
  expect(formatRelativeTime(date, now, 'en')).toBe(text);
});
