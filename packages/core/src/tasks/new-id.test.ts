import { describe, expect, test } from 'vitest';
import { newId } from './new-id.ts';

describe('newId', () => {
  test('is a prefix and a ULID', () => {
    expect(newId('tsk_')).toMatch(/^tsk_[0-7][\dA-HJKMNP-TV-Z]{25}$/);
    // The example of the ULID specification.
    expect(newId('', 1_469_918_176_385).slice(0, 10)).toBe('01ARYZ6S41');
  });

  test('sorts by time', () => {
    const ids = [1, 1000, Date.now(), 2 ** 47].map((now) => newId('', now));
    expect(ids.toSorted()).toEqual(ids);
  });

  test('never comes twice', () => {
    expect(new Set(Array.from({ length: 10_000 }, () => newId('', 1))).size).toBe(10_000);
  });
});
