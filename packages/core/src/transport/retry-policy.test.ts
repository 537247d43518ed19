import { describe, expect, test } from 'vitest';
import { APIConnectionError } from '../errors/api-connection-error.ts';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { createAPIError } from '../errors/create-api-error.ts';
import { HandingerError } from '../errors/handinger-error.ts';
import { mayRepeat, type RetryRule } from './retry-policy.ts';

const rules: RetryRule[] = ['safe', 'keyed', 'recover'];
const statuses = [400, 401, 402, 403, 404, 408, 409, 413, 415, 422, 429, 500, 502, 503, 504, 599];

function answer(status: number, headers: Record<string, string> = {}, code = 'x'): Error {
  return createAPIError(status, JSON.stringify({ error: 'No.', code }), new Headers(headers));
}

describe('after an answer', () => {
  test.each([
    ['safe', [408, 409, 429, 500, 502, 503, 504, 599]],
    ['keyed', [408, 409, 429, 500, 502, 503, 504, 599]],
    ['recover', [408, 409, 429]],
  ] as const)('%s: %o', (rule, expected) => {
    expect(statuses.filter((status) => mayRepeat(rule, answer(status)))).toEqual(expected);
  });

  test('a 503 that names a time was not accepted', () => {
    expect(rules.map((rule) => mayRepeat(rule, answer(503, { 'retry-after': '1' })))).toEqual([
      true,
      true,
      true,
    ]);
  });

  test('an idempotency conflict stays one', () => {
    for (const rule of rules) {
      expect(mayRepeat(rule, answer(409, { 'x-should-retry': 'true' }, 'idempotency_conflict'))).toBe(false);
    }
  });

  test('x-should-retry: false is obeyed always', () => {
    for (const rule of rules) {
      for (const status of statuses)
        expect(mayRepeat(rule, answer(status, { 'x-should-retry': 'false' }))).toBe(false);
    }
  });

  test('x-should-retry: true is obeyed, but does not start paid work twice', () => {
    const wish = { 'x-should-retry': 'true' };
    expect(mayRepeat('safe', answer(404, wish))).toBe(true);
    expect(mayRepeat('keyed', answer(404, wish))).toBe(true);
    expect(mayRepeat('recover', answer(500, wish))).toBe(false);
    expect(mayRepeat('recover', answer(404, wish))).toBe(false);
  });

  test('a success that can’t be read is not asked for again', () => {
    expect(rules.map((rule) => mayRepeat(rule, answer(200)))).toEqual([false, false, false]);
  });
});

describe('when no answer came', () => {
  test('paid work is sent again only when the request certainly did not arrive', () => {
    const cut = new APIConnectionError({ cause: { code: 'ECONNRESET' } });
    const unreached = new APIConnectionError({ cause: { code: 'ECONNREFUSED' } });
    expect(rules.map((rule) => mayRepeat(rule, cut))).toEqual([true, true, false]);
    expect(rules.map((rule) => mayRepeat(rule, unreached))).toEqual([true, true, true]);
  });

  test('nothing is sent again that the caller stopped, or that could not be sent', () => {
    expect(rules.map((rule) => mayRepeat(rule, new APIUserAbortError()))).toEqual([false, false, false]);
    expect(rules.map((rule) => mayRepeat(rule, new HandingerError('No.')))).toEqual([false, false, false]);
  });
});
