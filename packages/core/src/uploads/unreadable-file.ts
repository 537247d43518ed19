import { UploadError } from '../errors/upload-error.ts';

/** For a file whose content can't be had. What is an {@link UploadError} already stays as it is. */
export function unreadableFile(filename: string, cause: unknown): UploadError {
  if (cause instanceof UploadError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new UploadError(`${JSON.stringify(filename)} can’t be read: ${reason}`, {
    code: 'unreadable_file',
    filename,
    cause,
  });
}
