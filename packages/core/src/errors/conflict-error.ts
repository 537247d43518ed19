import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** 409: a conflict. With the code `idempotency_conflict`, an idempotency key was used again for another body. */
export class ConflictError extends APIError<409, Headers> {
  static {
    brandErrorClass(this, 'ConflictError');
  }
}
