import type { Turn } from '../generated/types.gen.ts';
import type { StoredTask, StoredTurn } from './stored-task.ts';

export function turnToResponse(turn: StoredTurn, task: StoredTask): Turn {
  const { id, seq, input, status, startedAt, completedAt, error, outputText, structuredOutput, usage } = turn;
  return {
    id,
    completedAt,
    ...usage,
    files: turn.outputFiles,
    input,
    outputText,
    role: 'user',
    seq,
    startedAt,
    status,
    structuredOutput,
    taskId: task.id,
    error,
  };
}
