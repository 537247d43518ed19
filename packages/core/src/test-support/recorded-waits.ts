/** The waits between attempts that {@link recordedSleep} was asked for, in milliseconds. Clear it before each test. */
export const recordedWaits: number[] = [];

/**
 * Stands in for `sleep` by `vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'))`: notes each wait,
 * and makes it short, so that a test can prove a wait of two minutes without sitting through it.
 */
export function sleep(milliseconds: number, signal?: AbortSignal | null): Promise<void> {
  recordedWaits.push(milliseconds);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, Math.min(milliseconds, 1));
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
