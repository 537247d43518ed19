import { APIError } from '../errors/api-error.ts';
import { judgeFailure } from './judge-failure.ts';

/** What the specification says about repeating an operation: `x-handinger-retry`. */
export type RetryRule = 'safe' | 'keyed' | 'recover';

/**
 * Whether a request may be sent again after this failure. `safe` and `keyed`: when there was no answer, after 408, 409 (but an idempotency conflict
 * stays one), 429 and ≥ 500, and otherwise as the server says in `x-should-retry`. `recover` starts paid work: only when the server certainly did
 * not accept it.
 */
export function mayRepeat(rule: RetryRule, error: unknown): boolean {
  const meaning = judgeFailure(error);
  if (meaning === 'stopped' || !(error instanceof APIError)) return false;
  const { status, code, headers } = error;
  // No answer came, or one that was no error: a good status with a body that is none stays one.
  if (status === undefined) return rule !== 'recover' || meaning === 'unreached';
  const wish = headers?.get('x-should-retry');
  if (status < 400 || wish === 'false') return false;
  if (rule === 'recover') return meaning === 'deferred';
  if (code === 'idempotency_conflict') return false;
  return wish === 'true' || meaning === 'deferred' || status >= 500;
}
