import type { TurnOutcome } from '../agent/run-turn.ts';
import type { LoggedChunk } from '../events/event-log.ts';
import { EventRepository } from '../repositories/event-repository.ts';
import { OrganizationRepository } from '../repositories/organization-repository.ts';
import { TaskRepository } from '../repositories/task-repository.ts';
import { TurnRepository } from '../repositories/turn-repository.ts';
import type { TurnContext } from './turn-context.ts';
import type { TurnDependencies } from './turn-dependencies.ts';

/** Stores how a turn ended, what it took, its last chunks and the delivery to its webhook, all in one transaction. */
export async function finishTurn(
  { database, log, deliverer }: TurnDependencies,
  { worker, task, turn, earlier }: TurnContext,
  outcome: TurnOutcome,
): Promise<TurnContext> {
  const completedAt = new Date();
  const durationMs = Math.max(0, completedAt.getTime() - (turn.startedAt ?? completedAt).getTime());
  let isQueued = false;
  const closing = closingChunks(outcome, durationMs);
  const context = await log.appendLast(task.id, turn.id, closing, async (rows) =>
    database.transaction(async (transaction) => {
      const { status, credits } = outcome;
      const finished = await new TurnRepository(transaction).finish(turn.id, {
        status,
        completedAt,
        durationMs,
        credits,
        inputTokens: outcome.inputTokens,
        outputTokens: outcome.outputTokens,
        outputText: storable(outcome.outputText),
        structuredOutput: outcome.structuredOutput,
        message: { ...outcome.message, id: turn.messageId },
        sources: outcome.sources,
        files: outcome.files,
        error: outcome.error === null ? null : storable(outcome.error),
      });
      const end = { status, credits, durationMs, completedAt, seq: turn.seq };
      const finishedTask = await new TaskRepository(transaction).finishTurn(task.id, end);
      await new OrganizationRepository(transaction).spend(task.organizationId, credits);
      await new EventRepository(transaction).append(rows);
      isQueued = await deliverer.enqueue(transaction, { task: finishedTask, turn: finished });
      return { worker, task: finishedTask, turn: finished, earlier };
    }),
  );
  if (isQueued) deliverer.wake();
  return context;
}

function closingChunks(outcome: TurnOutcome, durationMs: number): LoggedChunk[] {
  const { credits, inputTokens, outputTokens } = outcome;
  const usage = { type: 'data-usage', data: { credits, durationMs, inputTokens, outputTokens } };
  // The worker's state is put in when the event is read: it holds the whole conversation, which is stored once already.
  return [usage, { type: 'data-worker' }, lastChunk(outcome)];
}

function lastChunk({ status, error }: TurnOutcome): LoggedChunk {
  if (status === 'completed') return { type: 'finish' };
  if (status === 'aborted') return { type: 'abort' };
  return { type: 'error', errorText: error ?? 'The turn failed.' } as LoggedChunk;
}

/** PostgreSQL's text holds every character but this one. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
