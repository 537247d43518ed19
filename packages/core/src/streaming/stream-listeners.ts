import type { HandingerError } from '../errors/handinger-error.ts';
import type { OutputFile, Source, StreamTask, StreamUsage, Worker } from '../generated/types.gen.ts';
import type { Reconnection } from './chunk-source.ts';
import type { StreamWarning } from './flow-watch.ts';
import type { Snapshot, TaskChunk } from './task-chunk.ts';
import type { TurnFold } from './turn-fold.ts';
import type { ToolCall, TurnState } from './turn-state.ts';

/** What `stream.on(…)` can be told, and with what. */
export interface StreamEvents {
  /** Every chunk, before the events that it leads to. */
  readonly chunk: readonly [chunk: TaskChunk];
  /** A piece of text, and the answer so far. */
  readonly text: readonly [delta: string, textSoFar: string];
  readonly reasoning: readonly [delta: string, reasoningSoFar: string];
  /** A tool call that began or changed. */
  readonly tool: readonly [call: ToolCall, chunk: TaskChunk];
  readonly source: readonly [source: Source];
  readonly file: readonly [file: OutputFile];
  /** The turn is known. */
  readonly task: readonly [task: StreamTask];
  readonly usage: readonly [usage: StreamUsage];
  /** The final state of a turn. */
  readonly worker: readonly [worker: Worker];
  /** Something was missed, and this is the whole. */
  readonly snapshot: readonly [snapshot: Snapshot];
  /** A connection failed, and the stream goes on. */
  readonly reconnect: readonly [event: Reconnection];
  /** The server answers again: after a `reconnect`, or for the first time where the stream was opened only now. */
  readonly resume: readonly [];
  /** Something on the way is not as it should be. The logger is told as well. */
  readonly warning: readonly [warning: StreamWarning];
  /** The stream is complete. */
  readonly done: readonly [state: TurnState];
  /** The stream failed. It is thrown to its reader as well. */
  readonly error: readonly [error: HandingerError];
}

export type StreamEventType = keyof StreamEvents;

export type StreamListener<Type extends StreamEventType> = (...event: StreamEvents[Type]) => unknown;

type AnyListener = (...event: readonly unknown[]) => unknown;

/** Who listens to a stream. One that throws, or whose promise is rejected, harms neither the stream nor the others. */
export class StreamListeners {
  readonly #listeners = new Map<StreamEventType, Set<AnyListener>>();
  readonly #report: (error: unknown, type: StreamEventType) => void;

  constructor(report: (error: unknown, type: StreamEventType) => void) {
    this.#report = report;
  }

  add<Type extends StreamEventType>(type: Type, listener: StreamListener<Type>): void {
    const ofType = this.#listeners.get(type) ?? new Set();
    this.#listeners.set(type, ofType.add(listener as AnyListener));
  }

  remove<Type extends StreamEventType>(type: Type, listener: StreamListener<Type>): void {
    this.#listeners.get(type)?.delete(listener as AnyListener);
  }

  emit<Type extends StreamEventType>(type: Type, ...event: StreamEvents[Type]): void {
    for (const listener of this.#listeners.get(type) ?? []) {
      try {
        const result = listener(...event);
        if (result instanceof Promise) result.catch((error: unknown) => this.#report(error, type));
      } catch (error) {
        this.#report(error, type);
      }
    }
  }

  /** A chunk, and what it means; the fold has taken it already. */
  emitChunk(chunk: TaskChunk, fold: TurnFold): void {
    this.emit('chunk', chunk);
    switch (chunk.type) {
      case 'text-delta':
        return this.emit('text', chunk.delta, fold.text);
      case 'reasoning-delta':
        return this.emit('reasoning', chunk.delta, fold.reasoning);
      case 'source-url': {
        const source = fold.sources.at(-1);
        return source && this.emit('source', source);
      }
      case 'data-file':
        return this.emit('file', chunk.data);
      case 'file': {
        // One with a name was told by the `data-file` before it.
        const file = fold.files.find(({ url }) => url === chunk.url);
        return file?.filename === null ? this.emit('file', file) : undefined;
      }
      case 'data-task':
        return this.emit('task', chunk.data);
      case 'data-usage':
        return this.emit('usage', chunk.data);
      case 'data-worker':
        return this.emit('worker', chunk.data);
      case 'data-snapshot':
        return this.emit('snapshot', chunk.data);
      default: {
        if (!('toolCallId' in chunk)) return undefined;
        const call = fold.toolCalls.findLast(({ id }) => id === chunk.toolCallId);
        return call && this.emit('tool', call, chunk);
      }
    }
  }
}
