import type { FileUIPart, UIMessage } from 'ai';
import { UploadError } from '../errors/upload-error.ts';

/** A file of a message, ready to be sent. */
export interface MessageFile {
  readonly data: Blob;
  readonly filename: string;
  readonly mediaType: string;
}

/**
 * The files that a message brings.
 *
 * @throws {UploadError} for one whose URL is neither `data:` nor `blob:`: what it leads to is not this program's to fetch
 */
export function messageFiles({ parts }: UIMessage): Promise<MessageFile[]> {
  return Promise.all(parts.filter((part) => part.type === 'file').map(readFilePart));
}

async function readFilePart(part: FileUIPart, index: number): Promise<MessageFile> {
  const { url, mediaType, filename = `file-${index + 1}` } = part;
  if (url.startsWith('data:')) return { data: decodeDataURL(url, filename), filename, mediaType };
  if (url.startsWith('blob:')) return { data: await (await fetch(url)).blob(), filename, mediaType };
  throw new UploadError(
    `The file ${filename} is given by a URL that is neither data: nor blob:. Give its bytes in \`prepareTurn\`.`,
    { code: 'unsupported_file', filename, safeToRetry: true },
  );
}

/** Not by `fetch`: a page's content security policy may forbid it for data URLs. */
function decodeDataURL(url: string, filename: string): Blob {
  const comma = url.indexOf(',');
  const data = url.slice(comma + 1);
  try {
    if (comma < 0) throw new SyntaxError('There is no comma.');
    if (!url.slice(0, comma).endsWith(';base64')) return new Blob([decodeURIComponent(data)]);
    return new Blob([Uint8Array.from(atob(data), (character) => character.charCodeAt(0))]);
  } catch (cause) {
    throw new UploadError(`The file ${filename} has a malformed data URL.`, {
      code: 'unreadable_file',
      filename,
      cause,
      safeToRetry: true,
    });
  }
}
