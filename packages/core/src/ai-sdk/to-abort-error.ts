/** The error; where the caller aborted, one with the name by which `useChat` knows that. */
export function toAbortError(error: unknown, signal: AbortSignal | undefined): unknown {
  return signal?.aborted ? new DOMException('The chat was stopped. The turn runs on.', 'AbortError') : error;
}
