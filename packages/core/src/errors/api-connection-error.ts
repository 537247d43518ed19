import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** What a connection error can be made from. */
export interface APIConnectionErrorOptions {
  readonly message?: string | undefined;
  readonly cause?: unknown;
  readonly code?: string | undefined;
  readonly taskId?: string | undefined;
}

/** There was no answer, or it broke off: no connection, a reset, a name that does not resolve. */
export class APIConnectionError extends APIError<undefined, undefined, undefined> {
  constructor({ message, cause, code, taskId }: APIConnectionErrorOptions = {}) {
    const details = { code: code ?? 'connection_error', cause, taskId };
    super(undefined, undefined, message ?? 'Connection error.', undefined, details);
  }

  static {
    brandErrorClass(this, 'APIConnectionError');
  }
}
