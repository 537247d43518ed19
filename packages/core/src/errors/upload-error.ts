import { brandErrorClass } from './brand-error-class.ts';
import { HandingerError, type HandingerErrorDetails } from './handinger-error.ts';

/**
 * A file that can't be sent; nothing was sent. `code` is `unsupported_file` (not a kind of value that holds a file),
 * `unreadable_file` (reading it failed; see `cause`), `too_many_files`, `file_too_large` or `files_too_large`.
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
