import { HandingerError } from '../errors/handinger-error.ts';
import { newId } from '../tasks/new-id.ts';
import { ByteReader } from '../uploads/byte-reader.ts';
import { fileSystem } from '../uploads/file-system.ts';
import { responseSize } from '../uploads/response-size.ts';
import { bodyOf } from './body-of.ts';

/**
 * Writes an answer's body to the disk as it arrives, under a name beside `path` that it gives up when all is there: a
 * file at `path` is always whole. What was there before is replaced.
 *
 * @param file what `workers.retrieveFile` gives, or any `Response`
 * @throws {HandingerError} `file_not_saved`; nothing is left behind then
 */
export async function saveTo(file: Response, path: string | URL): Promise<void> {
  const name = typeof path === 'string' ? path : path.href;
  const suffix = `.${newId('')}.part`;
  const partial = typeof path === 'string' ? path + suffix : new URL(name + suffix);
  let remove: (() => Promise<void>) | undefined;
  try {
    const disk = fileSystem('take its blob() or stream()');
    if (!file.ok) throw new TypeError(`the server answered with ${file.status}`);
    if (file.bodyUsed) throw new TypeError('its body was read before');
    const handle = await disk.open(partial, 'wx');
    remove = () => disk.rm(partial, { force: true });
    try {
      const expected = responseSize(file);
      let size = 0;
      const reader = new ByteReader(bodyOf(file));
      try {
        for (let bytes; (bytes = await reader.read()); size += bytes.byteLength) {
          for (let rest = bytes; rest.byteLength > 0;) {
            rest = rest.subarray((await handle.write(rest)).bytesWritten);
          }
        }
      } finally {
        reader.cancel();
      }
      if (size !== (expected ?? size)) throw new TypeError(`${size} of ${expected} bytes arrived`);
    } finally {
      await handle.close();
    }
    await disk.rename(partial, path);
  } catch (cause) {
    await remove?.();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new HandingerError(`${JSON.stringify(name)} can’t be saved: ${reason}`, {
      code: 'file_not_saved',
      cause,
    });
  }
}
