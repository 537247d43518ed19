import { newId } from '../tasks/new-id.ts';
import type { FilePart } from './file-part.ts';
import { readPart, StreamLimit } from './read-part.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** A field that holds text. */
export type FormField = readonly [name: string, value: string];

/** A file and the field that it is in. */
export interface FormFile {
  readonly field: string;
  readonly part: FilePart;
}

/**
 * A `multipart/form-data` body (RFC 7578), written as the WHATWG `FormData` algorithm has it, except that text keeps
 * its line ends. It has the same bytes however often it is written: the boundary is chosen once.
 */
export class MultipartForm {
  readonly contentType: string;
  readonly files: readonly FormFile[];
  /** Bytes of the whole body; undefined when a file's size is not known. */
  readonly size: number | undefined;
  /** What stands before each file, and after the last. */
  readonly #frames: readonly Bytes[];

  constructor(fields: readonly FormField[], files: readonly FormFile[]) {
    const boundary = newId('----handinger');
    this.contentType = `multipart/form-data; boundary=${boundary}`;
    this.files = files;
    const texts = fields.map(([name, value]) => `${head(boundary, name)}\r\n\r\n${value}\r\n`);
    const heads = files.map(({ field, part }) => head(boundary, field, part));
    const frames = [texts.join('') + (heads[0] ?? ''), ...heads.slice(1).map((text) => `\r\n${text}`)];
    const encoder = new TextEncoder();
    this.#frames = [...frames, `\r\n--${boundary}--\r\n`].map((text) => encoder.encode(text));
    this.size = sum([
      ...this.#frames.map((frame) => frame.byteLength),
      ...files.map(({ part }) => part.size),
    ]);
  }

  /** The body, piece by piece. Ends with an error, and so without its end, where a file fails or exceeds a limit. */
  async *write(
    onPiece: (index: number, sent: number, total: number | undefined) => void,
  ): AsyncGenerator<Bytes> {
    const [first, ...others] = this.#frames;
    if (first) yield first;
    const limit = new StreamLimit(this.files.map(({ part }) => part));
    for (const [index, frame] of others.entries()) {
      const part = this.files[index]?.part;
      if (part) yield* readPart(part, limit, (sent, total) => onPiece(index, sent, total));
      yield frame;
    }
  }

  /** The body as parts of a Blob, of files that have their content at hand. */
  get parts(): readonly (Bytes | Blob)[] {
    const contents = this.files.map(({ part }) => part.content ?? new Uint8Array());
    return this.#frames.flatMap((frame, index) => [frame, ...contents.slice(index, index + 1)]);
  }
}

function head(boundary: string, field: string, part?: FilePart): string {
  const start = `--${boundary}\r\nContent-Disposition: form-data; name="${escape(field)}"`;
  if (!part) return start;
  const { filename, mediaType = '' } = part;
  // A line end here would be a header of the caller's making.
  const type = /^[\x20-\x7E]+$/.test(mediaType) ? mediaType : 'application/octet-stream';
  return `${start}; filename="${escape(filename)}"\r\nContent-Type: ${type}\r\n\r\n`;
}

/** Source: HTML, "multipart/form-data encoding algorithm". */
function escape(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function sum(sizes: readonly (number | undefined)[]): number | undefined {
  return sizes.reduce(
    (total, size) => (total === undefined || size === undefined ? undefined : total + size),
    0,
  );
}
