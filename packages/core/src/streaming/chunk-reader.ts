import type { TaskChunk } from './task-chunk.ts';

/** The one reader of a stream. */
export interface ChunkReader {
  /** The next chunk, where one is at hand. */
  take(): TaskChunk | undefined;
  /** The next chunk, or the end. */
  next(): Promise<IteratorResult<TaskChunk, undefined>>;
  /** Closes the connection. */
  leave(): void;
}
