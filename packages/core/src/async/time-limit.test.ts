import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { sleep } from './sleep.ts';
import { TimeLimit } from './time-limit.ts';

const never = new Promise<never>(() => undefined);

describe('TimeLimit', () => {
  test('work within the limit comes through, and leaves no listener', async () => {
    const { signal } = new AbortController();
    const limit = new TimeLimit(1000, signal);
    const work = limit.race(sleep(1).then(() => 'done'));
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await expect(work).resolves.toBe('done');
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(limit.reason).toBeUndefined();
    expect(limit.signal.aborted).toBe(false);
  });

  test('its end ends work that ignores the signal', async () => {
    const limit = new TimeLimit(5, undefined);
    await expect(limit.race(never)).rejects.toThrow('timed out');
    expect(limit.reason).toBe('timeout');
    expect(limit.signal.aborted).toBe(true);
  });

  test('counts only the time that is spent waiting', async () => {
    const limit = new TimeLimit(40, undefined);
    await limit.race(sleep(1));
    await sleep(60);
    await expect(limit.race(sleep(1).then(() => 'in time'))).resolves.toBe('in time');
    await expect(limit.race(never)).rejects.toThrow('timed out');
  });

  test('the caller’s abort ends it with the caller’s reason', async () => {
    const controller = new AbortController();
    const limit = new TimeLimit(Number.POSITIVE_INFINITY, controller.signal);
    const work = limit.race(never);
    controller.abort('changed my mind');
    await expect(work).rejects.toBe('changed my mind');
    expect(limit.reason).toBe('aborted');
    expect(limit.signal.reason).toBe('changed my mind');
    await expect(limit.race(never)).rejects.toBe('changed my mind');
  });

  test('a limit beyond what timers can do is none', async () => {
    const limit = new TimeLimit(2 ** 40, undefined);
    await expect(limit.race(sleep(5).then(() => 'done'))).resolves.toBe('done');
  });
});
