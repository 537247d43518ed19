import type { FilePart } from './file-part.ts';
import { fileSystem } from './file-system.ts';
import { pieceBytes } from './split-bytes.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A file on the disk, opened once to see that it can be, and again for each attempt. */
export async function diskPart(
  path: string | URL,
  names: Pick<FilePart, 'filename' | 'mediaType'>,
): Promise<FilePart> {
  const disk = fileSystem('give a File, a Blob or bytes');
  const handle = await disk.open(path, 'r');
  try {
    const status = await handle.stat();
    if (!status.isFile())
      throw new TypeError(status.isDirectory() ? 'it is a directory' : 'it is no regular file');
    const { size } = status;
    return { ...names, size, isReplayable: true, open: () => read(path, size) };
  } finally {
    await handle.close();
  }

  /** No more than the file had when it was looked at: a log may grow meanwhile. */
  async function* read(from: string | URL, size: number): AsyncGenerator<Bytes> {
    const file = await disk.open(from, 'r');
    try {
      for (let position = 0; position < size;) {
        const piece = new Uint8Array(Math.min(pieceBytes, size - position));
        const { bytesRead } = await file.read(piece, 0, piece.byteLength, position);
        if (bytesRead === 0) return;
        position += bytesRead;
        yield piece.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  }
}
