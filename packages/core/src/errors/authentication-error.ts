import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** 401: the key is missing, malformed or revoked. */
export class AuthenticationError extends APIError<401, Headers> {
  static {
    brandErrorClass(this, 'AuthenticationError');
  }
}
