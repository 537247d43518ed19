import type { EventSourceMessage } from 'eventsource-parser';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { HandingerError } from '../errors/handinger-error.ts';
import { StreamInterruptedError } from '../errors/stream-interrupted-error.ts';
import { taskIdOf } from '../errors/task-id-of.ts';
import type { StreamChunk } from '../generated/types.gen.ts';
import type { Exchange } from '../transport/transport.ts';
import { readSse } from './read-sse.ts';

/** How long the end of a finished stream is waited for, in milliseconds. */
const patience = 100;

/**
 * The chunks of a task as the server sends them, to be read once with `for await`. The loop ends only after the `done`
 * event; a stream that breaks off throws a {@link StreamInterruptedError}. Leaving the loop closes the connection; the
 * task itself runs on.
 *
 * Chunk types that this version does not know are passed on as they are.
 */
export class TaskStream implements AsyncIterable<StreamChunk> {
  /** The answer that the stream is read from. */
  readonly response: Response;
  /** The task; known from the answer's headers, at the latest from the second chunk. */
  taskId: string | undefined;
  /** The turn whose chunks are being read. */
  turnId: string | undefined;
  /** The id of the last event that was read. `workers.streamUpdates` goes on after it. */
  lastEventId: string | undefined;

  readonly #exchange: Exchange;
  #chunksSeen = 0;
  #isRead = false;
  #isDone = false;
  #isCancelled = false;

  constructor(exchange: Exchange) {
    const { response, request } = exchange;
    this.#exchange = exchange;
    this.response = response;
    this.taskId = taskIdOf(response.headers) ?? request.taskId;
    this.turnId = response.headers.get('x-handinger-turn-id') ?? undefined;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<StreamChunk, void, undefined> {
    if (this.#isRead) {
      throw new HandingerError('A stream can be read only once, and this one has been.', {
        code: 'stream_consumed',
      });
    }
    this.#isRead = true;
    const { limit } = this.#exchange;
    const events = readSse(this.response);
    try {
      while (!this.#isDone) {
        const { value: event, done } = await limit.race(events.next(), Number.POSITIVE_INFINITY);
        if (done) throw undefined;
        const chunk = this.#read(event);
        if (chunk) yield chunk;
      }
      // A connection can serve the next request only when its end was read; most often that is here already.
      await limit.race(events.next(), patience).catch(() => undefined);
    } catch (error) {
      throw this.#failure(error);
    } finally {
      limit.release();
      // Not awaited: it would wait for a read that may still be open, until releasing the limit ends it.
      void events.return().catch(() => undefined);
    }
  }

  /** Closes the connection without reading the rest. The task runs on. */
  async cancel(): Promise<void> {
    this.#isRead = true;
    this.#isCancelled = true;
    this.#exchange.limit.release();
    if (!this.response.body?.locked) await this.response.body?.cancel().catch(() => undefined);
  }

  #read({ id, data }: EventSourceMessage): StreamChunk | undefined {
    if (id) this.lastEventId = id;
    if (data === '[DONE]') this.#isDone = true;
    if (this.#isDone || data === '') return undefined;
    const chunk = JSON.parse(data) as StreamChunk | null;
    if (typeof chunk?.type !== 'string') throw new SyntaxError('an event without a type');
    this.#chunksSeen += 1;
    if (chunk.type === 'data-task') {
      this.taskId = chunk.data.taskId;
      this.turnId = chunk.data.turnId;
    }
    return chunk;
  }

  #failure(error: unknown): HandingerError {
    const { request, log } = this.#exchange;
    // A server may echo the key in any of these.
    const { taskId, turnId, lastEventId } = log.redact({
      taskId: this.taskId,
      turnId: this.turnId,
      lastEventId: this.lastEventId,
    });
    const { signal } = request;
    if (this.#isCancelled || signal?.aborted) return new APIUserAbortError({ cause: signal?.reason, taskId });
    return new StreamInterruptedError({
      taskId,
      turnId,
      lastEventId,
      chunksSeen: this.#chunksSeen,
      cause: log.redactError(error),
      ...(error instanceof SyntaxError && {
        code: 'invalid_chunk',
        message: 'The stream holds an event that is no chunk.',
      }),
    });
  }
}
