/** What the specification says about repeating an operation: `x-handinger-retry`. */
export type RetryRule = 'safe' | 'keyed' | 'recover';

/** An answer that says no. */
export interface RefusedAttempt {
  readonly status: number;
  /** The `code` of the body. */
  readonly code: string;
  /** The header `x-should-retry`. */
  readonly shouldRetry: string | null;
}

/**
 * Whether a request may be sent again after this answer: 408, 409 (but an idempotency conflict stays one), 429 and
 * ≥ 500, and otherwise as the server says in `x-should-retry`. A `recover` request starts paid work and is sent again
 * only when the server did not accept it: 408, 429, 503.
 */
export function mayRepeatAfterAnswer(rule: RetryRule, answer: RefusedAttempt): boolean {
  const { status, code, shouldRetry } = answer;
  if (shouldRetry === 'false') return false;
  if (rule === 'recover') return status === 408 || status === 429 || status === 503;
  if (code === 'idempotency_conflict') return false;
  if (shouldRetry === 'true') return true;
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/**
 * Whether a request may be sent again when no answer came. A `recover` request may not, unless it is certain that it
 * never reached the server: the task might run already, and a second one would be paid for too.
 */
export function mayRepeatAfterFailure(rule: RetryRule, neverReachedServer: boolean): boolean {
  return rule !== 'recover' || neverReachedServer;
}
