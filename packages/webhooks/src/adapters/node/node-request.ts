import type { IncomingMessageLike } from '../../incoming-message-like.ts';

/** What is needed of an `http.IncomingMessage`, and what body parsers add to it. */
export interface NodeRequest extends IncomingMessageLike {
  readonly method?: string | undefined;
  readonly readableDidRead?: boolean;
  readonly readableEnded?: boolean;
  /** What a parser made of the body: an object, a string or bytes. */
  readonly body?: unknown;
  /** The bytes of a body that was read before, as `express.json({ verify })` and several hosts keep them. */
  readonly rawBody?: unknown;
  resume(): unknown;
}
