import { isBytes } from './file-source.ts';

type Bytes = Uint8Array<ArrayBuffer>;

interface NodeStream {
  readonly destroyed?: boolean;
  readonly errored?: unknown;
  readonly readableEnded?: boolean;
  readonly destroy?: () => void;
}

/** Reads a Node stream, a web stream or any asynchronous sequence as bytes; text as UTF-8. */
export class ByteReader {
  readonly #next: () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  readonly #cancel: () => unknown;
  /** The first half of a character that a text was cut within. */
  #half = '';

  /** @throws {TypeError} when somebody else reads the stream, or has read it */
  constructor(stream: AsyncIterable<unknown> | ReadableStream) {
    if ('getReader' in stream) {
      const reader = stream.getReader();
      this.#next = () => reader.read();
      this.#cancel = () => reader.cancel();
      return;
    }
    const { destroyed, errored, readableEnded } = stream as NodeStream;
    if (readableEnded || (destroyed && !errored)) throw new TypeError('its stream was read or closed before');
    const iterator = stream[Symbol.asyncIterator]();
    this.#next = () => iterator.next();
    // A generator that waits for its next piece hears of `return` only after it.
    this.#cancel = () =>
      (stream as NodeStream).destroy ? (stream as NodeStream).destroy?.() : iterator.return?.();
  }

  /** The next bytes, never none; undefined at the end. */
  async read(): Promise<Bytes | undefined> {
    for (;;) {
      const { done, value } = await this.#next();
      const bytes = done ? this.#encode('', true) : this.#toBytes(value);
      if (bytes.byteLength > 0) return bytes;
      if (done) return undefined;
    }
  }

  /** Also while a read is under way. */
  cancel(): void {
    void (async () => this.#cancel())().catch(() => undefined);
  }

  #toBytes(value: unknown): Bytes {
    if (typeof value === 'string') return this.#encode(value, false);
    if (isBytes(value)) return bytesOf(value);
    throw new TypeError(`its stream gave neither bytes nor text, but: ${typeof value}`);
  }

  #encode(text: string, isLast: boolean): Bytes {
    const whole = this.#half + text;
    const cut = !isLast && /[\uD800-\uDBFF]$/.test(whole) ? whole.length - 1 : whole.length;
    this.#half = whole.slice(cut);
    return new TextEncoder().encode(whole.slice(0, cut));
  }
}

/** The bytes themselves, not a copy. */
export function bytesOf(value: ArrayBuffer | ArrayBufferView): Bytes {
  return ArrayBuffer.isView(value)
    ? new Uint8Array(value.buffer as ArrayBuffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
}
