import type { Turn } from '../generated/types.gen.ts';
import type { Links } from '../links.ts';
import type { TaskRow } from '../repositories/task-repository.ts';
import type { TurnSummary } from '../repositories/turn-repository.ts';
import { fileToOutput } from './file-to-output.ts';

export function turnToResponse(turn: TurnSummary, task: TaskRow, links: Links): Turn {
  return {
    id: turn.id,
    completedAt: turn.completedAt?.toISOString() ?? null,
    credits: turn.credits,
    durationMs: turn.durationMs,
    files: turn.files.map((file) => fileToOutput(file, task, links)),
    input: turn.input,
    inputTokens: turn.inputTokens,
    outputText: turn.outputText,
    outputTokens: turn.outputTokens,
    role: 'user',
    seq: turn.seq,
    // A turn that waits has not started: the contract wants a time all the same, and that of its request is the nearest.
    startedAt: (turn.startedAt ?? turn.createdAt).toISOString(),
    status: turn.status,
    structuredOutput: turn.structuredOutput,
    taskId: turn.taskId,
    error: turn.error,
  };
}
