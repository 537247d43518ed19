import type { Database } from '../db/database.ts';
import type { DeliveryQueue } from '../jobs/delivery-queue.ts';
import type { Links } from '../links.ts';
import { newId } from '../new-id.ts';
import type { TaskRow } from '../repositories/task-repository.ts';
import type { TurnRow } from '../repositories/turn-repository.ts';
import { WebhookDeliveryRepository } from '../repositories/webhook-delivery-repository.ts';
import { WebhookRepository } from '../repositories/webhook-repository.ts';
import { eventBody } from './event-body.ts';

/** A turn that has ended, and its task as it is now. */
export interface FinishedTurn {
  readonly task: TaskRow;
  readonly turn: TurnRow;
}

const types = { completed: 'task.completed', error: 'task.error', aborted: 'task.aborted' } as const;

/** Stores the delivery about a turn that has ended. @returns Whether its worker has a webhook. */
export async function storeDelivery(
  transaction: Database,
  queue: DeliveryQueue,
  links: Links,
  { task, turn }: FinishedTurn,
): Promise<boolean> {
  const { workerId } = task;
  if ((await new WebhookRepository(transaction).find(workerId)) === undefined) return false;
  const id = newId('wex');
  const type = types[turn.status as keyof typeof types];
  // A fault in here is undone by itself, without what the caller has done.
  await transaction.transaction(async (savepoint) => {
    await new WebhookDeliveryRepository(savepoint).insert({
      id,
      workerId,
      taskId: task.id,
      turnId: turn.id,
      turnSeq: turn.seq,
      type,
      body: eventBody({ id, type }, task, turn, links),
      state: 'pending',
    });
    // A queue that opens later finds it among the deliveries.
    if (!queue.isOpen) return;
    await queue.add(savepoint, [{ taskId: task.id, workerId, dueAt: null }]);
    // The lane may be there still for one that was cancelled, and wait in vain.
    await queue.hasten(savepoint, task.id);
  });
  return true;
}
