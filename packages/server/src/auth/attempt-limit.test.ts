import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AttemptLimit } from './attempt-limit.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

const refusal = expect.objectContaining({ code: 'rate_limited', status: 429 }) as Error;

test('an address has ten attempts a minute, each other address too', () => {
  const limit = new AttemptLimit();
  for (let attempt = 0; attempt < 10; attempt += 1) limit.begin('10.0.0.1');
  expect(() => limit.begin('10.0.0.1')).toThrow(refusal);
  expect(() => limit.begin('10.0.0.2')).not.toThrow();
  vi.advanceTimersByTime(59_000);
  expect(() => limit.begin('10.0.0.1')).toThrow(refusal);
  vi.advanceTimersByTime(1_000);
  expect(() => limit.begin('10.0.0.1')).not.toThrow();
});

test('an attempt that did not fail is none', () => {
  const limit = new AttemptLimit();
  for (let attempt = 0; attempt < 50; attempt += 1) limit.begin('10.0.0.1')();
  for (let attempt = 0; attempt < 10; attempt += 1) limit.begin('10.0.0.1');
  expect(() => limit.begin('10.0.0.1')).toThrow(refusal);
});
