import type { HandingerError } from '../errors/handinger-error.ts';
import type { TaskWithTurns, Worker } from '../generated/types.gen.ts';

/** What a source tells its store, and asks it. */
export interface TaskSourceEvents {
  /** Whether there is something to wait for that no stream tells: then the task is to be read now and then. */
  readonly isBehind: () => boolean;
  /** The task was read, or the state of its worker. */
  readonly onChange: (worker?: Worker) => void;
  /** Something can't be read, for the first time. */
  readonly onError: (error: HandingerError) => void;
}

/** What a task is read through: a cache, which others show and change as well. */
export interface TaskSource {
  /** The server may have the task. */
  readonly isKnown: boolean;
  /** Somebody wants to know: between `start` and `stop`. */
  readonly isOn: boolean;
  readonly task: TaskWithTurns | undefined;
  /** The state of the worker, where it is that of the task's last turn as it is now. */
  readonly worker: Worker | undefined;
  /** The worker that the task is of, or else is said to be of. */
  workerId: string | undefined;
  /** Why there is nothing to show, or not all of it. */
  readonly error: HandingerError | undefined;

  /** Reads the task, where what is there is stale, and whenever it may have changed. */
  start(): void;
  stop(): void;
  /** Reads the task now, and what could not be read before. */
  look(): Promise<void>;
  /** Reads the state of the worker; once more at the next look, where that fails. */
  fetchWorker(): Promise<void>;
  /** The server has a new turn of the task. */
  begin(): void;
  /** A turn of the task has ended, with this state of the worker: shows it wherever the task is shown. */
  finish(worker: Worker): TaskWithTurns;
  /** Something has changed that decides whether the task is behind. */
  refresh(): void;
}
