import type { ErrorIssue } from './api-error.ts';
import { brandErrorClass } from './brand-error-class.ts';
import { HandingerError, type HandingerErrorDetails } from './handinger-error.ts';

/** What a {@link ResponseValidationError} is made from. */
export interface ResponseValidationErrorDetails extends Omit<HandingerErrorDetails, 'code'> {
  readonly operation: string;
  readonly issues: readonly ErrorIssue[];
  readonly requestId: string | undefined;
}

/** How many places the message names. */
const placesShown = 5;

/**
 * The server sent something else than its document says; only with the option `validateResponses`. `code` is `invalid_response`. What
 * the call asked for was done: it is not repeated, and a task that it started runs on.
 */
export class ResponseValidationError extends HandingerError {
  /** The `operationId`, such as `tasks.create`. */
  readonly operation: string;
  /** What is wrong, place by place. */
  readonly issues: readonly ErrorIssue[];
  /** The `x-request-id` of the answer. Quote it when you ask for support. */
  readonly requestId: string | undefined;

  constructor({ operation, issues, requestId, ...details }: ResponseValidationErrorDetails) {
    const places = issues
      .slice(0, placesShown)
      .map(({ path, message }) => `${path || 'the whole'}: ${message}`);
    const more = issues.length > placesShown ? '; …' : '';
    super(`The answer of ${operation} is not as documented: ${places.join('; ')}${more}.`, {
      ...details,
      code: 'invalid_response',
    });
    this.operation = operation;
    this.issues = issues;
    this.requestId = requestId;
  }

  override toJSON(): Record<string, unknown> {
    const { operation, issues, requestId } = this;
    return { ...super.toJSON(), operation, issues, requestId };
  }

  static {
    brandErrorClass(this, 'ResponseValidationError');
  }
}
