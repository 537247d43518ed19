/**
 * A place in a stream, as plain data: keep it anywhere, and go on from there with `workers.streamUpdates(cursor.workerId, cursor)`,
 * also in another process.
 */
export interface StreamCursor {
  readonly taskId: string;
  readonly turnId: string | undefined;
  readonly workerId: string | undefined;
  /** The last event that was handed out. */
  readonly lastEventId: string | undefined;
}
