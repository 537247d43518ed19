import type { UIMessageChunk } from 'ai';
import type { TaskChunk } from '../streaming/task-chunk.ts';
import { SnapshotExpander } from './snapshot-expander.ts';
import { toAbortError } from './to-abort-error.ts';

/**
 * The chunks of a turn as the AI SDK's own stream: `readUIMessageStream`, `createUIMessageStreamResponse` and the like take it.
 * Chunks are passed on as the server sent them. Only `data-snapshot`, which the client makes where the server could not replay
 * what a cut took, is replaced by the chunks that were missing. Cancelling the stream leaves the loop: the task runs on.
 *
 * @param chunks a `TaskStream`, or any other source of its chunks
 * @param signal the signal that the stream was asked for with: after its abort, the result fails with an `AbortError`
 */
export function toUIMessageStream(
  chunks: AsyncIterable<TaskChunk>,
  signal?: AbortSignal,
): ReadableStream<UIMessageChunk> {
  const iterator = chunks[Symbol.asyncIterator]();
  const expander = new SnapshotExpander();
  return new ReadableStream<UIMessageChunk>(
    {
      async pull(controller) {
        // A chunk may stand for none, and a pull that adds nothing would not be repeated.
        for (let isEmpty = true; isEmpty;) {
          const { value, done } = await iterator.next().catch((error: unknown) => {
            throw toAbortError(error, signal);
          });
          if (done) return controller.close();
          for (const chunk of expander.expand(value)) {
            isEmpty = false;
            controller.enqueue(chunk as UIMessageChunk);
          }
        }
      },
      async cancel() {
        await iterator.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
