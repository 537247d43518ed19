import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { ApiError } from '../errors/api-error.ts';
import { OrganizationRepository } from '../repositories/organization-repository.ts';
import { TaskRepository, type TaskRow } from '../repositories/task-repository.ts';
import { WorkerRepository, type WorkerRow } from '../repositories/worker-repository.ts';
import { isOutOfCredits } from './is-out-of-credits.ts';
import { checkNotDeleted, checkVisible } from './worker-access.ts';

/** What a turn is to run on: a worker and a task that are there, or that are to be made with it. */
export interface TurnTarget {
  readonly worker: WorkerRow | undefined;
  readonly task: TaskRow | undefined;
}

/** @throws {ApiError} where this key may not start a turn on that, or there is no such worker. */
export async function findTurnTarget(
  database: Database,
  principal: Principal,
  named: {
    readonly workerId?: string | undefined;
    readonly taskId?: string | undefined;
    readonly isContinued?: boolean;
  },
): Promise<TurnTarget> {
  const task = await findNamedTask(database, principal, named);
  if (task !== undefined && named.workerId !== undefined && named.workerId !== task.workerId) {
    throw new ApiError(
      'forbidden',
      "The task belongs to another worker. Send that worker's id, or omit taskId to start a new task.",
    );
  }
  const workerId = named.workerId ?? task?.workerId;
  if (workerId === undefined) {
    checkCredits(await new OrganizationRepository(database).findCredits(principal.organizationId));
    return { worker: undefined, task };
  }
  const found = await new WorkerRepository(database).find(workerId);
  if (found === undefined) throw new ApiError('not_found', `There is no worker ${workerId}.`);
  await checkVisible(database, found.worker, principal);
  checkNotDeleted(found.worker);
  checkCredits(found.credits);
  return { worker: found.worker, task };
}

async function findNamedTask(
  database: Database,
  principal: Principal,
  { workerId, taskId, isContinued }: Parameters<typeof findTurnTarget>[2],
): Promise<TaskRow | undefined> {
  const tasks = new TaskRepository(database);
  if (taskId === undefined) {
    return isContinued === true && workerId !== undefined ? tasks.findMostRecent(workerId) : undefined;
  }
  const found = await tasks.find(taskId);
  if (found === undefined) return undefined;
  if (found.task.organizationId !== principal.organizationId) {
    throw new ApiError('forbidden', 'The taskId belongs to a task that this API key has no access to.');
  }
  if (found.task.archivedAt !== null) {
    throw new ApiError(
      'conflict',
      'The task is archived and takes no further turn. Omit taskId to start a new task.',
    );
  }
  return found.task;
}

function checkCredits(credits: number | null): void {
  if (isOutOfCredits(credits)) {
    throw new ApiError(
      'insufficient_credits',
      'Your organization is out of billing credits. Top up in the dashboard or lower the task budget.',
    );
  }
}
