// Written by tools/codegen from openapi/handinger.yaml. Do not edit: run `pnpm generate`.

/**
 * State of a task or turn. `completed`, `error` and `aborted` are final; a turn that waits for another turn of its task is `pending`.
 */
export type TaskStatus = 'pending' | 'running' | 'completed' | 'error' | 'aborted';

/**
 * What started a task. Calls with an API key are `api`, the web dashboard is `ui`.
 */
export type TriggeredBy = 'api' | 'email' | 'schedule' | 'ui';

/**
 * A file that a task published.
 */
export type OutputFile = {
  /**
   * Name of the file.
   */
  filename: string | null;
  /**
   * Media type of the file, such as `text/markdown`.
   */
  mediaType: string;
  /**
   * Where the file's bytes are.
   */
  url: string;
  /**
   * Size in bytes.
   */
  size?: number;
};

/**
 * Aggregate credit spend, elapsed wall-clock, and number of turns across the task.
 */
export type TaskTotals = {
  /**
   * Credits spent.
   */
  credits: number;
  /**
   * Wall-clock time in milliseconds.
   */
  durationMs: number;
  /**
   * Number of turns.
   */
  turnCount: number;
};

/**
 * One conversation with a worker.
 */
export type Task = {
  /**
   * Id of the task.
   */
  id: string;
  /**
   * When the last turn finished, in UTC. `null` while one is pending or running.
   */
  completedAt: string | null;
  /**
   * When the task was created, in UTC.
   */
  createdAt: string;
  /**
   * User who started the task. `null` when a schedule or a mail did.
   */
  createdByUserId: string | null;
  /**
   * Organization that owns the task.
   */
  organizationId: string;
  status: TaskStatus;
  /**
   * Title of the task.
   */
  title: string;
  totals: TaskTotals;
  triggeredBy: TriggeredBy;
  /**
   * Web URL of the task in the Handinger dashboard.
   */
  url: string;
  /**
   * Worker that the task belongs to.
   */
  workerId: string;
};

/**
 * One user message of a task and the agent's answer to it.
 */
export type Turn = {
  /**
   * Id of the turn.
   */
  id: string;
  /**
   * When the turn finished, in UTC. `null` until then.
   */
  completedAt: string | null;
  /**
   * Credits spent.
   */
  credits: number;
  /**
   * Wall-clock time in milliseconds.
   */
  durationMs: number;
  /**
   * Files published by this turn.
   */
  files: Array<OutputFile>;
  /**
   * The user's message.
   */
  input: string;
  /**
   * Tokens that the model read.
   */
  inputTokens: number;
  /**
   * The text of the answer.
   */
  outputText: string;
  /**
   * Tokens that the model wrote.
   */
  outputTokens: number;
  /**
   * Who started the turn.
   */
  role: 'user';
  /**
   * Position in the task, from 0.
   */
  seq: number;
  /**
   * When the turn started, in UTC.
   */
  startedAt: string;
  status: TaskStatus;
  /**
   * Structured JSON payload when the worker is configured with an output schema. `null` otherwise.
   */
  structuredOutput: {
    [key: string]: unknown;
  } | null;
  /**
   * Task that the turn belongs to.
   */
  taskId: string;
  /**
   * What went wrong, as a sentence, when `status` is `error`. `null` otherwise.
   */
  error?: string | null;
};

/**
 * The body of a webhook delivery. Types that are not listed here may be added.
 */
export type WebhookEvent =
  | ({
      type: 'task.completed';
    } & TaskCompletedEvent)
  | ({
      type: 'task.error';
    } & TaskErrorEvent)
  | ({
      type: 'task.aborted';
    } & TaskAbortedEvent);

/**
 * A turn came to its end. The task and the turn are as they were then.
 */
export type TaskCompletedEvent = {
  /**
   * Id of the delivery, the same on every attempt.
   */
  id: string;
  /**
   * The type of the event.
   */
  type: 'task.completed';
  /**
   * When the turn finished, in UTC.
   */
  createdAt: string;
  /**
   * Worker that the task belongs to.
   */
  workerId: string;
  /**
   * Task whose turn finished.
   */
  taskId: string;
  task: Task;
  turn: Turn;
  /**
   * What was cut so that the body has at most 98,304 bytes, as paths such as `turn.outputText`; absent when nothing was. Each text keeps its first 1,024 bytes. The rest of the room goes to `turn.structuredOutput`, which stays whole or becomes `null`, then to `turn.files` from the first one, then to the rest of `turn.error`, of `turn.outputText` and of `turn.input`. Texts are cut between two characters.
   */
  truncated?: Array<string>;
};

/**
 * A turn failed; `turn.error` says why.
 */
export type TaskErrorEvent = {
  /**
   * Id of the delivery, the same on every attempt.
   */
  id: string;
  /**
   * The type of the event.
   */
  type: 'task.error';
  /**
   * When the turn finished, in UTC.
   */
  createdAt: string;
  /**
   * Worker that the task belongs to.
   */
  workerId: string;
  /**
   * Task whose turn finished.
   */
  taskId: string;
  task: Task;
  turn: Turn;
  /**
   * What was cut so that the body has at most 98,304 bytes, as paths such as `turn.outputText`; absent when nothing was. Each text keeps its first 1,024 bytes. The rest of the room goes to `turn.structuredOutput`, which stays whole or becomes `null`, then to `turn.files` from the first one, then to the rest of `turn.error`, of `turn.outputText` and of `turn.input`. Texts are cut between two characters.
   */
  truncated?: Array<string>;
};

/**
 * A turn was ended before its answer was complete.
 */
export type TaskAbortedEvent = {
  /**
   * Id of the delivery, the same on every attempt.
   */
  id: string;
  /**
   * The type of the event.
   */
  type: 'task.aborted';
  /**
   * When the turn finished, in UTC.
   */
  createdAt: string;
  /**
   * Worker that the task belongs to.
   */
  workerId: string;
  /**
   * Task whose turn finished.
   */
  taskId: string;
  task: Task;
  turn: Turn;
  /**
   * What was cut so that the body has at most 98,304 bytes, as paths such as `turn.outputText`; absent when nothing was. Each text keeps its first 1,024 bytes. The rest of the room goes to `turn.structuredOutput`, which stays whole or becomes `null`, then to `turn.files` from the first one, then to the rest of `turn.error`, of `turn.outputText` and of `turn.input`. Texts are cut between two characters.
   */
  truncated?: Array<string>;
};
