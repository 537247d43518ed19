import type { BodyEnd } from './shape-body.ts';

/** How much of a request the upstream server got. */
export type Forwarded = 'nothing' | 'part' | 'all';

/** What happened to one request: the truth that a client's own story can be compared with. Times are milliseconds since the server began. */
export interface LedgerEntry {
  /** From 0, over all requests. */
  readonly ordinal: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The name of the fault; undefined where all went well. */
  readonly fault: string | undefined;
  readonly receivedAt: number;
  /** The body as it came from the client, so far as it was read. */
  body: Buffer;
  forwarded: Forwarded;
  forwardedAt: number | undefined;
  /** The status that the upstream server answered with; undefined while it has not. */
  upstreamStatus: number | undefined;
  /** Whether the upstream server's answer was read to its end. */
  isUpstreamDone: boolean;
  /** The status that the client was sent; undefined while it was not. */
  status: number | undefined;
  /** Bytes of the answer's body that the client was sent. */
  bytesSent: number;
  /** How the exchange with the client ended; `left` when the client closed the connection, undefined while it goes on. */
  end: BodyEnd | 'left' | undefined;
  endedAt: number | undefined;
  /** When the connection was given back or closed, which a stalled one is only when the client leaves. */
  closedAt: number | undefined;
  /** What went wrong between this server and the upstream one. */
  error: string | undefined;
}
