import { APIConnectionError, type APIConnectionErrorOptions } from './api-connection-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/**
 * A request that starts a task may have reached the server, and the server could not be asked whether it did: nothing was
 * sent again, so nothing runs twice. `tasks.retrieve(taskId)` says later whether the turn is there; `cause` is the failure of the request.
 */
export class TaskOutcomeUnknownError extends APIConnectionError {
  constructor({ message, ...details }: APIConnectionErrorOptions = {}) {
    super({
      ...details,
      message:
        message ??
        'The task may have been started, and the server can’t be asked. Look for it with tasks.retrieve(taskId) before sending it again.',
      code: 'task_outcome_unknown',
      safeToRetry: false,
    });
  }

  static {
    brandErrorClass(this, 'TaskOutcomeUnknownError');
  }
}
