import type { HandingerError } from '../errors/handinger-error.ts';
import type { Worker } from '../generated/types.gen.ts';
import type { StreamWarning } from './flow-watch.ts';
import type { TaskChunk } from './task-chunk.ts';
import type { TurnFold } from './turn-fold.ts';

/** A connection failed, and the stream goes on. */
export interface Reconnection {
  /** `reconnect`: the stream is opened again. `poll`: the task is read until the turn is over. */
  readonly action: 'reconnect' | 'poll';
  /** Failures in a row, none of them with a new event. */
  readonly attempt: number;
  /** Milliseconds until then. */
  readonly delay: number;
  readonly lastEventId: string | undefined;
  /** What went wrong. */
  readonly cause: HandingerError;
}

/** Where the chunks of a stream come from. */
export interface ChunkSource {
  /** The answer that is being read, or was last. */
  readonly response: Response;
  readonly taskId: string | undefined;
  readonly turnId: string | undefined;
  readonly workerId: string | undefined;
  /** The last event that was taken. */
  readonly lastEventId: string | undefined;
  /** The state that the taken chunks make. */
  readonly fold: TurnFold;
  /** Of the chunk that was taken last: the text that it was read from; undefined where the client made the chunk. */
  readonly raw: string | undefined;
  /** The last chunk was taken. */
  readonly isOver: boolean;
  /** Aborted when the stream is left. */
  readonly controller: AbortController;

  onReconnect: ((event: Reconnection) => void) | undefined;
  onResume?: (() => void) | undefined;
  onWarning?: ((warning: StreamWarning) => void) | undefined;

  /** The next chunk, where one is at hand. */
  take(): TaskChunk | undefined;
  /** Waits for more; false when there is no more. @throws {HandingerError} */
  fill(): Promise<boolean>;
  /** Closes the connection, once the controller was aborted. */
  leave(): void;
  /** Asks the server for the final state, where the chunks did not tell it. @throws {HandingerError} */
  findWorker(): Promise<Worker>;
  /** Tells the logger of a failure that must not harm the stream. */
  report(what: string, error: unknown): void;
}
