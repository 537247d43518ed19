import type { Budget, StreamChunk, WorkerTemplate } from '../generated/types.gen.ts';

/** A file that a scripted turn publishes. */
export interface ScriptedFile {
  /** Name, or path in the task's workspace. */
  readonly filename: string;
  readonly data: string | Uint8Array;
  /** Default: by the name, else `text/plain`. */
  readonly mediaType?: string | undefined;
}

/** An answer in its parts. They are sent in the order in which they stand here. */
export interface ScriptedAnswer {
  readonly reasoning?: string | undefined;
  readonly sources?: readonly { readonly url: string; readonly title?: string | undefined }[] | undefined;
  readonly files?: readonly ScriptedFile[] | undefined;
  /** The text; a list gives one delta each. */
  readonly text?: string | readonly string[] | undefined;
  /** The answer by the worker's output schema. Its JSON is the text, where no text is given. */
  readonly output?: Record<string, unknown> | undefined;
  /** The turn ends with this error. */
  readonly error?: string | undefined;
  /** The turn ends as aborted. */
  readonly aborted?: boolean | undefined;
  readonly usage?:
    | {
        readonly credits?: number;
        readonly durationMs?: number;
        readonly inputTokens?: number;
        readonly outputTokens?: number;
      }
    | undefined;
}

/** A chunk as a script yields it: a text is a delta of the answer's text, anything else is sent as it is. */
export type ScriptedChunk = string | StreamChunk;

/**
 * What a turn answers: a text, an answer in its parts, or chunks as they come. What frames a turn (`start`, `data-task`,
 * `data-usage`, `data-worker`, the last chunk) is added.
 */
export type TurnAnswer = string | ScriptedAnswer | Iterable<ScriptedChunk> | AsyncIterable<ScriptedChunk>;

/** What a script is told. */
export interface TurnContext {
  readonly input: string;
  readonly budget: Budget;
  readonly taskId: string;
  readonly turnId: string;
  /** Position of the turn in its task, from 0. */
  readonly seq: number;
  readonly worker: WorkerTemplate;
  /** The files that came with this turn. */
  readonly files: readonly File[];
  /** What was said in the task before. */
  readonly history: readonly { readonly input: string; readonly output: string }[];
}

/** Answers a turn. A script that throws ends the turn with its error's message. */
export type TurnScript = (turn: TurnContext) => TurnAnswer | Promise<TurnAnswer>;
