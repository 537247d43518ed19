import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { createAbortError } from '../errors/create-abort-error.ts';
import { HandingerError } from '../errors/handinger-error.ts';
import type { Worker } from '../generated/types.gen.ts';
import type { DeepPartial } from '../output/deep-partial.ts';
import { PartialOutput } from '../output/partial-output.ts';
import { readOutput } from '../output/read-output.ts';
import type { ChunkReader } from './chunk-reader.ts';
import type { ChunkSource } from './chunk-source.ts';
import { mapChunks } from './map-chunks.ts';
import { newText } from './new-text.ts';
import { ResumingSource } from './resuming-source.ts';
import type { StreamAnswer } from './stream-connection.ts';
import type { StreamContext } from './stream-context.ts';
import type { StreamCursor } from './stream-cursor.ts';
import { StreamListeners, type StreamEventType, type StreamListener } from './stream-listeners.ts';
import type { TaskChunk } from './task-chunk.ts';
import { teeSource } from './tee-source.ts';
import type { TurnState } from './turn-state.ts';
import { writeSse } from './write-sse.ts';

/**
 * The chunks of a task, to be read once: with `for await`, or by asking for the result. It outlives its connection: one that is
 * cut, falls silent or brings nonsense is replaced by another that goes on after the last event, without loss or repetition; where the server
 * can't do that, the task is read until the turn is over, and a `data-snapshot` chunk says so. A stream succeeds only after its last chunk; whatever
 * else ends it is thrown.
 *
 * Leaving it (`break`, `return`, `throw`, an abort, {@link detach}) closes the connection at once. The task itself runs on.
 *
 * Chunk types that this version does not know are passed on as they are.
 *
 * @typeParam TOutput the structured output, as the call's schema makes it
 * @typeParam TInput the same as the worker writes it: what partial objects are parts of
 */
export class TaskStream<TOutput = unknown, TInput = TOutput>
  implements AsyncIterable<TaskChunk>, AsyncDisposable
{
  readonly #source: ChunkSource;
  readonly #context: StreamContext<TOutput> | undefined;
  readonly #listeners: StreamListeners;
  readonly #isEnded: Promise<void>;
  #settle!: { readonly resolve: () => void; readonly reject: (error: unknown) => void };
  #hasEnded = false;
  #failure: unknown;
  #hasListeners = false;
  #isRead = false;
  /** A chunk is being waited for. */
  #pending: Promise<IteratorResult<TaskChunk, undefined>> | undefined;
  #worker: Promise<Worker> | undefined;

  /**
   * @param answer the answer to read; without it, the stream is opened when it is read
   * @param context what the stream needs to outlive its connection; without it, it is read to the server's `done` or fails
   */
  constructor(answer: StreamAnswer | ChunkSource | undefined, context?: StreamContext<TOutput>) {
    this.#source = answer && 'take' in answer ? answer : new ResumingSource(answer, context);
    this.#context = context;
    this.#listeners = new StreamListeners((error, type) =>
      this.#source.report(`A listener to "${type}" failed`, error),
    );
    this.#source.onReconnect = (event) => this.#listeners.emit('reconnect', event);
    this.#source.onResume = () => this.#listeners.emit('resume');
    this.#source.onWarning = (warning) => this.#listeners.emit('warning', warning);
    this.#isEnded = quiet(
      new Promise((resolve, reject) => {
        this.#settle = { resolve, reject };
      }),
    );
    this.signal.addEventListener('abort', () => this.#onAbort(), { once: true });
  }

  /** Reads a stream that {@link toReadableStream} wrote. It can't be resumed. */
  static fromReadableStream(stream: ReadableStream<Uint8Array>): TaskStream {
    return new TaskStream({ response: new Response(stream) });
  }

  /** The answer that is being read, or was last; an empty one for a stream that is not open yet. */
  get response(): Response {
    return this.#source.response;
  }

  /** The task; known from the answer's headers, at the latest from the second chunk. */
  get taskId(): string | undefined {
    return this.#source.taskId;
  }

  /** The turn whose chunks are being read. */
  get turnId(): string | undefined {
    return this.#source.turnId;
  }

  /** The id of the last event that was read. */
  get lastEventId(): string | undefined {
    return this.#source.lastEventId;
  }

  /** The place of the last chunk that was read; undefined until the task is known. */
  get cursor(): StreamCursor | undefined {
    const { taskId, turnId, workerId, lastEventId } = this.#source;
    return taskId === undefined ? undefined : { taskId, turnId, workerId, lastEventId };
  }

  /** What the chunks so far have told. */
  get state(): TurnState {
    return this.#source.fold.state;
  }

  /** Aborting it leaves the stream. */
  get controller(): AbortController {
    return this.#source.controller;
  }

  /** Aborted when the stream is left. */
  get signal(): AbortSignal {
    return this.#source.controller.signal;
  }

  /** The pieces of the answer's text, as they come. Reads the stream. */
  get textStream(): AsyncIterable<string> {
    return mapChunks(this, newText);
  }

  /** The structured output as it is being written, not validated. Reads the stream. */
  get partialObjectStream(): AsyncIterable<DeepPartial<TInput>> {
    return mapChunks(this, () => {
      const output = new PartialOutput<TInput>();
      return (chunk) => output.read(chunk);
    });
  }

  [Symbol.asyncIterator](): AsyncIterator<TaskChunk, undefined, undefined> {
    let isMine = false;
    return {
      next: () => {
        if (!isMine) {
          if (this.#isRead) return Promise.reject(this.#failure ?? consumed());
          isMine = this.#isRead = true;
        }
        return this.#next();
      },
      return: () => {
        if (isMine) this.#leave();
        return Promise.resolve({ value: undefined, done: true });
      },
    };
  }

  /** Resolves when the stream is complete. Reads it, where nobody else does. @throws {HandingerError} what ended it otherwise */
  done(): Promise<void> {
    void this.#readAll();
    return this.#isEnded;
  }

  /**
   * The state of the worker at the end of the turn, as the call without a stream gives it; also of a turn that failed, see
   * `metadata.turnStatus`. Reads the stream, where nobody else does.
   *
   * @throws {StreamInterruptedError} when the stream broke off and could not be resumed
   * @throws {APIUserAbortError} when the stream was left
   */
  finalWorker(): Promise<Worker> {
    this.#worker ??= quiet(this.done().then(() => this.#source.fold.worker ?? this.#findWorker()));
    return this.#worker;
  }

  /** The whole answer, `Worker.output_text`. */
  finalText(): Promise<string> {
    return quiet(this.finalWorker().then((worker) => worker.output_text));
  }

  /** The structured output, validated where the call has a schema. @throws {OutputError} */
  structuredOutput(): Promise<TOutput> {
    return quiet(this.finalWorker().then((worker) => readOutput<TOutput>(worker, this.#context?.schema)));
  }

  /**
   * The stream as bytes of server-sent events, to be passed on: with the same ids, a comment at least every 10 s, and `done` at the end.
   * Reads as fast as it is read; cancelling it leaves the stream.
   */
  toReadableStream(): ReadableStream<Uint8Array> {
    return writeSse(this.#read(), this.#source);
  }

  /** Two streams of what is still to come. Each can be left on its own; when both are, this one is. */
  tee(): [TaskStream<TOutput, TInput>, TaskStream<TOutput, TInput>] {
    const [left, right] = teeSource(this.#read(), this.#source);
    const context = this.#context && { ...this.#context, onEnd: undefined };
    return [new TaskStream(left, context), new TaskStream(right, context)];
  }

  /** Calls the listener whenever something of this type comes while the stream is being read. */
  on<Type extends StreamEventType>(type: Type, listener: StreamListener<Type>): this {
    this.#hasListeners = true;
    this.#listeners.add(type, listener);
    return this;
  }

  off<Type extends StreamEventType>(type: Type, listener: StreamListener<Type>): this {
    this.#listeners.remove(type, listener);
    return this;
  }

  /** Closes the connection without reading the rest. The task runs on. */
  detach(): void {
    this.#leave();
  }

  /** The same as {@link detach}, as a promise. The API has no way to stop a task. */
  async cancel(): Promise<void> {
    this.#leave();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#leave();
  }

  async #findWorker(): Promise<Worker> {
    try {
      return await this.#source.findWorker();
    } catch (error) {
      this.#context?.explain?.(error);
      throw error;
    }
  }

  /** Makes the caller the one reader. @throws {HandingerError} `stream_consumed` */
  #read(): ChunkReader {
    if (this.#isRead) throw this.#failure ?? consumed();
    this.#isRead = true;
    return { take: () => this.#take(), next: () => this.#next(), leave: () => this.#leave() };
  }

  #next(): Promise<IteratorResult<TaskChunk, undefined>> {
    if (this.#pending) return this.#pending.then(this.#again, this.#again);
    const chunk = this.#take();
    if (chunk) return Promise.resolve({ value: chunk, done: false });
    if (this.#failure) return Promise.reject(this.#failure);
    this.#pending = this.#pull();
    return this.#pending;
  }

  readonly #again = (): Promise<IteratorResult<TaskChunk, undefined>> => this.#next();

  async #pull(): Promise<IteratorResult<TaskChunk, undefined>> {
    try {
      while (await this.#source.fill()) {
        const chunk = this.#take();
        if (chunk) return { value: chunk, done: false };
      }
      this.#end();
      return { value: undefined, done: true };
    } catch (error) {
      this.#fail(error);
      throw error;
    } finally {
      this.#pending = undefined;
    }
  }

  #take(): TaskChunk | undefined {
    if (this.#failure) return undefined;
    const chunk = this.#source.take();
    if (chunk && this.#hasListeners) this.#listeners.emitChunk(chunk, this.#source.fold);
    if (this.#source.isOver) this.#end();
    return chunk;
  }

  async #readAll(): Promise<void> {
    // Whoever begins to read in the same breath goes first. Not by `queueMicrotask`, which jest's fake timers hold back.
    await Promise.resolve();
    if (this.#isRead) return;
    this.#isRead = true;
    try {
      for (let isDone = false; !isDone; isDone = (await this.#next()).done === true) while (this.#take());
    } catch {
      // Whoever waits for the end is told.
    }
  }

  #leave(): void {
    this.#isRead = true;
    if (this.signal.aborted) return;
    const { taskId, turnId } = this;
    const message = 'The stream was left before its end. The task runs on.';
    this.controller.abort(new APIUserAbortError({ message, taskId, turnId }));
  }

  #onAbort(): void {
    this.#source.leave();
    // Somebody who waits for a chunk gets the failure, and everybody else then.
    if (this.#pending || this.#hasEnded) return;
    const { reason } = this.signal;
    this.#isRead = true;
    this.#fail(reason instanceof HandingerError ? reason : createAbortError(reason), true);
  }

  #end(): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#context?.onEnd?.();
    if (this.#hasListeners) this.#listeners.emit('done', this.state);
    this.#settle.resolve();
  }

  #fail(error: unknown, isLeft = false): void {
    this.#failure = error;
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#context?.explain?.(error);
    this.#context?.onEnd?.(isLeft ? undefined : error);
    if (!isLeft) this.#listeners.emit('error', error as HandingerError);
    this.#settle.reject(error);
  }
}

function consumed(): HandingerError {
  return new HandingerError('A stream can be read only once, and this one has been.', {
    code: 'stream_consumed',
  });
}

/** The promise itself, without a complaint of the runtime when nobody looks at it: what went wrong is told elsewhere as well. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined);
  return promise;
}
