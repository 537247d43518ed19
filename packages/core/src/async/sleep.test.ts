import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { sleep } from './sleep.ts';

describe('sleep', () => {
  test('an abort interrupts it with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    setTimeout(() => controller.abort(reason), 5);
    await expect(sleep(60_000, controller.signal)).rejects.toBe(reason);
  });

  test('an aborted signal ends it before it begins', async () => {
    await expect(sleep(60_000, AbortSignal.abort('no'))).rejects.toBe('no');
  });

  test('no listener stays behind', async () => {
    const { signal } = new AbortController();
    await sleep(1, signal);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
