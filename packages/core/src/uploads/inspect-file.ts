import { UploadError } from '../errors/upload-error.ts';
import { ByteReader, bytesOf } from './byte-reader.ts';
import { diskPart } from './disk-part.ts';
import { unnamedFile, type FilePart } from './file-part.ts';
import {
  describeFile,
  isAtAddress,
  isBlob,
  isBytes,
  isOnDisk,
  isResponse,
  isStream,
  type FileAtAddress,
  type FileSource,
} from './file-source.ts';
import { fileSystem } from './file-system.ts';
import { isReactNative } from './is-react-native.ts';
import { responseSize } from './response-size.ts';
import { StreamPart } from './stream-part.ts';
import { unreadableFile } from './unreadable-file.ts';
import { unsupportedFile } from './unsupported-file.ts';

type Bytes = Uint8Array<ArrayBuffer>;
type FileNames = Pick<FilePart, 'filename' | 'mediaType'>;

/**
 * Looks at a file, or at what a promise of one gives: whether it can be read, and how large it is.
 *
 * @param signal when it is aborted, a stream whose beginning does not come is let go of
 * @throws {UploadError} `unsupported_file`, `unreadable_file`
 */
export async function inspectFile(given: unknown, signal?: AbortSignal | null): Promise<FilePart> {
  let source: FileSource | undefined;
  try {
    source = describeFile(await given);
    source = describeFile({ ...source, data: await source.data });
    return await inspect(source, signal);
  } catch (cause) {
    throw unreadableFile(source?.filename ?? unnamedFile, cause);
  }
}

async function inspect(source: FileSource, signal?: AbortSignal | null): Promise<FilePart> {
  const { data, filename = unnamedFile, mediaType } = source;
  const names = { filename, mediaType };
  if (isBlob(data)) return { ...names, ...held(data, data.size) };
  if (isBytes(data)) return { ...names, ...held(bytesOf(data), data.byteLength) };
  if (isResponse(data)) return inspectResponse(data, names, signal);
  if (isStream(data))
    return new StreamPart(data, names, { size: await sizeOnDisk(data), mayGrow: true }).peek(signal);
  if (isOnDisk(data)) return diskPart(data.path, names);
  if (isAtAddress(data)) return inspectAddress(data, names);
  throw unsupportedFile(data, filename);
}

function held(
  content: Blob | Bytes,
  size: number,
): Pick<FilePart, 'content' | 'size' | 'isReplayable' | 'open'> {
  return { content, size, isReplayable: true, open: () => pieces(content) };
}

async function inspectResponse(
  response: Response,
  { filename, mediaType }: FileNames,
  signal?: AbortSignal | null,
): Promise<FilePart> {
  if (!response.ok) throw new TypeError(`it was answered with ${response.status}`);
  if (response.bodyUsed) throw new TypeError('the body of its Response was read before');
  const type = mediaType ?? response.headers.get('content-type') ?? undefined;
  // Not every runtime streams its answers.
  if (!response.body) return inspect({ data: await response.blob(), filename, mediaType: type });
  const size = responseSize(response);
  return new StreamPart(response.body, { filename, mediaType: type }, { size }).peek(signal);
}

async function inspectAddress(data: FileAtAddress, names: FileNames): Promise<FilePart> {
  const { uri, size = data.fileSize } = data;
  const { filename, mediaType } = names;
  const scheme = uri.slice(0, uri.indexOf(':') + 1).toLowerCase();
  if (isReactNative()) {
    const read = async () => (await fetch(uri)).blob();
    return {
      ...names,
      size: typeof size === 'number' ? size : undefined,
      uri,
      isReplayable: true,
      async *open() {
        yield* pieces(await read());
      },
    };
  }
  if (scheme === 'file:') return diskPart(new URL(uri), names);
  if (scheme === 'data:' || scheme === 'blob:') {
    const blob = await (await fetch(uri)).blob();
    return inspect({ data: blob, filename, mediaType: mediaType ?? (blob.type || undefined) });
  }
  throw new UploadError(
    `${JSON.stringify(filename)} is given by an address that starts with ${JSON.stringify(scheme)}. Only React Native can send such a file; elsewhere, give its Response, bytes, or a file:, data: or blob: address.`,
    { code: 'unsupported_file', filename },
  );
}

/** Of a `fs.ReadStream`, which says what it reads. */
async function sizeOnDisk(stream: object): Promise<number | undefined> {
  const { path, start, end, bytesRead, fd, readableEncoding } = stream as Record<string, unknown>;
  if (typeof path !== 'string' || path === '' || bytesRead !== 0 || fd === undefined) return undefined;
  // As text it may have other bytes than the file.
  if (readableEncoding) return undefined;
  try {
    const status = await fileSystem('').stat(path);
    const first = typeof start === 'number' ? start : 0;
    const last = typeof end === 'number' ? Math.min(end, status.size - 1) : status.size - 1;
    // Of what a device or the kernel makes up as it is read, the size is 0.
    return status.isFile() && status.size > 0 ? Math.max(0, last - first + 1) : undefined;
  } catch {
    // Reading it says why.
    return undefined;
  }
}

async function* pieces(content: Blob | Bytes): AsyncGenerator<Bytes> {
  if (isBytes(content)) return yield content;
  // Polyfills have no streams.
  if (typeof content.stream !== 'function') return yield new Uint8Array(await content.arrayBuffer());
  const reader = new ByteReader(content.stream());
  try {
    for (let bytes; (bytes = await reader.read());) yield bytes;
  } finally {
    reader.cancel();
  }
}
