import { afterEach, describe, expect, test, vi } from 'vitest';
import { retryDelay } from './retry-delay.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('retryDelay', () => {
  test('doubles from half a second to eight', () => {
    vi.spyOn(Math, 'random').mockReturnValue(0);
    expect([0, 1, 2, 3, 4, 5, 20].map((attempt) => retryDelay(attempt))).toEqual([
      500, 1000, 2000, 4000, 8000, 8000, 8000,
    ]);
  });

  test('is up to a quarter shorter at random', () => {
    const delays = Array.from({ length: 200 }, () => retryDelay(1) ?? 0);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(750);
    expect(Math.max(...delays)).toBeLessThanOrEqual(1000);
    expect(new Set(delays).size).toBeGreaterThan(100);
  });

  test.each([
    ['0', 0],
    ['60', 60_000],
    ['120', 120_000],
    ['121', undefined],
    ['3600', undefined],
  ])('the server asks for %s s', (seconds, expected) => {
    expect(retryDelay(0, new Headers({ 'retry-after': seconds }))).toBe(expected);
  });
});
