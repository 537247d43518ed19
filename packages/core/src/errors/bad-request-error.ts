import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** 400: the request is malformed or a field is invalid; `issues` names each field. */
export class BadRequestError extends APIError<400, Headers> {
  static {
    brandErrorClass(this, 'BadRequestError');
  }
}
