import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SignInCodes } from './sign-in-codes.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

test('a code stands for its key once', () => {
  const codes = new SignInCodes();
  const code = codes.create('key');
  expect(code).toMatch(/^[\w-]{22}$/);
  expect([codes.take(code), codes.take(code)]).toEqual(['key', undefined]);
  expect(codes.take('never-made')).toBeUndefined();
});

test('a code lasts for ten minutes, another one notwithstanding', () => {
  const codes = new SignInCodes();
  const [early, late] = [codes.create('key'), codes.create('key')];
  vi.advanceTimersByTime(599_000);
  codes.create('key');
  expect(codes.take(early)).toBe('key');
  vi.advanceTimersByTime(1_000);
  expect(codes.take(late)).toBeUndefined();
});
