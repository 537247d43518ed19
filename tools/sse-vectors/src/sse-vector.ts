/** One event as a reader hands it out. A field that the stream does not give is left out. */
export interface VectorEvent {
  readonly id?: string;
  readonly event?: string;
  readonly data: string;
}

/** An event stream, and what it means. */
export interface SseVector {
  readonly name: string;
  /** The stream as text, to be sent as UTF-8. Either this or `base64`. */
  readonly text?: string;
  /** The stream as bytes, where they are not UTF-8 or a reader of JSON might change them. */
  readonly base64?: string;
  /** Delicate ways of cutting the bytes: each a list of the offsets at which one piece ends and the next begins. */
  readonly splits: readonly (readonly number[])[];
  readonly events: readonly VectorEvent[];
  /** What a reader that resumes would send as `Last-Event-ID` at the end of the stream; empty for none. */
  readonly lastEventId: string;
  /** The last valid `retry`, in milliseconds. */
  readonly retry?: number;
}
