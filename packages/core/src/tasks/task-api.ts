import type { AttemptAction } from '../errors/attempt.ts';
import type { TaskWithTurns, Worker } from '../generated/types.gen.ts';
import type { Exchange } from '../transport/transport.ts';

/** What every look at a task shares with the call that it serves. */
export interface LookOptions {
  /** Ends the look: the caller's signal and the call's deadline together. */
  readonly signal: AbortSignal | undefined;
  readonly action: AttemptAction;
  /** How often the look is repeated after a failure. Default: `maxReconnects` of the call. */
  readonly retries?: number;
}

/** A task as it was read. */
export interface FoundTask extends TaskWithTurns {
  /** The server's clock at that moment, in milliseconds; undefined where it does not show it. */
  readonly readAt: number | undefined;
}

/**
 * What streams and recovery need of the API: all of them reads, which may be repeated. Supplied from above, so that neither
 * knows how a request is described.
 */
export interface TaskApi {
  /** GET /api/tasks/{taskId}. Undefined when the server answers 404. */
  findTask(taskId: string, options: LookOptions): Promise<FoundTask | undefined>;
  /** GET /api/workers/{workerId}: the state of one task, or of the most recent one. Undefined when the server answers 404. */
  findWorker(workerId: string, taskId: string | undefined, options: LookOptions): Promise<Worker | undefined>;
  /** GET /api/workers/{workerId}/stream, one attempt. The exchange's body is unread. */
  openStream(
    workerId: string,
    taskId: string | undefined,
    lastEventId: string | undefined,
    options: LookOptions,
  ): Promise<Exchange>;
}
