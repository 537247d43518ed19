import { APIError } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** 402: the organization is out of credits. */
export class PaymentRequiredError extends APIError<402, Headers> {
  static {
    brandErrorClass(this, 'PaymentRequiredError');
  }
}
