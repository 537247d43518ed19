import { HandingerError } from '../errors/handinger-error.ts';
import { SseParser, type SseEvent } from './sse-parser.ts';
import { Utf8Decoder } from './utf8-decoder.ts';

type Piece = { readonly done?: boolean | undefined; readonly value?: Uint8Array | undefined };

/** The events of one answer, read when somebody asks for them. */
export class SseReader implements AsyncIterable<SseEvent> {
  /** Bytes of the body that have arrived. */
  bytesReceived = 0;

  readonly #response: Response;
  readonly #parser = new SseParser();
  readonly #decoder = new Utf8Decoder();
  #pull: (() => Promise<Piece>) | undefined;
  #cancel: () => Promise<unknown> = () => Promise.resolve();

  constructor(response: Response) {
    this.#response = response;
    const body = response.body as (ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>) | null;
    if (!body) return;
    if (body.locked) {
      throw new HandingerError('The body of this answer is being read already.', { code: 'body_used' });
    }
    if (typeof body.getReader === 'function') {
      const reader = body.getReader();
      this.#pull = () => reader.read();
      this.#cancel = () => reader.cancel();
    } else {
      // The bodies of older fetch packages are streams of Node.
      const iterator = body[Symbol.asyncIterator]();
      this.#pull = () => iterator.next() as Promise<Piece>;
      this.#cancel = async () => iterator.return?.();
    }
  }

  /** The events of the next piece that arrives, none where it completes none; undefined at the end of the body. */
  async read(): Promise<SseEvent[] | undefined> {
    const events: SseEvent[] = [];
    if (!this.#pull) {
      if (this.#response.bodyUsed) return undefined;
      // React Native's own fetch has no body to read piece by piece, only the whole text.
      this.#pull = () => Promise.resolve({ done: true });
      const text = await this.#response.text();
      this.bytesReceived += text.length;
      this.#parser.feed(text, events);
      return events;
    }
    const { done, value } = await this.#pull();
    if (done || !value) return undefined;
    this.bytesReceived += value.length;
    this.#parser.feed(this.#decoder.decode(value), events);
    return events;
  }

  /** Gives the rest up, and so closes the connection. After the end, it changes nothing. */
  cancel(): void {
    this.#cancel().catch(() => undefined);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SseEvent, void, undefined> {
    try {
      for (let events = await this.read(); events; events = await this.read()) yield* events;
    } finally {
      this.cancel();
    }
  }
}

/** The events of an event stream, as they arrive. */
export function readSse(response: Response): SseReader {
  return new SseReader(response);
}
