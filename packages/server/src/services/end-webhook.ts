import type { Database } from '../db/database.ts';
import type { WebhookDeliverer } from '../deliveries/webhook-deliverer.ts';
import { WebhookRepository } from '../repositories/webhook-repository.ts';

/**
 * Takes the webhook from a worker, together with its deliveries. When this resolves, nothing is sent any more: attempts that
 * were under way are aborted by then.
 *
 * @param also What is done in the same transaction.
 */
export async function endWebhook(
  database: Database,
  deliverer: WebhookDeliverer,
  workerId: string,
  also?: (transaction: Database) => Promise<void>,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await also?.(transaction);
    await new WebhookRepository(transaction).remove(workerId);
    await deliverer.cancelWorker(transaction, workerId);
  });
  await deliverer.abortWorker(workerId);
}
