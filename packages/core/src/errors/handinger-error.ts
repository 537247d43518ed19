import { brandErrorClass } from './brand-error-class.ts';

/** What every error of this package can be given. */
export interface HandingerErrorDetails {
  /** A stable, machine-readable name of the failure. */
  readonly code?: string | undefined;
  /** The error underneath. */
  readonly cause?: unknown;
}

/**
 * The root of every error that this package throws. Thrown itself for wrong options and parameters, before any request;
 * `code` is then one of `missing_api_key`, `invalid_api_key`, `api_key_unavailable`, `browser_key`, `invalid_base_url`,
 * `invalid_option`, `invalid_header`, `invalid_path`, `invalid_query`, `invalid_body`; or `body_used` and `stream_consumed` for an answer that was read already.
 */
export class HandingerError extends Error {
  /** A stable, machine-readable name of the failure. */
  readonly code: string;

  constructor(message?: string, details: HandingerErrorDetails = {}) {
    super(message);
    this.code = details.code ?? 'client_error';
    if (details.cause !== undefined) {
      Object.defineProperty(this, 'cause', { value: details.cause, configurable: true, writable: true });
    }
  }

  /** What is safe to send to a log: no headers, no body, no cause. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, code: this.code, message: this.message };
  }

  static {
    brandErrorClass(this, 'HandingerError');
  }
}
