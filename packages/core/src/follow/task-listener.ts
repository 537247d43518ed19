import type { HandingerError } from '../errors/handinger-error.ts';
import type { Task, Turn, Worker } from '../generated/types.gen.ts';
import type { TaskChunk } from '../streaming/task-chunk.ts';
import type { TaskMessage } from './task-message.ts';

/** A turn that has ended, and all that is known of it. */
export interface FinishedTurn {
  readonly task: Task;
  readonly turn: Turn;
  /** The state of the worker at the end of the turn. */
  readonly worker: Worker;
  /** The answer; undefined where the turn ended without one. */
  readonly message: TaskMessage | undefined;
  readonly text: string;
}

/** Who follows a task. */
export interface TaskListener {
  /** There is a new snapshot. @param isUrgent the status has changed */
  readonly onChange: (isUrgent: boolean) => void;
  readonly onChunk?: (chunk: TaskChunk) => void;
  readonly onFinish?: (finished: FinishedTurn) => void;
  readonly onError?: (error: HandingerError) => void;
}
