import type { TaskRow } from '../repositories/task-repository.ts';
import type { TurnRow } from '../repositories/turn-repository.ts';
import type { WorkerRow } from '../repositories/worker-repository.ts';

/** A turn and what it belongs to. */
export interface TurnContext {
  readonly worker: WorkerRow;
  readonly task: TaskRow;
  readonly turn: TurnRow;
  /** The task's turns before this one, in execution order. */
  readonly earlier: readonly TurnRow[];
  /** Why it may not be run. */
  readonly refusal?: string | undefined;
}
