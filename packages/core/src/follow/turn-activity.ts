import type { UploadProgress } from '../transport/upload-progress.ts';

/**
 * How far a turn is. `uploading`: its files are on their way. `submitted`: it is on its way itself, or waits for the one before it.
 * `streaming`: it runs. `completed`, `error`, `aborted`: how it ended; `error` also where it could not be started or read.
 */
export type TurnActivity = 'uploading' | 'submitted' | 'streaming' | 'completed' | 'error' | 'aborted';

/** How far the files of a turn are on their way to the server, in bytes. Browsers tell only the beginning and the end. */
export interface TurnUpload {
  readonly sent: number;
  readonly total: number;
  /** Of each file whose sending has begun. */
  readonly files: readonly UploadProgress[];
}
