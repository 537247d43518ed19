import type { APIConnectionErrorOptions } from './api-connection-error.ts';
import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** Which option of the call set the limit: `deadline`, or the `timeout` of `tasks.wait` and of a handle's `result()`. */
export type DeadlineLimit = 'deadline' | 'timeout';

/**
 * The whole call, with its attempts, waits, recovery and stream, took longer than its `deadline`. A task that had been
 * started runs on: `tasks.wait(taskId)` gives its result.
 */
export class DeadlineExceededError extends APIError<undefined, undefined, undefined> {
  /** The option that set the limit. */
  readonly limit: DeadlineLimit;
  /** The limit, in milliseconds. */
  readonly limitMs: number;

  constructor({
    limit,
    limitMs,
    ...details
  }: APIConnectionErrorOptions & { readonly limit: DeadlineLimit; readonly limitMs: number }) {
    const message = `The ${limit} of ${limitMs} ms was over before the call was. A task that had started runs on.`;
    super(undefined, undefined, message, undefined, { ...details, code: 'deadline_exceeded' });
    this.limit = limit;
    this.limitMs = limitMs;
  }

  override toJSON(): Record<string, unknown> {
    const { limit, limitMs } = this;
    return { ...super.toJSON(), limit, limitMs };
  }

  static {
    brandErrorClass(this, 'DeadlineExceededError');
  }
}
