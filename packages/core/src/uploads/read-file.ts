import { UploadError } from '../errors/upload-error.ts';
import { isBlob, isBytes, isResponse, isStream, type FileSource } from './file-source.ts';

/** What a File can be made of: Node and the DOM declare it differently. */
type FileParts = ConstructorParameters<typeof File>[0];

/** The name of a file that has none. */
export const unnamedFile = 'unknown_file';

/**
 * The bytes of a file as a `File`. Streams are read to their end; a Blob is taken over without a copy.
 *
 * @param checkSize called with the number of bytes read so far, so that a stream beyond a limit is left early
 * @throws {UploadError} `unsupported_file`, `unreadable_file`
 */
export async function readFile(source: FileSource, checkSize?: (bytes: number) => void): Promise<File> {
  const filename = source.filename ?? unnamedFile;
  let parts: unknown[];
  let type = source.mediaType;
  try {
    const { data } = source;
    if (isBlob(data)) {
      parts = [data instanceof Blob ? data : await (data as Blob).arrayBuffer()];
    } else if (isBytes(data)) {
      parts = [data];
    } else if (isResponse(data)) {
      if (!data.ok) throw new Error(`it was answered with ${data.status}`);
      const blob = await data.blob();
      type ??= blob.type;
      parts = [blob];
    } else if (isStream(data)) {
      parts = await readStream(data, checkSize);
    } else {
      throw unsupported(data, filename);
    }
    const file = new File(parts as FileParts, filename, { type: type ?? '' });
    checkSize?.(file.size);
    return file;
  } catch (cause) {
    if (cause instanceof UploadError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new UploadError(`${JSON.stringify(filename)} can’t be read: ${reason}`, {
      code: 'unreadable_file',
      filename,
      cause,
    });
  }
}

/** For a value that holds no file. Describes it by its kind only: its content may be anything. */
export function unsupported(value: unknown, filename?: string): UploadError {
  const kind =
    value === null
      ? 'null'
      : typeof value === 'object'
        ? (value.constructor?.name ?? 'object')
        : typeof value;
  return new UploadError(
    `${filename ? JSON.stringify(filename) : 'A file'} is given as ${kind}. Give a File, a Blob, bytes, a stream, a Response, or { data, filename, mediaType }.`,
    { code: 'unsupported_file', filename },
  );
}

async function readStream(
  stream: AsyncIterable<unknown> | ReadableStream,
  checkSize: ((bytes: number) => void) | undefined,
): Promise<unknown[]> {
  const parts: unknown[] = [];
  let bytes = 0;
  for await (const part of iterate(stream)) {
    if (typeof part !== 'string' && !isBytes(part) && !isBlob(part)) throw unsupported(part);
    bytes += typeof part === 'string' ? part.length : isBlob(part) ? part.size : part.byteLength;
    checkSize?.(bytes);
    parts.push(part);
  }
  return parts;
}

/** Not every browser can iterate a web stream. */
async function* iterate(stream: AsyncIterable<unknown> | ReadableStream): AsyncGenerator<unknown> {
  if (Symbol.asyncIterator in stream) {
    yield* stream;
    return;
  }
  const reader = (stream as ReadableStream).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}
