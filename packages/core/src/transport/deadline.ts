import { longestTimer } from '../async/longest-timer.ts';
import { DeadlineExceededError, type DeadlineLimit } from '../errors/deadline-exceeded-error.ts';

/** A caller's signal and a limit for a whole call, as one signal. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Lets go of the timer, and of the caller's signal. */
  readonly release: () => void;
}

/** Undefined where there is no limit, and the caller's signal is all. */
export function startDeadline(
  limitMs: number | undefined,
  callerSignal: AbortSignal | null | undefined,
  limit: DeadlineLimit = 'deadline',
): Deadline | undefined {
  if (limitMs === undefined || limitMs > longestTimer) return undefined;
  const controller = new AbortController();
  const onAbort = () => {
    release();
    controller.abort(callerSignal?.reason);
  };
  const timer = setTimeout(() => {
    release();
    controller.abort(new DeadlineExceededError({ limit, limitMs }));
  }, limitMs);
  const release = () => {
    clearTimeout(timer);
    callerSignal?.removeEventListener('abort', onAbort);
  };
  if (callerSignal?.aborted) onAbort();
  else callerSignal?.addEventListener('abort', onAbort, { once: true });
  return { signal: controller.signal, release };
}
