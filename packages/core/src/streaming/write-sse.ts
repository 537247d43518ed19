import type { ChunkReader } from './chunk-reader.ts';
import type { ChunkSource } from './chunk-source.ts';
import type { TaskChunk } from './task-chunk.ts';

/** As many characters as are put together before they are handed on. */
const pieceLength = 16 * 1024;

/** How often a comment is sent while nothing else is, in milliseconds: readers, and proxies between, take silence for death. */
const pingEvery = 10_000;

/** A stream as bytes of server-sent events, as it came: with its ids, and `done` at the end. */
export function writeSse(reader: ChunkReader, source: ChunkSource): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const write = (chunk: TaskChunk) => toText(chunk, source);
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let ping: ReturnType<typeof setInterval> | undefined;
        try {
          let text = '';
          for (
            let chunk = reader.take();
            chunk;
            chunk = text.length < pieceLength ? reader.take() : undefined
          ) {
            text += write(chunk);
          }
          if (text === '') {
            ping = setInterval(() => controller.enqueue(encoder.encode(': ping\n\n')), pingEvery);
            const { value, done } = await reader.next();
            text = done ? 'event: done\ndata: [DONE]\n\n' : write(value);
            controller.enqueue(encoder.encode(text));
            if (done) controller.close();
          } else {
            controller.enqueue(encoder.encode(text));
          }
        } finally {
          clearInterval(ping);
        }
      },
      cancel: () => reader.leave(),
    },
    { highWaterMark: 0 },
  );
}

function toText(chunk: TaskChunk, { raw, lastEventId }: ChunkSource): string {
  const data = (raw ?? JSON.stringify(chunk)).replaceAll('\n', '\ndata: ');
  // A chunk that the client made has no place of its own in the server's stream.
  const id = chunk.type === 'data-snapshot' || lastEventId === undefined ? '' : `id: ${lastEventId}\n`;
  return `${id}event: ${chunk.type}\ndata: ${data}\n\n`;
}
