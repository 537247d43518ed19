import type { RequestOptions } from '../transport/request-options.ts';
import type { UploadBody } from '../transport/upload-body.ts';
import { canStreamBodies } from './can-stream-bodies.ts';
import type { FilePart } from './file-part.ts';
import { inspectFile } from './inspect-file.ts';
import { isReactNative } from './is-react-native.ts';
import { MultipartForm, type FormField, type FormFile } from './multipart-form.ts';
import { MultipartUpload } from './multipart-upload.ts';
import { nativeForm } from './native-form.ts';
import { ProgressReport } from './progress-report.ts';
import { readWhole, StreamLimit } from './read-part.ts';
import { checkFileCount, checkFileSize, checkNotEmpty, checkTotalSize } from './upload-limits.ts';
import { WholeUpload } from './whole-upload.ts';

/** A form, and the headers that it is sent with: none where `fetch` finds them out by itself. */
export interface MultipartBody {
  readonly body: UploadBody;
  /** Null where only `fetch` knows the boundary. */
  readonly contentType: string | null;
  readonly contentLength?: number | undefined;
}

type UploadOptions = Pick<RequestOptions, 'onUploadProgress' | 'signal'>;

/**
 * The parameters of a call as `multipart/form-data`, when there are files among them: every other field as text.
 * Undefined when there are none, and JSON will do.
 *
 * What can't be sent is refused before anything is; all streams are let go of then, as when the caller aborts.
 *
 * @param fileFields the fields that hold files
 * @throws {UploadError}
 */
export async function multipartBody(
  parameters: Readonly<Record<string, unknown>>,
  fileFields: readonly string[],
  { onUploadProgress, signal }: UploadOptions = {},
): Promise<MultipartBody | undefined> {
  const given = fileFields.flatMap((field) =>
    [parameters[field] ?? []].flat().map((file) => ({ field, file })),
  );
  if (given.length === 0) return undefined;
  const controller = new AbortController();
  const look = async ({ field, file }: { field: string; file: unknown }): Promise<FormFile> => {
    return { field, part: checked(await inspectFile(file, controller.signal)) };
  };
  let looks: Promise<FormFile>[] | undefined;
  const letGo = () => {
    controller.abort();
    looks ??= given.map(look);
    for (const file of looks)
      file.then(
        ({ part }) => part.close?.(),
        () => undefined,
      );
  };
  signal?.addEventListener('abort', letGo, { once: true });
  try {
    signal?.throwIfAborted();
    checkFileCount(given.length);
    looks = given.map(look);
    const files = await Promise.all(looks);
    checkTotalSize(files.reduce((bytes, { part }) => bytes + (part.size ?? 0), 0));
    const fields = Object.entries(parameters).flatMap(([name, value]): FormField[] =>
      value == null || fileFields.includes(name) ? [] : [[name, textOf(value)]],
    );
    return await encodeForm(fields, files, onUploadProgress);
  } catch (error) {
    letGo();
    throw error;
  } finally {
    signal?.removeEventListener('abort', letGo);
  }
}

async function encodeForm(
  fields: readonly FormField[],
  files: readonly FormFile[],
  onUploadProgress: UploadOptions['onUploadProgress'],
): Promise<MultipartBody> {
  const summary = { ...Object.fromEntries(fields), files: files.map(({ part }) => summaryOf(part)) };
  const isStreamed = canStreamBodies();
  const sent = isStreamed ? files : await readAll(files);
  const report = new ProgressReport(sent, onUploadProgress);
  if (isReactNative())
    return { body: new WholeUpload(await nativeForm(fields, sent), summary, report), contentType: null };
  const form = new MultipartForm(fields, sent);
  const { contentType, size: contentLength } = form;
  if (isStreamed) return { body: new MultipartUpload(form, summary, report), contentType, contentLength };
  // A Blob leaves files where they are until they are sent.
  return { body: new WholeUpload(new Blob([...form.parts]), summary, report), contentType };
}

function checked(part: FilePart): FilePart {
  const { size, filename } = part;
  try {
    checkNotEmpty(size, filename);
    checkFileSize(size ?? 0, filename);
    return part;
  } catch (error) {
    part.close?.();
    throw error;
  }
}

/** The same files with their content at hand, but for those that the runtime reads by itself. */
async function readAll(files: readonly FormFile[]): Promise<FormFile[]> {
  const limit = new StreamLimit(files.map(({ part }) => part));
  const inMemory: FormFile[] = [];
  for (const { field, part } of files) {
    const { filename, mediaType, uri, content } = part;
    const isAtHand = uri !== undefined || content !== undefined;
    const read = async () => inspectFile({ data: await readWhole(part, limit), filename, mediaType });
    inMemory.push({ field, part: isAtHand ? part : await read() });
  }
  return inMemory;
}

function summaryOf({ filename, mediaType, size }: FilePart): object {
  return { filename, mediaType, size };
}

function textOf(value: {}): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string);
}
