import { longestTimer } from '../async/longest-timer.ts';

/** What a wait is ended with when nothing came for the idle limit. */
export const silence: unique symbol = Symbol('silence');

/**
 * Everything that a stream waits for, one thing at a time, and all that may end the wait: the stream's own controller, the caller's
 * signal, and silence. The caller's signal carries a listener only for as long as something is waited for: one that thousands of streams
 * share does not collect listeners, not even those of streams that were dropped half-read.
 */
export class StreamWait {
  readonly controller = new AbortController();

  readonly #callerSignal: AbortSignal | null | undefined;
  readonly #idleTimeout: number;
  #reject: ((reason: unknown) => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince = 0;
  #isIdleCounted = false;

  /** @param idleTimeout milliseconds; 0 or more than a timer can hold for no limit */
  constructor(callerSignal: AbortSignal | null | undefined, idleTimeout: number) {
    this.#callerSignal = callerSignal;
    this.#idleTimeout = idleTimeout > 0 && idleTimeout <= longestTimer ? idleTimeout : 0;
    this.controller.signal.addEventListener('abort', () => this.#fail(this.controller.signal.reason), {
      once: true,
    });
  }

  /** For the requests that belong to the stream. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** The work's outcome, or a rejection as soon as something ends the wait, even when the work ignores the signal. */
  for<T>(work: Promise<T>, { idle = false } = {}): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const caller = this.#callerSignal;
      if (caller?.aborted) this.controller.abort(caller.reason);
      if (this.signal.aborted) {
        work.catch(() => undefined);
        reject(this.signal.reason);
        return;
      }
      this.#reject = reject;
      caller?.addEventListener('abort', this.#onCallerAbort);
      if (idle && this.#idleTimeout > 0) this.#countSilence();
      const settling =
        <Outcome>(settle: (outcome: Outcome) => void) =>
        (outcome: Outcome) => {
          this.#settle();
          settle(outcome);
        };
      work.then(settling(resolve), settling(reject));
    });
  }

  /** Lets the timer go. */
  end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  readonly #onCallerAbort = (): void => this.controller.abort(this.#callerSignal?.reason);

  #settle(): void {
    this.#reject = undefined;
    this.#isIdleCounted = false;
    this.#callerSignal?.removeEventListener('abort', this.#onCallerAbort);
  }

  #fail(reason: unknown): void {
    const reject = this.#reject;
    this.#settle();
    this.end();
    reject?.(reason);
  }

  /** One timer for all waits: it is looked at when it fires, and not set anew for each read. */
  #countSilence(): void {
    this.#isIdleCounted = true;
    this.#waitingSince = performance.now();
    this.#timer ??= setTimeout(this.#onTimer, this.#idleTimeout);
  }

  readonly #onTimer = (): void => {
    this.#timer = undefined;
    if (!this.#isIdleCounted) return;
    const left = this.#idleTimeout - (performance.now() - this.#waitingSince);
    if (left > 1) this.#timer = setTimeout(this.#onTimer, left);
    else this.#fail(silence);
  };
}
