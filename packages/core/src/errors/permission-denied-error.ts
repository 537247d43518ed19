import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** 403: the key has no access, or only the creator of the worker may do this. */
export class PermissionDeniedError extends APIError<403, Headers> {
  static {
    brandErrorClass(this, 'PermissionDeniedError');
  }
}
