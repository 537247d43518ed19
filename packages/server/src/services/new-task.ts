import type { Principal } from '../auth/principal.ts';
import { taskFolder } from '../files/worker-files.ts';
import { newId } from '../new-id.ts';
import type { NewTask } from '../repositories/task-repository.ts';
import type { WorkerRow } from '../repositories/worker-repository.ts';

const maxTitle = 80;

/** Who starts a task; nobody is its user where a schedule does. */
export type TaskStarter = Pick<Principal, 'organizationId' | 'triggeredBy'> & {
  readonly userId: string | null;
};

/** A task of the worker with its first turn, which runs from the beginning. */
export function newTask(
  starter: TaskStarter,
  worker: WorkerRow,
  { taskId = newId('tsk'), input }: { taskId?: string | undefined; input: string },
): NewTask {
  return {
    id: taskId,
    organizationId: starter.organizationId,
    workerId: worker.id,
    createdByUserId: starter.userId,
    folder: taskFolder(taskId),
    title: titleOf(input),
    status: 'running',
    triggeredBy: starter.triggeredBy,
    turnCount: 1,
  };
}

/** The first line of the input that says something. */
function titleOf(input: string): string {
  const line =
    input
      .split('\n')
      .find((text) => text.trim() !== '')
      ?.trim() ?? 'Untitled';
  if (line.length <= maxTitle) return line;
  // Half of a surrogate pair could not be stored.
  return `${line
    .slice(0, maxTitle - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…`;
}
