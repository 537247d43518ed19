import type { BoundedReader } from './bounded-reader.ts';
import { findBytes } from './find-bytes.ts';
import { joinBytes } from '../uploads/join-bytes.ts';
import { parsePartHeaders, type PartHeaders } from './parse-part-headers.ts';
import { ProxyRefusal, tooLarge } from './proxy-refusal.ts';

const longestHeaders = 4 * 1024;
const headersEnd = new Uint8Array([13, 10, 13, 10]);

/**
 * Reads `multipart/form-data` piece by piece: of a file there is never more in memory than what arrived at once. Takes
 * only what browsers and clients write; whatever two parsers could read in two ways is refused. Source: RFC 7578, RFC 2046 §5.1.
 */
export class MultipartReader {
  readonly #source: BoundedReader;
  readonly #delimiter: Uint8Array;
  /** What has arrived and is not read yet. The line break makes the first delimiter look like all others. */
  #bytes: Uint8Array = new Uint8Array([13, 10]);

  constructor(source: BoundedReader, boundary: string) {
    this.#source = source;
    this.#delimiter = new TextEncoder().encode(`\r\n--${boundary}`);
  }

  /** The headers of the next part, once the part before it was read; undefined when there are no more. */
  async nextPart(): Promise<PartHeaders | undefined> {
    while (this.#bytes.length < this.#delimiter.length + 2) await this.#readMore();
    const found = findBytes(this.#bytes, this.#delimiter);
    if (found?.at !== 0 || !found.isWhole) throw malformed('it does not begin with its boundary');
    const [first, second] = this.#bytes.subarray(this.#delimiter.length);
    if (first === 45 && second === 45) return undefined;
    if (first !== 13 || second !== 10) throw malformed('something stands behind a boundary');
    const start = this.#delimiter.length + 2;
    let end = findBytes(this.#bytes, headersEnd, start);
    while (!end?.isWhole) {
      if (this.#bytes.length > start + longestHeaders) throw malformed('the headers of a part are too long');
      await this.#readMore();
      end = findBytes(this.#bytes, headersEnd, start);
    }
    const headers = parsePartHeaders(decode(this.#bytes.subarray(start, end.at)));
    if (!headers) throw malformed('the headers of a part are not those of a form');
    this.#bytes = this.#bytes.subarray(end.at + headersEnd.length);
    return headers;
  }

  /** The next piece of the present part; undefined at its end. */
  async readPart(): Promise<Uint8Array | undefined> {
    for (;;) {
      const found = findBytes(this.#bytes, this.#delimiter);
      if (found?.at === 0 && found.isWhole) return undefined;
      const piece = this.#bytes.subarray(0, found?.at);
      if (piece.length > 0) {
        this.#bytes = this.#bytes.subarray(piece.length);
        return piece;
      }
      await this.#readMore();
    }
  }

  /** The present part as text of at most so many bytes. */
  async readText(maxBytes: number): Promise<string> {
    const pieces: Uint8Array[] = [];
    let bytes = 0;
    for (let piece = await this.readPart(); piece; piece = await this.readPart()) {
      bytes += piece.length;
      if (bytes > maxBytes) throw tooLarge('The text fields of the form are larger than this proxy takes.');
      pieces.push(piece);
    }
    return decode(joinBytes(pieces));
  }

  async #readMore(): Promise<void> {
    const piece = await this.#source.read();
    if (!piece) throw malformed('it breaks off');
    this.#bytes = joinBytes([this.#bytes, piece]);
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw malformed('a text in it is not UTF-8');
  }
}

function malformed(why: string): ProxyRefusal {
  return new ProxyRefusal(400, 'invalid_request', `The form can't be read: ${why}.`);
}
