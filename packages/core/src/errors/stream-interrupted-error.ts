import { APIConnectionError, type APIConnectionErrorOptions } from './api-connection-error.ts';
import { brandErrorClass } from './brand-error-class.ts';

/** How far a stream had come. */
export interface StreamPosition {
  readonly taskId?: string | undefined;
  readonly turnId?: string | undefined;
  readonly lastEventId?: string | undefined;
  readonly chunksSeen: number;
}

/**
 * A stream that ended without its `done` event: what was read so far is not the whole answer. The task runs on; read
 * it with `tasks.retrieve(taskId)`, or go on with `workers.streamUpdates(workerId, { taskId, lastEventId })`.
 * `code` is `stream_interrupted`, or `invalid_chunk` when an event could not be read.
 */
export class StreamInterruptedError extends APIConnectionError implements StreamPosition {
  /** The id of the last event that arrived; the stream can be resumed after it. */
  readonly lastEventId: string | undefined;
  /** How many chunks had been handed out. */
  readonly chunksSeen: number;

  constructor(options: APIConnectionErrorOptions & StreamPosition) {
    super({
      ...options,
      message:
        options.message ?? `The stream broke off after ${options.chunksSeen} chunks, before it was done.`,
      code: options.code ?? 'stream_interrupted',
    });
    this.lastEventId = options.lastEventId;
    this.chunksSeen = options.chunksSeen;
  }

  override toJSON(): Record<string, unknown> {
    const { lastEventId, chunksSeen } = this;
    return { ...super.toJSON(), lastEventId, chunksSeen };
  }

  static {
    brandErrorClass(this, 'StreamInterruptedError');
  }
}
