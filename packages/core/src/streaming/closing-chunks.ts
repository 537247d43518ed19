import type { Turn, Worker } from '../generated/types.gen.ts';
import type { SnapshotReason, TaskChunk } from './task-chunk.ts';

/** The chunks that tell a finished turn at once, for a stream that could not be read to its end. */
export function closingChunks(turn: Turn, worker: Worker, reason: SnapshotReason): TaskChunk[] {
  const { id: turnId, taskId, status, credits, durationMs, inputTokens, outputTokens } = turn;
  return [
    { type: 'data-snapshot', data: { reason, taskId, turnId, turn, worker } },
    { type: 'data-usage', data: { credits, durationMs, inputTokens, outputTokens } },
    { type: 'data-worker', data: worker },
    status === 'completed'
      ? { type: 'finish' }
      : status === 'aborted'
        ? { type: 'abort' }
        : { type: 'error', errorText: turn.error ?? 'The turn failed.' },
  ];
}
