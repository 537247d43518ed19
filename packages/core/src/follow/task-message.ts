import type { TaskStatus } from '../generated/types.gen.ts';

/** A piece of text; `streaming` while more of it is to come. */
export interface TextPart {
  readonly type: 'text';
  readonly text: string;
  readonly state?: 'streaming' | 'done';
}

/** What the model thought, where the service tells it. */
export interface ReasoningPart {
  readonly type: 'reasoning';
  readonly text: string;
  readonly state?: 'streaming' | 'done';
}

/** The call of a tool, whose name follows after `tool-`. One whose tool the worker did not know beforehand is a `dynamic-tool`. */
export interface ToolPart {
  readonly type: `tool-${string}` | 'dynamic-tool';
  readonly toolCallId: string;
  /** Of a `dynamic-tool`. */
  readonly toolName?: string;
  readonly state:
    | 'input-streaming'
    | 'input-available'
    | 'approval-requested'
    | 'approval-responded'
    | 'output-available'
    | 'output-error'
    | 'output-denied';
  /** What has come of the input's JSON while it is being written. */
  readonly rawInput?: string;
  readonly input?: unknown;
  readonly output?: unknown;
  /** Of `output-error`. */
  readonly errorText?: string;
}

/** A page that the answer cites. */
export interface SourceUrlPart {
  readonly type: 'source-url';
  readonly sourceId: string;
  readonly url: string;
  readonly title?: string;
}

/** A file: of a user's message one that was attached, of an answer one that the turn published. */
export interface FilePart {
  readonly type: 'file';
  readonly mediaType: string;
  /** Of an attached file its name: its bytes are in the worker's workspace. */
  readonly url: string;
  readonly filename?: string;
}

/** A new step of the agent begins. */
export interface StepStartPart {
  readonly type: 'step-start';
}

/** Anything else that the service tells, such as `data-file`: name, media type, address and size of a published file. */
export interface DataPart {
  readonly type: `data-${string}`;
  readonly id?: string;
  readonly data: unknown;
}

/**
 * A part of a {@link TaskMessage}. Kinds that are not listed here may come: let them pass. Source: stream.md, UI messages of the
 * stream protocol.
 */
export type TaskMessagePart =
  | TextPart
  | ReasoningPart
  | ToolPart
  | SourceUrlPart
  | FilePart
  | StepStartPart
  | DataPart;

/** Where a message belongs. */
export interface TaskMessageMetadata {
  readonly turnId: string;
  /** Position of the turn in its task, from 0; undefined until the server has stored it. */
  readonly seq?: number | undefined;
  /** Of the turn. `pending` too while it is on its way to the server. */
  readonly status: TaskStatus;
  /** Why the turn failed, as a sentence. */
  readonly error?: string | undefined;
  /** When the turn was started, in UTC. */
  readonly createdAt?: string | undefined;
}

/** What the user or the worker said in one turn, in order: the same whether it was streamed or read from the history. */
export interface TaskMessage {
  /** Stays the same for as long as the message is shown. */
  readonly id: string;
  readonly role: 'user' | 'assistant';
  readonly parts: readonly TaskMessagePart[];
  readonly metadata: TaskMessageMetadata;
}
