import type { APIConnectionErrorOptions } from './api-connection-error.ts';
import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** The caller's `signal` was aborted. A task that had been started runs on. `cause` is the signal's reason. */
export class APIUserAbortError extends APIError<undefined, undefined, undefined> {
  constructor({ message, ...details }: APIConnectionErrorOptions = {}) {
    super(undefined, undefined, message ?? 'Request was aborted.', undefined, {
      ...details,
      code: details.code ?? 'aborted',
    });
  }

  static {
    brandErrorClass(this, 'APIUserAbortError');
  }
}
