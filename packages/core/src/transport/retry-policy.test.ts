import { describe, expect, test } from 'vitest';
import { mayRepeatAfterAnswer, mayRepeatAfterFailure, type RetryRule } from './retry-policy.ts';

const rules: RetryRule[] = ['safe', 'keyed', 'recover'];
const statuses = [400, 401, 402, 403, 404, 408, 409, 413, 415, 422, 429, 500, 502, 503, 504, 599];
const answer = (status: number, code = 'x', shouldRetry: string | null = null) => ({
  status,
  code,
  shouldRetry,
});

describe('mayRepeatAfterAnswer', () => {
  test.each([
    ['safe', [408, 409, 429, 500, 502, 503, 504, 599]],
    ['keyed', [408, 409, 429, 500, 502, 503, 504, 599]],
    ['recover', [408, 429, 503]],
  ] as const)('%s: %o', (rule, expected) => {
    expect(statuses.filter((status) => mayRepeatAfterAnswer(rule, answer(status)))).toEqual(expected);
  });

  test('an idempotency conflict stays one', () => {
    for (const rule of rules)
      expect(mayRepeatAfterAnswer(rule, answer(409, 'idempotency_conflict', 'true'))).toBe(false);
  });

  test('x-should-retry: false is obeyed always', () => {
    for (const rule of rules) {
      for (const status of statuses)
        expect(mayRepeatAfterAnswer(rule, answer(status, 'x', 'false'))).toBe(false);
    }
  });

  test('x-should-retry: true is obeyed, but does not start paid work twice', () => {
    expect(mayRepeatAfterAnswer('safe', answer(404, 'x', 'true'))).toBe(true);
    expect(mayRepeatAfterAnswer('keyed', answer(404, 'x', 'true'))).toBe(true);
    expect(mayRepeatAfterAnswer('recover', answer(500, 'x', 'true'))).toBe(false);
  });
});

test('mayRepeatAfterFailure: paid work only when the request certainly did not arrive', () => {
  expect(rules.map((rule) => mayRepeatAfterFailure(rule, false))).toEqual([true, true, false]);
  expect(rules.map((rule) => mayRepeatAfterFailure(rule, true))).toEqual([true, true, true]);
});
