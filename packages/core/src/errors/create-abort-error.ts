import { APIUserAbortError } from './api-user-abort-error.ts';
import { DeadlineExceededError } from './deadline-exceeded-error.ts';

/** The error for a call whose signal was aborted: by its deadline, which is the reason itself, or by the caller. */
export function createAbortError(reason: unknown): APIUserAbortError | DeadlineExceededError {
  return reason instanceof DeadlineExceededError ? reason : new APIUserAbortError({ cause: reason });
}
