import { drain } from './drain.ts';
import { ProxyRefusal, tooLarge } from './proxy-refusal.ts';

/** Reads the body of a request piece by piece, and no further than a limit: a browser may send without saying how much. */
export class BoundedReader {
  readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  readonly #maxBytes: number;
  #bytes = 0;

  /** @throws {ProxyRefusal} `payload_too_large`, `body_used`, `unsupported_media_type` */
  constructor(request: Request, maxBytes: number) {
    const { headers, body } = request;
    this.#maxBytes = maxBytes;
    if (Number(headers.get('content-length') ?? 0) > maxBytes) throw this.#tooLarge();
    // What a compressed body unfolds to is known only when it is too late.
    if ((headers.get('content-encoding') ?? 'identity') !== 'identity') {
      throw new ProxyRefusal(415, 'unsupported_media_type', 'The body must not be compressed.');
    }
    if (request.bodyUsed || body?.locked) {
      throw new ProxyRefusal(
        500,
        'body_used',
        'The body was read before the proxy got it: mount the proxy before body parsers.',
      );
    }
    this.#reader = body?.getReader();
  }

  /** The next piece; undefined at the end. */
  async read(): Promise<Uint8Array | undefined> {
    let piece: { readonly value?: Uint8Array | undefined } | undefined;
    try {
      piece = await this.#reader?.read();
    } catch (cause) {
      throw new ProxyRefusal(400, 'body_unreadable', 'The body broke off.', { cause });
    }
    const value = piece?.value;
    this.#bytes += value?.length ?? 0;
    if (this.#bytes > this.#maxBytes) throw this.#tooLarge();
    return value;
  }

  /** The rest is not wanted. */
  cancel(): void {
    if (this.#reader) void drain(this.#reader);
  }

  #tooLarge(): ProxyRefusal {
    return tooLarge(`The body is larger than ${this.#maxBytes} bytes, the most this proxy takes here.`);
  }
}
