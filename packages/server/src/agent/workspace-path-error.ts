/** What is wrong with a path that was given to a {@link Workspace}. Stable. */
export type WorkspacePathErrorCode =
  /** The path is malformed, or would leave the folder. */
  | 'invalid_path'
  /** Nothing is stored at the path. */
  | 'not_found'
  /** The path names a folder, a link or a device, where a file is needed. */
  | 'not_a_file'
  /** The operating system refused to read or write it. */
  | 'unavailable';

/** A path that a workspace can't serve. The message is a sentence that may be shown: it never holds the folder's own path. */
export class WorkspacePathError extends Error {
  override readonly name = 'WorkspacePathError';
  readonly code: WorkspacePathErrorCode;

  constructor(code: WorkspacePathErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
