import type { HandingerError } from '../errors/handinger-error.ts';
import type { OutputFile, Source, Task, Turn, Worker } from '../generated/types.gen.ts';
import type { ToolCall, TurnState } from '../streaming/turn-state.ts';
import type { TaskMessage } from './task-message.ts';
import type { TurnActivity, TurnUpload } from './turn-activity.ts';
import type { TurnConnection } from './turn-reader.ts';

/**
 * What is going on. `idle`: nothing, or nobody follows it any more (`detach`). All else is of the turn that runs, or else of the
 * last one.
 */
export type TaskActivity = 'idle' | TurnActivity;

/** A task as it is now. It is replaced, never changed, at most once a frame; what did not change in it is the same object as before. */
export interface TaskSnapshot {
  readonly status: TaskActivity;
  /** Something is being sent or is running: `status` is `uploading`, `submitted` or `streaming`. */
  readonly isStreaming: boolean;
  /** The history is being read for the first time; `status` is `idle` until it is there. */
  readonly isLoading: boolean;
  /** The whole conversation, also what is being written or on its way. */
  readonly messages: readonly TaskMessage[];
  /** The answer of the turn that runs, or else of the last one: what follows is about the same turn. */
  readonly text: string;
  readonly reasoning: string;
  /** Its structured output: parts of it while it is being written, the server's object when it is over. Undefined without one. */
  readonly object: unknown;
  readonly toolCalls: readonly ToolCall[];
  readonly sources: readonly Source[];
  /** Files that it published. */
  readonly files: readonly OutputFile[];
  readonly usage: TurnState['usage'];
  /** The state of the worker at its end; undefined until then. */
  readonly worker: Worker | undefined;
  /** The task as the server told it last; undefined until it has. */
  readonly task: Task | undefined;
  /** The turns that the server has told of, in execution order. */
  readonly turns: readonly Turn[];
  /** What went wrong with the last thing that was tried. Its `code` is `turn_failed` where the turn itself ended with an error. */
  readonly error: HandingerError | undefined;
  readonly uploadProgress: TurnUpload | undefined;
  readonly connection: TurnConnection;
}

/** Of a conversation that has not begun. */
export const idleSnapshot: TaskSnapshot = {
  status: 'idle',
  isStreaming: false,
  isLoading: false,
  messages: [],
  text: '',
  reasoning: '',
  object: undefined,
  toolCalls: [],
  sources: [],
  files: [],
  usage: undefined,
  worker: undefined,
  task: undefined,
  turns: [],
  error: undefined,
  uploadProgress: undefined,
  connection: 'closed',
};
