import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** 413: a limit on files is exceeded; the message names it. */
export class PayloadTooLargeError extends APIError<413, Headers> {
  static {
    brandErrorClass(this, 'PayloadTooLargeError');
  }
}
