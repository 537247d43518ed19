import { HandingerError } from '../errors/handinger-error.ts';
import { StreamIdleTimeoutError } from '../errors/stream-idle-timeout-error.ts';
import { StreamInterruptedError, type StreamPosition } from '../errors/stream-interrupted-error.ts';
import type { RequestLog } from '../transport/request-log.ts';
import { silence } from './stream-wait.ts';

/** How a stream stood when it failed. */
export interface StreamFailureDetails {
  /** What was thrown; {@link silence} for a connection that fell silent. */
  readonly cause: unknown;
  readonly position: StreamPosition;
  /** Whether the call only reads; undefined where only the call itself knows. */
  readonly safeToRetry: boolean | undefined;
  readonly idleTimeout: number | undefined;
  /** Knows what is to be kept out. */
  readonly log: RequestLog | undefined;
}

/** The error for a stream that broke off. */
export function createStreamError({
  cause: error,
  position,
  safeToRetry,
  idleTimeout = 0,
  log,
}: StreamFailureDetails): StreamInterruptedError {
  const { chunksSeen } = position;
  // A server may echo the key in any of these.
  const details = { ...(log ? log.redact(position) : position), chunksSeen, safeToRetry };
  if (error === silence) return new StreamIdleTimeoutError({ ...details, idleTimeout });
  if (error instanceof HandingerError) {
    const message = `The stream broke off after ${chunksSeen} chunks, and could not be resumed: ${error.message}`;
    return new StreamInterruptedError({ ...details, message, cause: error });
  }
  return new StreamInterruptedError({
    ...details,
    cause: log ? log.redactError(error) : error,
    ...(error instanceof SyntaxError && {
      code: 'invalid_chunk',
      message: 'The stream holds an event that is no chunk.',
    }),
  });
}
