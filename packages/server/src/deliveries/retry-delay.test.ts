import { expect, test } from 'vitest';
import { retryDelay } from './retry-delay.ts';

test('waits about 5 s, 25 s, 2 min and 10 min', () => {
  const delays = [1, 2, 3, 4].map((attempt) => retryDelay(attempt, 5_000, { random: 0.5 }));
  expect(delays).toEqual([5_000, 25_000, 125_000, 625_000]);
});

test('is scattered by a fifth either way', () => {
  expect(retryDelay(1, 5_000, { random: 0 })).toBe(4_000);
  expect(retryDelay(1, 5_000, { random: 1 })).toBe(6_000);
  const drawn = Array.from({ length: 200 }, () => retryDelay(2, 5_000));
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(20_000);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(30_000);
  expect(new Set(drawn).size).toBeGreaterThan(100);
});

test('becomes longer with what the receiver asks for, and never shorter', () => {
  expect(retryDelay(1, 5_000, { retryAfter: 60_000, random: 0.5 })).toBe(60_000);
  expect(retryDelay(1, 5_000, { retryAfter: 0, random: 0.5 })).toBe(5_000);
  expect(retryDelay(1, 5_000, { retryAfter: undefined, random: 0.5 })).toBe(5_000);
});
