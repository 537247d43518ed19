import type { UploadableData } from '../generated/resource-contract.gen.ts';
import { inspectFile } from './inspect-file.ts';
import { readWhole } from './read-part.ts';

/** What a File can be made of: Node and the DOM declare it differently. */
type FileParts = ConstructorParameters<typeof File>[0];

/**
 * A `File` from anything that holds one: a File, a Blob, bytes, a Node or web stream, a `Response`, a path, an address.
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
  const part = await inspectFile({ data, filename: name || undefined, mediaType: options.type });
  const { filename, mediaType = '', content = await readWhole(part) } = part;
  const ours = content instanceof Blob || content instanceof Uint8Array ? content : await foreign(content);
  const { lastModified } = options;
  return new File([ours] as unknown as FileParts, filename, {
    type: mediaType,
    ...(lastModified !== undefined && { lastModified }),
  });
}

/** A Blob of another realm or of a polyfill would be written out as the text "[object Blob]". */
function foreign(blob: Blob): Promise<ArrayBuffer> {
  return blob.arrayBuffer();
}
