import { mimes } from 'mrmime';

/** The database, with source formats that it lacks or gives to another format (`.ts` is MPEG video there). */
const mediaTypes = new Map([
  ...Object.entries(mimes),
  ['ts', 'text/typescript'],
  ['tsx', 'text/typescript'],
  ['py', 'text/x-python'],
  ['sh', 'application/x-sh'],
  ['toml', 'application/toml'],
  ['jsonl', 'application/jsonl'],
  ['log', 'text/plain'],
] as [string, string][]);

/** The media type that a file name's extension stands for; `application/octet-stream` where it says nothing. */
export function mediaType(filename: string): string {
  const extension = /[^/\\]\.([^./\\]+)$/.exec(filename)?.[1]?.toLowerCase() ?? '';
  return mediaTypes.get(extension) ?? 'application/octet-stream';
}
