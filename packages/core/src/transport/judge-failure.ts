import { APIConnectionError } from '../errors/api-connection-error.ts';
import { APIError } from '../errors/api-error.ts';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { DeadlineExceededError } from '../errors/deadline-exceeded-error.ts';
import { neverReachedServer } from './never-reached-server.ts';

/**
 * What a failure says about the request that failed.
 * `unreached`: it certainly never came to the server. `refused`: the server, or this client before sending, said no, and would say so
 * again. `deferred`: the server did not accept it now. `stopped`: the caller or a deadline ended it. `unknown`: it may have been accepted.
 */
export type FailureMeaning = 'unreached' | 'refused' | 'deferred' | 'stopped' | 'unknown';

/** Nothing was started exactly when this is `unreached`, `refused` or `deferred` (the contract's error table). */
export function judgeFailure(error: unknown): FailureMeaning {
  if (!(error instanceof APIError)) return 'refused';
  if (error instanceof APIUserAbortError || error instanceof DeadlineExceededError) return 'stopped';
  if (error instanceof APIConnectionError) return neverReachedServer(error.cause) ? 'unreached' : 'unknown';
  const { status = 0, code, headers } = error;
  if (status === 408 || status === 429) return 'deferred';
  if (status === 409) return code === 'idempotency_conflict' ? 'refused' : 'deferred';
  // Without `Retry-After`, a 503 is what a proxy says whose own connection broke off, perhaps after the request had passed.
  if (status === 503 && headers?.has('retry-after')) return 'deferred';
  // A success whose body is none may be a proxy's page, or the end of a turn that was run.
  return status >= 400 && status < 500 ? 'refused' : 'unknown';
}

/** Whether the failure proves that nothing was started. */
export function provesNothingStarted(error: unknown): boolean {
  return ['unreached', 'refused', 'deferred'].includes(judgeFailure(error));
}
