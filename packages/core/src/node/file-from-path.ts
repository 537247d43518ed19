import { openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { inspectFile } from '../uploads/inspect-file.ts';
import { unreadableFile } from '../uploads/unreadable-file.ts';

/** What a file is called where it is sent to. */
export interface FileFromPathOptions {
  /** Defaults to the last segment of the path. */
  readonly filename?: string | undefined;
  /** Left to the server where none is given. */
  readonly mediaType?: string | undefined;
}

/**
 * A `File` on this machine's disk. Its content stays there until it is sent, and is read piece by piece then.
 *
 * @throws {UploadError} `unreadable_file` for what is missing, may not be read, or is no regular file
 */
export async function fileFromPath(
  path: string | URL,
  { filename, mediaType = '' }: FileFromPathOptions = {},
): Promise<File> {
  const { filename: name } = await inspectFile({ path, filename });
  try {
    const { mtimeMs: lastModified } = await stat(path);
    return new File([await openAsBlob(path)], name, { type: mediaType, lastModified });
  } catch (cause) {
    throw unreadableFile(name, cause);
  }
}
