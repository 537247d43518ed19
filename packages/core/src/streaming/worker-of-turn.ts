import type { Turn, Worker } from '../generated/types.gen.ts';

/**
 * The state of the worker at the end of a turn, as the call that started the turn gives it. The API tells only the state at the end of the
 * task's last turn; where that is a later one, what belongs to the turn is put in its place.
 */
export function workerOfTurn(worker: Worker, turn: Turn): Worker {
  if (worker.metadata['turnId'] === turn.id) return worker;
  const { outputText, structuredOutput, files, status, credits, durationMs } = turn;
  const error = turn.error == null ? {} : { turnError: turn.error };
  return {
    ...worker,
    files,
    metadata: { taskId: turn.taskId, turnId: turn.id, turnStatus: status, ...error },
    output:
      outputText === ''
        ? []
        : [
            {
              id: turn.id,
              content: [{ text: outputText, type: 'output_text' }],
              role: 'assistant',
              status: 'completed',
              type: 'message',
            },
          ],
    output_text: outputText,
    running: false,
    sources: [],
    status: 'completed',
    structured_output: structuredOutput,
    usage: { credits, durationMs },
  };
}
