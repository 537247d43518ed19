import type { Uploadable } from '../generated/resource-contract.gen.ts';

/** Where the bytes of a file come from, and what is known about it before they are read. */
export interface FileSource {
  readonly data: unknown;
  readonly filename: string | undefined;
  readonly mediaType: string | undefined;
  /** In bytes, where it is known before reading. */
  readonly size: number | undefined;
}

interface FileHints {
  readonly data?: unknown;
  readonly filename?: unknown;
  readonly mediaType?: unknown;
  readonly name?: unknown;
  readonly path?: unknown;
  readonly url?: unknown;
  readonly type?: unknown;
  readonly size?: unknown;
  readonly byteLength?: unknown;
}

/** Whether a value can be sent as a file: see {@link Uploadable}. */
export function isUploadable(value: unknown): value is Uploadable {
  return isFileData(value) || (isDescribed(value) && isFileData(value.data));
}

/** Takes a value apart without reading it. */
export function describeFile(value: unknown): FileSource {
  const outer = isDescribed(value) ? value : undefined;
  const data = outer ? outer.data : value;
  const { name, filename, path, url, type, size, byteLength } = Object(data) as FileHints;
  const found =
    text(outer?.filename) ?? text(name) ?? text(filename) ?? lastSegment(text(path) ?? pathOf(text(url)));
  const bytes = size ?? byteLength;
  return {
    data,
    filename: found,
    mediaType: text(outer?.mediaType) ?? (isBlob(data) ? text(type) : undefined),
    size: typeof bytes === 'number' && !isStream(data) ? bytes : undefined,
  };
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

/** Bytes in memory. */
export function isBytes(value: unknown): value is ArrayBuffer | ArrayBufferView {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}

function isFileData(value: unknown): boolean {
  return isBlob(value) || isResponse(value) || isBytes(value) || isStream(value);
}

function isDescribed(value: unknown): value is FileHints {
  return typeof value === 'object' && value !== null && 'data' in value && !isBytes(value);
}

function text(value: unknown): string | undefined {
  if (typeof value === 'string') return value || undefined;
  // The path of a Node stream may be a Buffer.
  return value instanceof Uint8Array ? new TextDecoder().decode(value) || undefined : undefined;
}

function pathOf(url: string | undefined): string | undefined {
  try {
    return url && decodeURIComponent(new URL(url).pathname);
  } catch {
    return undefined;
  }
}

function lastSegment(path: string | undefined): string | undefined {
  return path?.split(/[\\/]/).pop() || undefined;
}
