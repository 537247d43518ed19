import type { StreamContext } from './stream-context.ts';
import { TaskStream } from './task-stream.ts';

/** A turn that runs or ran on the server. */
export interface TurnTarget {
  readonly taskId: string;
  /** Undefined: the last turn of the task. */
  readonly turnId: string | undefined;
  /** Undefined: looked up. */
  readonly workerId: string | undefined;
  /** The last event that was seen of it. */
  readonly lastEventId?: string | undefined;
}

/**
 * The stream of a turn that was started before: from its beginning, or after an event. Nothing is sent until it is read. Where the
 * server can't stream it, the task is read until the turn is over.
 */
export function attachToTurn<TOutput = unknown>(
  context: StreamContext<TOutput>,
  target: TurnTarget,
): TaskStream<TOutput> {
  return new TaskStream<TOutput>(undefined, { ...context, ...target, scope: 'turn' });
}
