/** How far the upload of one file is. */
export interface UploadProgress {
  /** Name of the file. */
  readonly file: string;
  /** Place of the file in `files`, from 0: two files may have one name. */
  readonly index: number;
  /** Bytes that were handed over to be sent. Never goes back, also when the request is sent again. */
  readonly sent: number;
  /** Size of the file in bytes. Undefined for a stream of unknown length, until its end. */
  readonly total: number | undefined;
}
