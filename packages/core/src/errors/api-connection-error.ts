import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';
import type { HandingerErrorDetails } from './handinger-error.ts';

/** What a connection error can be made from. */
export interface APIConnectionErrorOptions extends HandingerErrorDetails {
  readonly message?: string | undefined;
}

/** There was no answer, or it broke off: no connection, a reset, a name that does not resolve. */
export class APIConnectionError extends APIError<undefined, undefined, undefined> {
  constructor({ message, ...details }: APIConnectionErrorOptions = {}) {
    super(undefined, undefined, message ?? 'Connection error.', undefined, {
      ...details,
      code: details.code ?? 'connection_error',
    });
  }

  static {
    brandErrorClass(this, 'APIConnectionError');
  }
}
