/** A file that a turn published, as it is kept with the turn. */
export interface StoredFile {
  readonly filename: string | null;
  readonly mediaType: string;
  /** Inside the task's folder. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}
