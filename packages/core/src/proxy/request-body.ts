/** The body of a request, of which nothing that is to be judged is unread. */
export interface RequestBody {
  /** The JSON object, or the text fields of a form; undefined when there is no body. */
  readonly fields: Record<string, unknown> | undefined;
  readonly contentType: string | undefined;
  /** What to send, written anew from what was read: no two parsers can then see two things in it. */
  write(): string | ReadableStream<Uint8Array> | undefined;
  /** The rest is not wanted. */
  cancel(): void;
}
