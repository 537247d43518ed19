import { UploadError } from '../errors/upload-error.ts';

/** For a value that holds no file. Describes it by its kind only: its content may be anything. */
export function unsupportedFile(value: unknown, filename: string): UploadError {
  const kind =
    value === null
      ? 'null'
      : typeof value === 'object'
        ? (value.constructor?.name ?? 'object')
        : typeof value;
  return new UploadError(
    `${JSON.stringify(filename)} is given as ${kind}. Give a File, a Blob, bytes, a stream, a Response, { path }, { uri } or { data, filename, mediaType }.`,
    { code: 'unsupported_file', filename },
  );
}
