/**
 * A sequence of bytes as a stream that reads no further than it is read. `ReadableStream.from` is not everywhere.
 *
 * @param onCancel called when the reader leaves before the end: a sequence that waits can't be told
 */
export function pullStream(
  pieces: AsyncGenerator<Uint8Array>,
  { onError, onCancel }: { onError?: (error: unknown) => void; onCancel?: () => void } = {},
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await pieces.next();
          if (done) controller.close();
          else controller.enqueue(value);
        } catch (error) {
          onError?.(error);
          throw error;
        }
      },
      cancel() {
        onCancel?.();
      },
    },
    // Nothing is read ahead: what is in a queue is in memory, and its reader may be slow or gone.
    { highWaterMark: 0 },
  );
}
