import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** 422: well formed but impossible, such as a cron expression that cannot be parsed. */
export class UnprocessableEntityError extends APIError<422, Headers> {
  static {
    brandErrorClass(this, 'UnprocessableEntityError');
  }
}
