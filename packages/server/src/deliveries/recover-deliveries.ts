import type { Database } from '../db/database.ts';
import { WebhookDeliveryRepository } from '../repositories/webhook-delivery-repository.ts';
import { WebhookExecutionRepository } from '../repositories/webhook-execution-repository.ts';
import { maxAttempts } from './max-attempts.ts';

const result = {
  requestStatus: 'error',
  responseStatus: null,
  durationMs: 0,
  errorMessage:
    'The server ended before the answer was recorded. Whether the receiver got the delivery is not known.',
} as const;

/** Ends the attempts that a killed process left under way. They count; the next ones are due at once. */
export async function recoverDeliveries(database: Database): Promise<void> {
  await database.transaction(async (transaction) => {
    const executions = new WebhookExecutionRepository(transaction);
    const open = await executions.listOpen();
    if (open.length === 0) return;
    await executions.complete(open.map(({ id }) => ({ ...result, id })));
    await new WebhookDeliveryRepository(transaction).settle(
      open.map(({ deliveryId, attempt }) => ({
        id: deliveryId,
        state: attempt >= maxAttempts ? 'failed' : 'pending',
        nextAttemptAt: null,
      })),
    );
  });
}
