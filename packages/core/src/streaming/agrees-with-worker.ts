import type { Worker } from '../generated/types.gen.ts';
import { reasoningOf, toolCallsOf } from './message-parts.ts';
import type { TurnFold } from './turn-fold.ts';

/**
 * Whether what was read of a turn is all that its final state tells.
 *
 * @param isSuspect the stream was cut or has a gap, so all of it is compared; otherwise the words of the answer are enough
 */
export function agreesWithWorker(fold: TurnFold, worker: Worker, isSuspect: boolean): boolean {
  const { output_text: text, sources } = worker;
  if (!isSuspect) return [fold.text.trim(), fold.transcript.trim()].includes(text.trim());
  return (
    (text === fold.text || text === fold.transcript) &&
    reasoningOf(worker) === fold.reasoning &&
    toolCallsOf(worker).length === fold.toolCalls.length &&
    (sources ?? []).length === fold.sources.length
  );
}
