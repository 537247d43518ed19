/**
 * A place in a stream, as plain data: keep it anywhere, and go on from there, also in another process, with
 * `tasks.attach(cursor).stream()`; or with `workers.streamUpdates(cursor.workerId, cursor)`, which shows later turns as well.
 */
export interface StreamCursor {
  readonly taskId: string;
  readonly turnId: string | undefined;
  readonly workerId: string | undefined;
  /** The last event that was handed out. */
  readonly lastEventId: string | undefined;
}
