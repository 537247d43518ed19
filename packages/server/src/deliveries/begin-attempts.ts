import type { Database } from '../db/database.ts';
import type { LaneJob } from '../jobs/delivery-queue.ts';
import { newId } from '../new-id.ts';
import { WebhookDeliveryRepository, type DeliveryRow } from '../repositories/webhook-delivery-repository.ts';
import { WebhookExecutionRepository } from '../repositories/webhook-execution-repository.ts';
import type { WebhookRow } from '../repositories/webhook-repository.ts';
import type { BegunAttempt } from './attempt.ts';

export interface NewAttempt {
  readonly delivery: DeliveryRow;
  readonly webhook: WebhookRow;
  readonly job?: LaneJob | undefined;
  /** The id of the execution; without one it is made. */
  readonly executionId?: string | undefined;
}

/**
 * Stores attempts, and counts them, before their requests go out: whatever becomes of this process, none is made that is not
 * known of, and so never one too many.
 */
export async function beginAttempts(
  transaction: Database,
  attempts: readonly NewAttempt[],
): Promise<BegunAttempt[]> {
  if (attempts.length === 0) return [];
  const executions = await new WebhookExecutionRepository(transaction).insert(
    attempts.map(({ delivery, webhook, executionId = newId('wex') }) => ({
      id: executionId,
      deliveryId: delivery.id,
      workerId: delivery.workerId,
      taskId: delivery.taskId,
      attempt: delivery.attempts + 1,
      url: webhook.url,
    })),
  );
  const ids = attempts.map(({ delivery }) => delivery.id);
  await new WebhookDeliveryRepository(transaction).countAttempts(ids);
  // The rows come back in the order of the values.
  return attempts.map(({ delivery, webhook, job }, index) => ({
    delivery,
    webhook,
    job,
    execution: executions[index]!,
  }));
}
