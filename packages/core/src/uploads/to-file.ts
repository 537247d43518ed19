import type { UploadableData } from '../generated/resource-contract.gen.ts';
import { describeFile } from './file-source.ts';
import { readFile } from './read-file.ts';

/**
 * A `File` from anything that holds one: a File, a Blob, bytes, a Node or web stream, a `Response`.
 *
 * @param value the content, or a promise of it
 * @param name the name of the file; taken from the content where it has one, else `unknown_file`
 * @param options the media type and the time of the last change, in milliseconds since 1970
 * @throws {UploadError} `unsupported_file`, `unreadable_file`
 */
export async function toFile(
  value: UploadableData | PromiseLike<UploadableData>,
  name?: string | null,
  options: { readonly type?: string | undefined; readonly lastModified?: number | undefined } = {},
): Promise<File> {
  const data = await value;
  const asIs = !name && options.type === undefined && options.lastModified === undefined;
  if (asIs && typeof File !== 'undefined' && data instanceof File) return data;
  const source = describeFile(data);
  const mediaType = options.type ?? source.mediaType;
  const file = await readFile({ ...source, filename: name || source.filename, mediaType });
  if (options.lastModified === undefined) return file;
  return new File([file], file.name, { type: file.type, lastModified: options.lastModified });
}
