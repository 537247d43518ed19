import { joinBytes } from './join-bytes.ts';
import type { FilePart } from './file-part.ts';
import { unreadableFile } from './unreadable-file.ts';
import { splitBytes } from './split-bytes.ts';
import { checkFileSize, checkTotalSize } from './upload-limits.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Told of each piece of a file once it was taken, and of its end. In bytes. */
export type OnPiece = (sent: number, total: number | undefined) => void;

/** Counts the bytes of files whose size shows only when they are read. */
export class StreamLimit {
  #total: number;

  /** @param parts all files of the request: the sizes that are known count already */
  constructor(parts: readonly FilePart[]) {
    this.#total = parts.reduce((bytes, { size }) => bytes + (size ?? 0), 0);
  }

  /** @throws {FileLimitError} */
  add(filename: string, bytes: number, bytesOfFile: number): void {
    this.#total += bytes;
    checkFileSize(bytesOfFile, filename);
    checkTotalSize(this.#total);
  }
}

/**
 * The content of a file, whose size is held to what was said of it.
 *
 * @throws {UploadError} `unreadable_file`, or of the limit
 */
export async function* readPart(
  part: FilePart,
  limit?: StreamLimit,
  onPiece?: OnPiece,
): AsyncGenerator<Bytes> {
  const { size, filename } = part;
  let sent = 0;
  let handed = 0;
  try {
    onPiece?.(0, size);
    for await (const piece of part.open()) {
      sent += piece.byteLength;
      if (size === undefined) limit?.add(filename, piece.byteLength, sent);
      else if (sent > size) break;
      for (const bytes of splitBytes(piece)) {
        yield bytes;
        handed += bytes.byteLength;
        onPiece?.(handed, size);
      }
    }
    if (size !== undefined && sent !== size) {
      throw new TypeError(`it had ${size} bytes, and has ${sent > size ? 'more' : `only ${sent}`} now`);
    }
    onPiece?.(sent, sent);
  } catch (cause) {
    throw unreadableFile(filename, cause);
  }
}

/** The whole content in memory. */
export async function readWhole(part: FilePart, limit?: StreamLimit): Promise<Bytes> {
  const pieces: Bytes[] = [];
  for await (const piece of readPart(part, limit)) pieces.push(piece);
  return joinBytes(pieces);
}
