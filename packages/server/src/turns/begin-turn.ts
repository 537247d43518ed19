import { TaskRepository } from '../repositories/task-repository.ts';
import { TurnRepository, type TurnRow } from '../repositories/turn-repository.ts';
import type { TurnContext } from './turn-context.ts';
import type { TurnDependencies } from './turn-dependencies.ts';

/** Puts a turn's files into its task's folder, and marks a turn that waited as running. */
export async function beginTurn(
  { database, files }: TurnDependencies,
  { worker, task, turn }: TurnContext,
): Promise<TurnRow> {
  if (turn.status === 'running' && turn.inputFiles.length === 0) return turn;
  const inputFiles = await files.unstage(
    turn.messageId,
    turn.inputFiles,
    files.workspace(worker.id, task.folder),
  );
  const startedAt = turn.startedAt ?? new Date();
  return database.transaction(async (transaction) => {
    await new TaskRepository(transaction).markRunning(task.id);
    return new TurnRepository(transaction).markRunning(turn.id, { startedAt, inputFiles });
  });
}
