import { describe, expect, test, vi } from 'vitest';
import { APIPromise } from './api-promise.ts';

const response = new Response();

describe('APIPromise', () => {
  test('is a Promise of the data, read once however often it is asked for', async () => {
    const receive = vi.fn<() => Promise<{ data: number; response: Response }>>(async () => ({
      data: 42,
      response,
    }));
    const promise = new APIPromise(async () => response, receive);
    expect(promise).toBeInstanceOf(Promise);
    expect(await promise).toBe(42);
    expect(await promise.withResponse()).toEqual({ data: 42, response });
    expect(await Promise.all([promise, promise])).toEqual([42, 42]);
    expect(await promise.then((data) => data + 1)).toBe(43);
    expect(receive).toHaveBeenCalledTimes(1);
  });

  test('reads nothing when only the response is wanted', async () => {
    const receive = vi.fn<() => Promise<{ data: number; response: Response }>>(async () => ({
      data: 42,
      response,
    }));
    const promise = new APIPromise(async () => response, receive);
    expect(await promise.asResponse()).toBe(response);
    expect(receive).not.toHaveBeenCalled();
  });

  test('then, catch and finally work as those of a Promise', async () => {
    const failure = new Error('no');
    const fail = () =>
      new APIPromise<number>(
        () => Promise.reject(failure),
        () => Promise.reject(failure),
      );
    await expect(fail()).rejects.toBe(failure);
    expect(await fail().catch((error: Error) => error.message)).toBe('no');
    expect(await fail().then(undefined, () => 'handled')).toBe('handled');
    const cleanUp = vi.fn<() => void>();
    await expect(fail().finally(cleanUp)).rejects.toBe(failure);
    expect(cleanUp).toHaveBeenCalledTimes(1);
    expect(await Promise.allSettled([fail()])).toEqual([{ status: 'rejected', reason: failure }]);
  });
});
