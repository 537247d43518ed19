import type { UploadError } from '../errors/upload-error.ts';
import { checkFileCount, checkFileSize, checkNotEmpty, checkTotalSize } from './upload-limits.ts';

/** What is wrong with one file of a choice. */
export interface FileError {
  readonly file: File;
  /** As of the `UploadError` that sending it would give: `empty_file`, `file_too_large`, `too_many_files`, `files_too_large`. */
  readonly code: string;
  /** A sentence for the person who chose the file. */
  readonly message: string;
}

/**
 * Which files of a choice can't be sent: those that are empty or larger than 10 MB (10 × 1024² bytes), those after the fifth, and
 * those with which it is more than 30 MB together. Reads nothing, so a page can tell as soon as files are chosen. Source: `POST
 * /api/tasks`, `files`.
 */
export function findFileErrors(files: readonly File[]): FileError[] {
  let total = 0;
  return files.flatMap((file, index) => {
    total += file.size;
    try {
      checkNotEmpty(file.size, file.name);
      checkFileSize(file.size, file.name);
      checkFileCount(index + 1);
      checkTotalSize(total);
      return [];
    } catch (error) {
      const { code, message } = error as UploadError;
      return [{ file, code, message }];
    }
  });
}
