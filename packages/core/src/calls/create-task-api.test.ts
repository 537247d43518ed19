import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HandingerError } from '../errors/handinger-error.ts';
import { Handinger } from '../handinger.ts';
import type { Fetch } from '../transport/request-options.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('a look that gets no answer is given up after 15 s, whatever the call itself may take', async () => {
  let looks = 0;
  const fetch: Fetch = async (_url, init) => {
    if (init?.method === 'POST') throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
    looks += 1;
    if (looks > 1) return Response.json({ error: 'There is no such task.' }, { status: 404 });
    return new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
    });
  };
  const client = new Handinger({
    apiKey: 'hdg_test_x',
    baseURL: 'http://api.example',
    timeout: 600_000,
    maxRetries: 0,
    fetch,
  });
  const call = client.tasks.create({ input: 'Hello.' }).catch((caught: unknown) => caught);
  await vi.advanceTimersByTimeAsync(20_000);
  const error = (await call) as HandingerError;
  expect(error.safeToRetry).toBe(true);
  const [, first, second] = error.attempts;
  expect(first).toMatchObject({ action: 'find', limit: 'timeout', durationMs: 15_000 });
  expect(second).toMatchObject({ action: 'find', status: 404 });
});
