import { brandErrorClass } from './brand-error-class.ts';
import { UploadError } from './upload-error.ts';

/**
 * The files of a request exceed a limit: 5 files, 10 MB (10 × 1024² bytes) each, 30 MB together. No turn was started.
 * `code` is `too_many_files`, `file_too_large` or `files_too_large`. Source: `POST /api/tasks`, `files`.
 */
export class FileLimitError extends UploadError {
  static {
    brandErrorClass(this, 'FileLimitError');
  }
}
