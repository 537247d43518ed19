import { longestTimer } from './longest-timer.ts';

/** Why a {@link TimeLimit} ended the work. */
export type LimitReason = 'aborted' | 'timeout';

/**
 * The caller's signal and a time limit, as one signal for the work of one attempt. The limit counts only while
 * something is awaited through {@link race}, and the caller's signal carries a listener only for that long: a signal
 * that is shared by thousands of calls does not collect listeners.
 */
export class TimeLimit {
  /** Why the work was ended; undefined while it was not. */
  reason: LimitReason | undefined;

  readonly #controller = new AbortController();
  readonly #callerSignal: AbortSignal | null | undefined;
  #remaining: number;

  /** @param milliseconds the limit; `Infinity` for none */
  constructor(milliseconds: number, callerSignal: AbortSignal | null | undefined) {
    this.#remaining = milliseconds;
    this.#callerSignal = callerSignal;
  }

  /** For the work itself: aborted when the time is over or the caller aborts. */
  get signal(): AbortSignal {
    const own = this.#controller.signal;
    // Also when nobody waits here any more, and a body that was handed out is still being read. `any` adds no listener
    // to the caller's signal; where it is missing, an abort reaches only what is waited for.
    return this.#callerSignal && AbortSignal.any ? AbortSignal.any([own, this.#callerSignal]) : own;
  }

  /** The work's outcome, or a rejection as soon as the limit is reached, even when the work ignores the signal. */
  race<T>(work: Promise<T>, milliseconds = this.#remaining): Promise<T> {
    const callerSignal = this.#callerSignal;
    return new Promise<T>((resolve, reject) => {
      const started = milliseconds <= longestTimer ? performance.now() : undefined;
      const end = (reason: LimitReason) => {
        settle();
        this.reason = reason;
        const error = reason === 'timeout' ? new Error('timed out') : callerSignal?.reason;
        this.#controller.abort(error);
        reject(error);
      };
      const onAbort = () => end('aborted');
      const timer = started === undefined ? undefined : setTimeout(end, milliseconds, 'timeout');
      const settle = () => {
        if (started !== undefined) {
          clearTimeout(timer);
          this.#remaining -= performance.now() - started;
        }
        callerSignal?.removeEventListener('abort', onAbort);
      };
      if (callerSignal?.aborted) {
        onAbort();
      } else {
        callerSignal?.addEventListener('abort', onAbort, { once: true });
      }
      // Not `finally`, which makes two more promises for each call.
      const settled =
        <V>(pass: (value: V) => void) =>
        (value: V) => {
          settle();
          pass(value);
        };
      work.then(settled(resolve), settled(reject));
    });
  }

  /** Ends the work without a reason of its own: nobody wants the rest. */
  release(): void {
    this.#controller.abort();
  }
}
