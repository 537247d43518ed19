import type { TaskChunk } from '../streaming/task-chunk.ts';
import { toUIMessageStream } from './to-ui-message-stream.ts';

/**
 * Answers a request of `useChat` with the chunks of a turn, from a route of your own: `return toUIMessageStreamResponse(stream)`.
 * What goes wrong on the way becomes the protocol's `error` chunk, with the error's message.
 *
 * @param init status and further headers of the answer
 */
export function toUIMessageStreamResponse(chunks: AsyncIterable<TaskChunk>, init?: ResponseInit): Response {
  const reader = toUIMessageStream(chunks).getReader();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const send = (data: string) => controller.enqueue(encoder.encode(`data: ${data}\n\n`));
        try {
          const { done, value } = await reader.read();
          if (!done) return send(JSON.stringify(value));
        } catch (error) {
          const errorText = error instanceof Error ? error.message : 'The stream broke off.';
          send(JSON.stringify({ type: 'error', errorText }));
        }
        send('[DONE]');
        controller.close();
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  const headers = new Headers(init?.headers);
  for (const [name, value] of Object.entries(streamHeaders)) if (!headers.has(name)) headers.set(name, value);
  return new Response(body, { ...init, headers });
}

/** Source: the stream protocol. `no-transform` and `x-accel-buffering` keep proxies from holding the answer back. */
const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
  'x-vercel-ai-ui-message-stream': 'v1',
};
