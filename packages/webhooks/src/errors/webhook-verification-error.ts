/** Why a delivery is refused. The README has a table of what to do about each. */
export type WebhookErrorCode =
  | 'no-tokens'
  | 'missing-token'
  | 'invalid-token'
  | 'missing-header'
  | 'bad-signature'
  | 'too-old'
  | 'too-new'
  | 'raw-body-needed'
  | 'body-used'
  | 'body-too-large'
  | 'bad-body'
  | 'mismatch'
  | 'unconfirmed';

/**
 * A delivery that is refused. Message, stack, JSON and inspection hold no token, no signature and nothing of the body, so it
 * is safe to log.
 */
export class WebhookVerificationError extends Error {
  /** A stable, machine-readable name of the failure. */
  declare readonly code: WebhookErrorCode;
  /** The HTTP status to answer: 4xx where the request is at fault, 500 where this receiver is set up wrongly. */
  declare readonly status: 400 | 401 | 413 | 500;
  /** The header that is missing or wrong, in lower case. */
  declare readonly header: string | undefined;

  /** On the prototype, so that a stack begins with it even where a bundler renamed the class. */
  override get name(): string {
    return 'WebhookVerificationError';
  }
}
