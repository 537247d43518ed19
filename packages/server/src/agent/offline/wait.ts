import { setTimeout } from 'node:timers/promises';

/**
 * Waits, at once interrupted by the signal.
 *
 * @throws The signal's reason.
 */
export async function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  await setTimeout(milliseconds, undefined, signal === undefined ? {} : { signal }).catch(
    (error: unknown) => {
      throw signal?.reason ?? error;
    },
  );
}
