import type { EventChange } from './change-events.ts';

/** What goes wrong with one exchange. Plain data, so that it can stand in a table or a ledger. All parts may be combined. */
export interface Fault {
  /** What the ledger calls it. */
  readonly name?: string | undefined;
  /** What does not get through to the upstream server. */
  readonly strip?: Strip | undefined;
  /** Breaks the exchange off. */
  readonly break?: Break | undefined;
  /** Answers in the place of the upstream server. */
  readonly answer?: OwnAnswer | undefined;
  /** Lies in the head of the upstream server's answer. */
  readonly head?: HeadChange | undefined;
  /** Changes to the events of an event stream, in this order. */
  readonly events?: readonly EventChange[] | undefined;
  /** How the lines of an event stream end; the upstream server writes `lf`. */
  readonly lineEnd?: 'lf' | 'cr' | 'crlf' | undefined;
  /** In which pieces, and how fast, the body of the answer goes out. As it comes in, without it. */
  readonly pace?: Pace | undefined;
}

export interface Strip {
  /** Names of request headers, in any case. */
  readonly headers?: readonly string[] | undefined;
  /** Top-level properties of a JSON body, or parts of a multipart one. */
  readonly fields?: readonly string[] | undefined;
}

/** The points at which an exchange can break, in the order in which it comes by them. */
export type BreakPoint =
  /** The head of the request is read, its body is not. */
  | 'head'
  /** `bytes` of the request's body are read, and as many forwarded. */
  | 'request-body'
  /** The whole request is read, nothing of it is forwarded. */
  | 'before-forwarding'
  /** The whole request is forwarded; the upstream server has not answered. */
  | 'after-forwarding'
  /** The upstream server's answer began; nothing of it is passed on. */
  | 'before-headers'
  /** The head of the answer is passed on. */
  | 'after-headers'
  /** `bytes` of the answer's body are passed on. */
  | 'body';

export interface Break {
  readonly at: BreakPoint;
  readonly how: BreakWay;
  /** For `request-body` and `body`: after how many bytes; 0 by default. An answer that is over before does not break. */
  readonly bytes?: number | undefined;
  /** For `body`: not at that byte but at the next one that lies inside a character of several bytes, or between CR and LF. */
  readonly inside?: 'code-point' | 'crlf' | undefined;
  /** What becomes of the exchange with the upstream server: it goes on to its end (the default), or it is reset too. */
  readonly upstream?: 'keep' | 'cut' | undefined;
  /** For `before-forwarding`: the request is forwarded all the same, so many milliseconds later. */
  readonly lateMs?: number | undefined;
  /** For `heartbeats`: one every so many milliseconds; 50 by default. */
  readonly heartbeatMs?: number | undefined;
}

export type BreakWay =
  /** TCP RST. */
  | 'reset'
  /** TCP FIN, in the middle of the message. */
  | 'cut'
  /** Nothing more is sent, and the socket stays open. */
  | 'stall'
  /** Like `stall`, but comments of an event stream are sent all the time. */
  | 'heartbeats'
  /** The message is ended as if it were whole. */
  | 'finish';

export interface OwnAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** `{"error": "…"}` by default. */
  readonly body?: string | undefined;
  /**
   * When: before anything is forwarded (the default), as soon as the request is forwarded, or when the upstream server has
   * answered in full. In the last two cases the upstream server goes on to its end.
   */
  readonly after?: 'forwarding' | 'upstream' | undefined;
}

export interface HeadChange {
  readonly contentType?: string | undefined;
  /** Added to the true length; above 0 the message is cut short of what it declared, below 0 it says more than that. */
  readonly addedLength?: number | undefined;
}

/** All at the very end; every byte on its own; or pieces of these sizes, over and over, so many milliseconds apart. */
export type Pace = 'buffer' | 'bytes' | { readonly sizes: readonly number[]; readonly everyMs: number };
