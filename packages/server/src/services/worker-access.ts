import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { ApiError } from '../errors/api-error.ts';
import { WorkerRepository, type WorkerOwner, type WorkerRow } from '../repositories/worker-repository.ts';

/** Lets a worker through that this user may see: of the key's organization and, where it is private, for those invited. */
export async function checkVisible(
  database: Database,
  worker: WorkerOwner,
  { organizationId, userId }: Principal,
): Promise<void> {
  if (worker.organizationId !== organizationId) {
    throw new ApiError(
      'forbidden',
      'The worker belongs to an organization that this API key has no access to.',
    );
  }
  if (worker.visibility === 'public' || worker.userId === userId) return;
  if (!(await new WorkerRepository(database).isInvited(worker.id, userId))) {
    throw new ApiError(
      'forbidden',
      'The worker is private, and the user of this API key is not invited to it.',
    );
  }
}

export function checkNotDeleted(worker: WorkerRow): void {
  if (worker.deletedAt !== null) throw new ApiError('not_found', `The worker ${worker.id} was deleted.`);
}

export function checkCreator(worker: WorkerOwner, principal: Principal, what: string): void {
  if (worker.userId !== principal.userId) {
    throw new ApiError('forbidden', `Only the user who created the worker may ${what}.`);
  }
}
