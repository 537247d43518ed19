import type { Attempt } from './attempt.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** What every error of this package can be given. */
export interface HandingerErrorDetails {
  /** A stable, machine-readable name of the failure. */
  readonly code?: string | undefined;
  /** The error underneath. */
  readonly cause?: unknown;
  /** The task that the call was about. */
  readonly taskId?: string | undefined;
  /** The turn that the call was about. */
  readonly turnId?: string | undefined;
  /** Whether the call certainly started nothing. */
  readonly safeToRetry?: boolean | undefined;
}

/**
 * The root of every error that this package throws. Thrown itself for wrong options and parameters, before any request;
 * `code` is then one of `missing_api_key`, `invalid_api_key`, `api_key_unavailable`, `browser_key`, `invalid_base_url`,
 * `invalid_option`, `missing_validators`, `invalid_schema`, `invalid_header`, `invalid_path`, `invalid_query`, `invalid_body`; `body_used` and `stream_consumed` for an answer that was read already, `file_not_saved` for one that can't be written,
 * or `no_next_page`, `repeated_page` and `invalid_response` for a list that can't be read on.
 */
export class HandingerError extends Error {
  /** A stable, machine-readable name of the failure. */
  readonly code: string;
  /** The task that the call was about, where the client or the server named one. A task may be running even so. */
  readonly taskId: string | undefined;
  /** The turn that the call was about. The client names it before anything is sent. */
  readonly turnId: string | undefined;
  /**
   * Whether the same call may be made again without doing anything twice. True only where it is certain that nothing of
   * this call was started on the server: it was never reached, it refused, it was looked up and is not there, or the call
   * only reads. Otherwise false: `tasks.wait(taskId)` gives the result of what may be running. Undefined where there was no call.
   */
  readonly safeToRetry: boolean | undefined;
  /** Every request that the call made, in order. Empty where none was. */
  readonly attempts: readonly Attempt[] = [];

  constructor(message?: string, details: HandingerErrorDetails = {}) {
    super(message);
    this.code = details.code ?? 'client_error';
    this.taskId = details.taskId;
    this.turnId = details.turnId;
    this.safeToRetry = details.safeToRetry;
    if (details.cause !== undefined) {
      Object.defineProperty(this, 'cause', { value: details.cause, configurable: true, writable: true });
    }
  }

  /** What is safe to send to a log: no headers, no body, no cause. */
  toJSON(): Record<string, unknown> {
    const { name, code, message, taskId, turnId, safeToRetry, attempts } = this;
    return { name, code, message, taskId, turnId, safeToRetry, attempts };
  }

  static {
    brandErrorClass(this, 'HandingerError');
  }
}
