import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** 404: the id is unknown. */
export class NotFoundError extends APIError<404, Headers> {
  static {
    brandErrorClass(this, 'NotFoundError');
  }
}
