import { describe, expect, test } from 'vitest';
import { parseRetryAfter } from './parse-retry-after.ts';

const now = Date.parse('2026-05-01T12:00:00Z');

describe('parseRetryAfter', () => {
  test.each([
    ['seconds', { 'retry-after': '60' }, 60_000],
    ['fractions of seconds', { 'retry-after': '0.5' }, 500],
    ['a date by chance', { 'retry-after': 'soon 5' }, undefined],
    ['zero', { 'retry-after': '0' }, 0],
    ['an HTTP date', { 'retry-after': 'Fri, 01 May 2026 12:00:30 GMT' }, 30_000],
    ['an HTTP date of RFC 850', { 'retry-after': 'Friday, 01-May-26 12:00:30 GMT' }, 30_000],
    ['a date in the past', { 'retry-after': 'Fri, 01 May 2026 11:00:00 GMT' }, 0],
    ['milliseconds', { 'retry-after-ms': '1500' }, 1500],
    ['milliseconds before seconds', { 'retry-after-ms': '10', 'retry-after': '60' }, 10],
    ['seconds where the milliseconds are garbage', { 'retry-after-ms': 'soon', 'retry-after': '2' }, 2000],
    ['nothing', {}, undefined],
    ['empty', { 'retry-after': '' }, undefined],
    ['negative', { 'retry-after': '-5' }, undefined],
    ['words', { 'retry-after': '2 minutes' }, undefined],
    ['other words', { 'retry-after': 'later' }, undefined],
    ['infinity', { 'retry-after': 'Infinity' }, undefined],
  ])('%s', (_, headers, expected) => {
    expect(parseRetryAfter(new Headers(headers as Record<string, string>), now)).toBe(expected);
  });
});
