import { FileLimitError } from '../errors/file-limit-error.ts';
import { UploadError } from '../errors/upload-error.ts';

/** Limits of one request. Source: `POST /api/tasks`, `files`. */
const uploadLimits = {
  files: 5,
  bytesPerFile: 10 * 1024 ** 2,
  bytesTogether: 30 * 1024 ** 2,
} as const;

/** More files than one request may carry. */
export function checkFileCount(count: number): void {
  if (count <= uploadLimits.files) return;
  throw new FileLimitError(`A request can carry ${uploadLimits.files} files at most, but has ${count}.`, {
    code: 'too_many_files',
  });
}

/** A file without content. */
export function checkNotEmpty(bytes: number | undefined, filename: string): void {
  if (bytes !== 0) return;
  throw new UploadError(`${JSON.stringify(filename)} is empty, or its stream was read before.`, {
    code: 'empty_file',
    filename,
  });
}

/** A file that is larger than one may be. */
export function checkFileSize(bytes: number, filename: string): void {
  if (bytes <= uploadLimits.bytesPerFile) return;
  throw new FileLimitError(
    `${JSON.stringify(filename)} is larger than 10 MB (10 × 1024² bytes), the most one file may have.`,
    { code: 'file_too_large', filename },
  );
}

/** Files that are larger together than a request may be. */
export function checkTotalSize(bytes: number): void {
  if (bytes <= uploadLimits.bytesTogether) return;
  throw new FileLimitError(
    'The files have more than 30 MB (30 × 1024² bytes) together, the most one request may have.',
    { code: 'files_too_large' },
  );
}
