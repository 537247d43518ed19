import type { LoggedChunk } from '../events/event-log.ts';
import type { TurnContext } from './turn-context.ts';

/** The first two chunks of every turn: a reader knows the task, and what the user said, before any work is done. */
export function openingChunks({ worker, task, turn }: TurnContext): LoggedChunk[] {
  const data = {
    taskId: task.id,
    turnId: turn.id,
    workerId: worker.id,
    seq: turn.seq,
    status: 'running',
    createdAt: turn.createdAt.toISOString(),
    input: turn.input,
    inputFiles: turn.inputFiles,
  };
  const start = { type: 'start', messageId: turn.messageId };
  return [start, { type: 'data-task', data } as LoggedChunk];
}
