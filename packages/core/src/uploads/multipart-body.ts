import { describeFile, isUploadable } from './file-source.ts';
import { readFile, unnamedFile, unsupported } from './read-file.ts';
import { checkFileCount, checkFileSize, checkTotalSize } from './upload-limits.ts';

/**
 * The parameters of a call as `multipart/form-data`, when there are files among them: every other field as text.
 * Undefined when there are none, and JSON will do.
 *
 * All files are described and counted before the first is read, and read before anything is sent.
 *
 * @param fileFields the fields that hold files
 * @throws {UploadError}
 */
export async function multipartBody(
  parameters: Readonly<Record<string, unknown>>,
  fileFields: readonly string[],
): Promise<FormData | undefined> {
  const isFileField = (name: string) => fileFields.includes(name);
  const given = Object.entries(parameters).flatMap(([name, value]) =>
    isFileField(name) && value != null ? toArray(value).map((file) => ({ name, file })) : [],
  );
  if (given.length === 0) return undefined;
  checkFileCount(given.length);
  const sources = given.map(({ name, file }) => {
    if (!isUploadable(file)) throw unsupported(file);
    const source = describeFile(file);
    if (source.size !== undefined) checkFileSize(source.size, source.filename ?? unnamedFile);
    return { name, source };
  });
  checkTotalSize(sources.reduce((bytes, { source }) => bytes + (source.size ?? 0), 0));

  const form = new FormData();
  for (const [name, value] of Object.entries(parameters)) {
    if (value == null || isFileField(name)) continue;
    form.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value as string));
  }
  let total = 0;
  for (const { name, source } of sources) {
    const before = total;
    const file = await readFile(source, (bytes) => {
      checkFileSize(bytes, source.filename ?? unnamedFile);
      checkTotalSize(before + bytes);
    });
    total += file.size;
    form.append(name, file, file.name);
  }
  return form;
}

function toArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
