import { parseRetryAfter } from '../async/parse-retry-after.ts';
import { APIError, type APIErrorDetails } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** 429: too many requests. */
export class RateLimitError extends APIError<429, Headers> {
  /** How long the server asks to wait, in milliseconds; undefined when it does not say. */
  readonly retryAfterMs: number | undefined;

  constructor(
    status: 429,
    error: object | undefined,
    message: string | undefined,
    headers: Headers,
    details?: APIErrorDetails,
  ) {
    super(status, error, message, headers, details);
    this.retryAfterMs = headers && parseRetryAfter(headers);
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), retryAfterMs: this.retryAfterMs };
  }

  static {
    brandErrorClass(this, 'RateLimitError');
  }
}
