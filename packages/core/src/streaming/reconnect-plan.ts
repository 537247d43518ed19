import { retryDelay } from '../async/retry-delay.ts';
import { APIError } from '../errors/api-error.ts';
import { silence } from './stream-wait.ts';
import type { SnapshotReason } from './task-chunk.ts';

/** What is to be done after a failure: wait and connect again, read the task instead, or give up. */
export type ReconnectPlan =
  | { readonly action: 'reconnect'; readonly delay: number }
  | { readonly action: 'poll'; readonly reason: SnapshotReason }
  | { readonly action: 'fail' };

/** How a stream stands when a connection of it has failed. */
export interface StreamFailure {
  /** What was thrown; {@link silence} for a connection that fell silent. */
  readonly error: unknown;
  /** Failures in a row, this one included, none of them with a new event. */
  readonly failures: number;
  /** How many of them were silent or held an event that could not be read. */
  readonly useless: number;
  readonly maxReconnects: number;
  /** Whether it is known after which event to go on. */
  readonly isResumable: boolean;
}

/** The first time at once: most cuts are of one connection, and the server is there. At random, since a proxy cuts many streams at once. */
const firstDelay = 100;

/** What is worth another try, as 5xx are. */
const temporary = new Set([408, 425, 429]);
/** What reading the task would be answered with as well. */
const refused = new Set([401, 402, 403]);

export function planReconnect(failure: StreamFailure): ReconnectPlan {
  const { error, failures, useless, maxReconnects, isResumable } = failure;
  if (maxReconnects === 0) return { action: 'fail' };
  const status = error instanceof APIError ? error.status : undefined;
  if (status !== undefined) {
    if (refused.has(status)) return { action: 'fail' };
    if (status === 501 || (status < 500 && !temporary.has(status)))
      return { action: 'poll', reason: 'not_resumable' };
  }
  if (!isResumable) return { action: 'poll', reason: 'not_resumable' };
  if (useless >= 2) return { action: 'poll', reason: error === silence ? 'silent' : 'not_resumable' };
  if (failures > maxReconnects) {
    // A server that answers but whose streams do not last may yet tell the task itself.
    return error instanceof APIError ? { action: 'fail' } : { action: 'poll', reason: 'not_resumable' };
  }
  const headers = error instanceof APIError ? error.headers : undefined;
  const asked =
    failures === 1 && !headers ? Math.random() * firstDelay : retryDelay(Math.max(0, failures - 2), headers);
  return asked === undefined ? { action: 'fail' } : { action: 'reconnect', delay: asked };
}
