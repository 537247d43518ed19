import type { Database } from '../db/database.ts';
import { ApiError } from '../errors/api-error.ts';
import { WebhookDeliveryRepository } from '../repositories/webhook-delivery-repository.ts';
import { WebhookExecutionRepository } from '../repositories/webhook-execution-repository.ts';
import { WebhookRepository } from '../repositories/webhook-repository.ts';
import type { BegunAttempt } from './attempt.ts';
import { beginAttempts } from './begin-attempts.ts';

export interface ResendOptions {
  /** The id of the new execution; without one it is made. */
  readonly executionId?: string | undefined;
  /** What is done in the transaction that the attempt is stored in. */
  readonly claim?: ((transaction: Database) => Promise<void>) | undefined;
}

/**
 * Stores an attempt that is made by hand.
 *
 * @throws {ApiError} `not_found`, or `conflict` while an attempt is under way and for a worker without a webhook.
 */
export async function beginResend(
  transaction: Database,
  id: string,
  { executionId, claim }: ResendOptions,
): Promise<BegunAttempt> {
  await claim?.(transaction);
  const delivery = await new WebhookDeliveryRepository(transaction).find(id);
  if (delivery === undefined) throw new ApiError('not_found', `There is no webhook execution ${id}.`);
  const webhook = await new WebhookRepository(transaction).find(delivery.workerId);
  if (webhook === undefined) {
    throw new ApiError('conflict', 'The worker has no webhook any more. Set its URL first.');
  }
  const [open] = await new WebhookExecutionRepository(transaction).listOpen(delivery.id);
  if (open !== undefined) {
    throw new ApiError('conflict', 'An attempt of this delivery is under way. Wait for its end.');
  }
  const [attempt] = await beginAttempts(transaction, [{ delivery, webhook, executionId }]);
  return attempt!;
}
