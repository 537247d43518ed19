import type { OutputFile, Source, StreamUsage, TaskStatus, Worker } from '../generated/types.gen.ts';

/** Everything that the chunks of one turn have told so far. */
export interface TurnState {
  readonly taskId: string | undefined;
  readonly turnId: string | undefined;
  readonly workerId: string | undefined;
  /** The place of the turn in its task, from 0. */
  readonly seq: number | undefined;
  /** What the user said. */
  readonly input: string | undefined;
  readonly status: TaskStatus;
  /** The answer so far: the text of the last step that has any, as in `Worker.output_text`; no more is kept of it than 128 Mi characters. */
  readonly text: string;
  readonly reasoning: string;
  readonly toolCalls: readonly ToolCall[];
  readonly sources: readonly Source[];
  /** Each file once, as it was published last. */
  readonly files: readonly OutputFile[];
  /** The validated object, once the turn is over; null when there is none. */
  readonly structuredOutput: unknown;
  readonly usage: StreamUsage | undefined;
  /** The final state; undefined until the turn is over. */
  readonly worker: Worker | undefined;
  /** Why the turn failed or was aborted, as a sentence. */
  readonly error: string | undefined;
}

/** One call of a tool. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  readonly state: ToolCallState;
  /** What has come of the input while it is being written; undefined once `input` is there. */
  readonly inputText: string | undefined;
  readonly input: unknown;
  readonly output: unknown;
  readonly errorText: string | undefined;
}

export type ToolCallState =
  | 'input-streaming'
  | 'input-available'
  | 'approval-requested'
  | 'output-available'
  | 'output-error'
  | 'output-denied';
