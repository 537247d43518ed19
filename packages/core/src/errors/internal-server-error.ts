import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** 500 and above: the server failed. */
export class InternalServerError extends APIError<number, Headers> {
  static {
    brandErrorClass(this, 'InternalServerError');
  }
}
