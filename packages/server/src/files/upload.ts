/** A file as it came in with a request. */
export interface Upload {
  /** As the caller sent it: not safe to use as a path. */
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
