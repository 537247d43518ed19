/** A file that came with an input, under the name that it has in the task's folder. */
export interface InputFile {
  readonly filename: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
}
