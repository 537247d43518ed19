import { refuseUnless } from './refuse-unless.ts';

type Piece = string | ArrayBuffer | ArrayBufferView<ArrayBuffer>;

/** What of a web request, or of one of Node's, tells whether its body was read before; and its pieces. */
interface Readable {
  readonly bodyUsed?: boolean;
  readonly readableDidRead?: boolean;
  readonly body?: {
    readonly locked?: boolean;
    values(options: { preventCancel: boolean }): AsyncIterable<Piece>;
  } | null;
  readonly iterator?: (options: { destroyOnReturn: boolean }) => AsyncIterable<Piece>;
}

/**
 * The text of a body of at most `left` bytes, or else of the request. Headers alone have none; what is no UTF-8 or breaks
 * off is refused. A byte order mark stays: it is signed, too.
 */
export async function readText(
  request: Readable,
  body: Piece | null | undefined,
  left: number,
  hint: string,
): Promise<string> {
  const wasRead = request.bodyUsed || request.readableDidRead || request.body?.locked;
  refuseUnless(body != null || !wasRead, 'body-used', undefined, hint);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let text = '';
  try {
    // Leaving the loop must not end the connection, as on Node it does: the refusal is still to be answered over it.
    const pieces =
      body == null
        ? (request.iterator?.({ destroyOnReturn: false }) ??
          request.body?.values({ preventCancel: true }) ??
          [])
        : [body];
    for await (const piece of pieces) {
      left -= typeof piece === 'string' ? piece.length : piece.byteLength;
      if (left < 0) break;
      text += typeof piece === 'string' ? piece : decoder.decode(piece, { stream: true });
    }
    text += decoder.decode();
  } catch {
    refuseUnless(false, 'bad-body');
  }
  refuseUnless(left >= 0, 'body-too-large');
  return text;
}
