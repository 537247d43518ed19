import { ByteReader } from './byte-reader.ts';
import type { FilePart } from './file-part.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** As much of a stream is kept, in bytes: a stream that is no longer can be sent again. */
const keptBytes = 64 * 1024;

/** What is known of a stream's length before it is read. */
export interface StreamLength {
  /** Bytes. */
  readonly size?: number | undefined;
  /** Whether there may be more by the time it is read, as of a log: no more is sent than there was. */
  readonly mayGrow?: boolean;
}

/**
 * A stream, of which a first piece was read: what is empty or fails at once shows before a request is made. One that
 * is short is held in memory; any other can be read once.
 */
export class StreamPart implements FilePart {
  readonly filename: string;
  readonly mediaType: string | undefined;
  readonly #reader: ByteReader;
  readonly #length: StreamLength;
  #bytesRead = 0;
  #head: Bytes[] = [];
  #isWhole = false;
  #isBegun = false;

  constructor(
    stream: AsyncIterable<unknown> | ReadableStream,
    { filename, mediaType }: Pick<FilePart, 'filename' | 'mediaType'>,
    length: StreamLength = {},
  ) {
    this.#reader = new ByteReader(stream);
    this.filename = filename;
    this.mediaType = mediaType;
    this.#length = length;
  }

  get size(): number | undefined {
    return this.#isWhole ? sizeOf(this.#head) : this.#length.size;
  }

  get isReplayable(): boolean {
    return !this.#isBegun;
  }

  /** Reads the beginning. */
  async peek(signal?: AbortSignal | null): Promise<this> {
    const close = () => this.close();
    if (signal?.aborted) close();
    signal?.addEventListener('abort', close, { once: true });
    try {
      while (!this.#isWhole && sizeOf(this.#head) <= keptBytes) {
        const bytes = await this.#read();
        if (bytes) this.#head.push(bytes);
        else this.#isWhole = true;
      }
      const { size = this.#bytesRead, mayGrow } = this.#length;
      if (this.#isWhole && !mayGrow && this.#bytesRead !== size)
        throw new TypeError(`it has ${this.#bytesRead} bytes, and not ${size} as it says`);
      return this;
    } catch (error) {
      this.close();
      throw error;
    } finally {
      signal?.removeEventListener('abort', close);
    }
  }

  async *open(): AsyncGenerator<Bytes> {
    yield* this.#head;
    if (this.#isWhole) return;
    if (this.#isBegun) throw new TypeError('its stream was read before');
    this.#isBegun = true;
    this.#head = [];
    for (let bytes; (bytes = await this.#read());) yield bytes;
  }

  close(): void {
    if (this.#isWhole) return;
    this.#isBegun = true;
    this.#reader.cancel();
  }

  async #read(): Promise<Bytes | undefined> {
    const { size, mayGrow } = this.#length;
    const left = mayGrow && size !== undefined ? size - this.#bytesRead : Number.POSITIVE_INFINITY;
    const bytes = left > 0 ? await this.#reader.read() : undefined;
    if (left <= 0) this.#reader.cancel();
    this.#bytesRead += bytes?.byteLength ?? 0;
    return bytes?.subarray(0, left);
  }
}

function sizeOf(pieces: readonly Bytes[]): number {
  return pieces.reduce((bytes, piece) => bytes + piece.byteLength, 0);
}
