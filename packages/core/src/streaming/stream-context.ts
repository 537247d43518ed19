import type { TaskApi } from '../tasks/task-api.ts';
import type { OutputSchema } from '../output/output-schema.ts';

/** What a stream needs in order to outlive its first connection. */
export interface StreamContext<TOutput = unknown> {
  readonly api: TaskApi;
  /**
   * `turn`: the stream is over with its own turn (`tasks.create`, `workers.continue`). `worker`: it shows every turn until the
   * server's `done` (`workers.streamUpdates`, `workers.retrieve`).
   */
  readonly scope: 'turn' | 'worker';
  /**
   * What is known before anything has arrived: the ids that were sent with the call. What the server says (headers, `data-task`)
   * goes before it.
   */
  readonly taskId: string | undefined;
  readonly turnId: string | undefined;
  readonly workerId: string | undefined;
  /** The caller's place in the stream, where it asked to go on from one. */
  readonly lastEventId?: string | undefined;
  /**
   * The caller's signal and the call's deadline together. A reason that is a `HandingerError` (such as `DeadlineExceededError`) is
   * thrown as it is; any other becomes an `APIUserAbortError`.
   */
  readonly signal: AbortSignal | null | undefined;
  /** Milliseconds without a byte after which a connection is given up; 0 or `Infinity` for no limit. */
  readonly idleTimeout: number;
  /** How many failures in a row, none of them with a new event, are answered by connecting again; 0 for never. */
  readonly maxReconnects: number;
  /**
   * To be told once, when nothing more is to come of the stream: it was read to its end, left, cancelled, or failed with this error.
   * Lets go of the call's deadline, and tells its hooks.
   */
  readonly onEnd?: ((error?: unknown) => void) | undefined;
  /** Adds to an error what the call knows: its ids, its timeline, whether it may be made again. */
  readonly explain?: ((error: unknown) => void) | undefined;
  /**
   * The caller's schema: `readOutput(worker, schema)` gives the validated object of a finished turn, `new PartialOutput()` reads what is
   * there yet from the chunks. Both work without one.
   */
  readonly schema?: OutputSchema<TOutput> | undefined;
  /** Checks a chunk as it comes. What it throws ends the stream. @throws {ResponseValidationError} */
  readonly checkChunk?: ((chunk: { readonly type: string }) => void) | undefined;
}
