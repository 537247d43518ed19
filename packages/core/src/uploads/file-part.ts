/** A file that was looked at, and can be read. */
export interface FilePart {
  readonly filename: string;
  readonly mediaType: string | undefined;
  /** Bytes; undefined for a stream of unknown length. */
  readonly size: number | undefined;
  /** The whole content, where it is at hand without reading it. */
  readonly content?: Blob | Uint8Array<ArrayBuffer> | undefined;
  /** The address that React Native sends the file from by itself. */
  readonly uri?: string | undefined;
  /** False once the content was begun to be read and can't be read again. */
  readonly isReplayable: boolean;

  /** The content from its beginning, in pieces. */
  open(): AsyncIterable<Uint8Array<ArrayBuffer>>;

  /** Ends a reading that is under way, and lets go of a stream. */
  close?(): void;
}

/** The name of a file that has none. */
export const unnamedFile = 'unknown_file';
