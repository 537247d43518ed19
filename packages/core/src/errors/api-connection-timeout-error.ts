import { APIConnectionError, type APIConnectionErrorOptions } from './api-connection-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** The answer did not come within the `timeout` of the call. */
export class APIConnectionTimeoutError extends APIConnectionError {
  constructor(options: APIConnectionErrorOptions = {}) {
    super({ ...options, message: options.message ?? 'Request timed out.', code: options.code ?? 'timeout' });
  }

  static {
    brandErrorClass(this, 'APIConnectionTimeoutError');
  }
}
