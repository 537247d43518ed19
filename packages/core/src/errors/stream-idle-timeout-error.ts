import type { APIConnectionErrorOptions } from './api-connection-error.ts';
import { brandErrorClass } from './brand-error-class.ts';
import { StreamInterruptedError, type StreamPosition } from './stream-interrupted-error.ts';

/**
 * A stream whose server fell silent: not even a comment for `idleTimeout` milliseconds, also after the stream was opened again
 * as often as `maxReconnects` permits. The task itself may be running; `code` is `stream_idle`.
 */
export class StreamIdleTimeoutError extends StreamInterruptedError {
  /** The limit that was exceeded, in milliseconds. */
  readonly idleTimeout: number;

  constructor(options: APIConnectionErrorOptions & StreamPosition & { readonly idleTimeout: number }) {
    super({
      ...options,
      message: options.message ?? `The stream was silent for ${options.idleTimeout} ms.`,
      code: options.code ?? 'stream_idle',
    });
    this.idleTimeout = options.idleTimeout;
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), idleTimeout: this.idleTimeout };
  }

  static {
    brandErrorClass(this, 'StreamIdleTimeoutError');
  }
}
