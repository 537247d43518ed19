/** Where the bytes of a file come from, and what is known about it before they are read. */
export interface FileSource {
  readonly data: unknown;
  readonly filename: string | undefined;
  readonly mediaType: string | undefined;
}

interface FileHints {
  readonly data?: unknown;
  readonly filename?: unknown;
  readonly mediaType?: unknown;
  readonly name?: unknown;
  readonly path?: unknown;
  readonly uri?: unknown;
  readonly url?: unknown;
  readonly type?: unknown;
}

/** A file on this machine's disk. */
export interface FileOnDisk {
  readonly path: string | URL;
}

/** A file that the runtime knows by its address: `file:`, `content:`, `data:`, `blob:` … */
export interface FileAtAddress {
  readonly uri: string;
  /** Bytes, as pickers of Expo and React Native give them. */
  readonly size?: unknown;
  readonly fileSize?: unknown;
}

/** Takes a value apart without reading it. */
export function describeFile(value: unknown): FileSource {
  const outer = isDescribed(value) ? value : undefined;
  const data = outer ? outer.data : value;
  const { name, filename, path, uri, url, type, mediaType } = Object(data) as FileHints;
  const address = text(url) ?? text(uri);
  const found =
    text(outer?.filename) ??
    text(filename) ??
    text(name) ??
    (path instanceof URL ? nameInAddress(path.href) : lastSegment(text(path))) ??
    nameInAddress(address);
  const hasType = isBlob(data) || isAtAddress(data);
  return {
    data,
    filename: found,
    mediaType: text(outer?.mediaType) ?? text(mediaType) ?? (hasType ? text(type) : undefined),
  };
}

/** The last segment of a URL's path; a `data:` URL has none. */
export function nameInAddress(address: string | undefined): string | undefined {
  try {
    const { protocol, pathname } = new URL(address ?? '');
    return protocol === 'data:' ? undefined : lastSegment(decodeURIComponent(pathname));
  } catch {
    return undefined;
  }
}

/** By shape: a Blob of another realm or of a polyfill is no instance of ours. */
export function isBlob(value: unknown): value is Blob {
  const blob = value as Partial<Blob> | null | undefined;
  return typeof blob === 'object' && typeof blob?.arrayBuffer === 'function' && typeof blob.size === 'number';
}

/** A `Response` whose body is the file. */
export function isResponse(value: unknown): value is Response {
  const response = value as Partial<Response> | null | undefined;
  return typeof response === 'object' && typeof response?.blob === 'function' && 'url' in response;
}

/** A Node stream, a web stream or any other asynchronous sequence of bytes. */
export function isStream(value: unknown): value is AsyncIterable<unknown> | ReadableStream {
  const stream = value as Partial<ReadableStream & AsyncIterable<unknown>> | null | undefined;
  if (typeof stream !== 'object' || stream === null) return false;
  return typeof stream[Symbol.asyncIterator] === 'function' || typeof stream.getReader === 'function';
}

/** Bytes in memory, also of another realm. */
export function isBytes(value: unknown): value is ArrayBuffer | ArrayBufferView {
  return ArrayBuffer.isView(value) || Object.prototype.toString.call(value) === '[object ArrayBuffer]';
}

/** Only with the documented fields: what merely happens to have a `path`, such as a parsed log line, is no file. */
export function isOnDisk(value: unknown): value is FileOnDisk {
  const { path } = Object(value) as FileHints;
  if (typeof path !== 'string' && !(path instanceof URL)) return false;
  return Object.keys(value as object).every((name) => ['path', 'filename', 'mediaType'].includes(name));
}

/** With any further fields: pickers give many. */
export function isAtAddress(value: unknown): value is FileAtAddress {
  return typeof (Object(value) as FileHints).uri === 'string';
}

function isFileData(value: unknown): boolean {
  return [isBlob, isResponse, isBytes, isStream, isOnDisk, isAtAddress].some((is) => is(value));
}

function isDescribed(value: unknown): value is FileHints {
  return typeof value === 'object' && value !== null && 'data' in value && !isFileData(value);
}

function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value || undefined;
  // The path of a Node stream may be a Buffer.
  return value instanceof Uint8Array ? new TextDecoder().decode(value) || undefined : undefined;
}

function lastSegment(path: string | undefined): string | undefined {
  return path?.split(/[\\/]/).pop() || undefined;
}
