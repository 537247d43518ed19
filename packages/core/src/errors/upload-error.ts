import { brandErrorClass } from './brand-error-class.ts';
import { HandingerError, type HandingerErrorDetails } from './handinger-error.ts';

/**
 * A file that can't be sent; no turn was started. `code` is `unsupported_file` (not a kind of value that holds a file, or
 * not one that this runtime can read), `empty_file`, `unreadable_file` (reading it failed; see `cause`), or that of a
 * `FileLimitError`. Thrown before anything is sent, but for what shows only when a stream is read to its end.
 */
export class UploadError extends HandingerError {
  /** The name of the file, where it has one. */
  readonly filename: string | undefined;

  constructor(message: string, details: HandingerErrorDetails & { readonly filename?: string | undefined }) {
    super(message, details);
    this.filename = details.filename;
  }

  static {
    brandErrorClass(this, 'UploadError');
  }
}
