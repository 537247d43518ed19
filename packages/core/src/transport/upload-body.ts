/** What one attempt gives to `fetch` for its body. */
export interface SentBody extends Pick<RequestInit, 'redirect' | 'window'> {
  readonly body: NonNullable<RequestInit['body']>;
  /** Node, Deno and Bun want to be told that a body is a stream. */
  readonly duplex?: 'half';
}

/** A body that is read while it is sent, and begun anew for each attempt. */
export interface UploadBody {
  /** False once a stream of the caller's has been read from: the request can't be sent again. */
  readonly replayable: boolean;
  /** A sentence for the error of a request that would be sent again if it could. */
  readonly whyNotReplayable: string;
  /** What the log may show. */
  readonly summary: Readonly<Record<string, unknown>>;

  /**
   * Makes one attempt. Where a file fails, the request has to be given up unfinished, so that the server refuses it.
   *
   * @throws {UploadError} the failure of a file, whatever `fetch` makes of it
   */
  attempt(send: (init: SentBody) => Promise<Response>): Promise<Response>;

  /** Lets go of the caller's streams: there will be no further attempt. */
  close(): void;
}

/** By shape: what `fetch` itself takes has no such method. */
export function isUploadBody(body: unknown): body is UploadBody {
  return typeof body === 'object' && body !== null && 'attempt' in body;
}
