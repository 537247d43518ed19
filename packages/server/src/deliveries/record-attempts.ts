import type { Database } from '../db/database.ts';
import type { DeliveryQueue } from '../jobs/delivery-queue.ts';
import {
  WebhookDeliveryRepository,
  type SettledDelivery,
} from '../repositories/webhook-delivery-repository.ts';
import {
  WebhookExecutionRepository,
  type ExecutionRow,
} from '../repositories/webhook-execution-repository.ts';
import type { EndedAttempt } from './attempt.ts';
import { maxAttempts } from './max-attempts.ts';
import { retryDelay } from './retry-delay.ts';

/**
 * Stores how attempts ended, what becomes of their deliveries, and when their lanes go on.
 *
 * @param firstDelay Milliseconds before a second attempt.
 * @returns The executions by their ids.
 */
export async function recordAttempts(
  transaction: Database,
  queue: DeliveryQueue,
  ended: readonly EndedAttempt[],
  firstDelay: number,
): Promise<Map<string, ExecutionRow>> {
  if (ended.length === 0) return new Map();
  const deliveries = new WebhookDeliveryRepository(transaction);
  const rows = await new WebhookExecutionRepository(transaction).complete(
    ended.map(({ execution, outcome }) => ({ ...outcome, id: execution.id })),
  );
  await deliveries.settle(ended.flatMap((attempt) => settledBy(attempt, firstDelay) ?? []));
  const jobs = ended.flatMap(({ job }) => job ?? []);
  if (jobs.length > 0) {
    await queue.settle(transaction, jobs, await deliveries.listLanes(jobs.map((job) => job.taskId)));
  }
  for (const { job, delivery } of ended) {
    // What was sent by hand may have been what its lane waited for.
    if (job === undefined && queue.isOpen) await queue.hasten(transaction, delivery.taskId);
  }
  return new Map(rows.map((row) => [row.id, row]));
}

function settledBy(
  { delivery: { id }, execution: { attempt }, job, outcome, abort }: EndedAttempt,
  firstDelay: number,
): SettledDelivery | undefined {
  if (outcome.requestStatus === 'success') return { id, state: 'delivered', nextAttemptAt: null };
  if (outcome.responseStatus === 410 || attempt >= maxAttempts) {
    return { id, state: 'failed', nextAttemptAt: null };
  }
  // An attempt that was made by hand does not change when the next one is due.
  if (job === undefined) return undefined;
  // The server gave it up, not the receiver: it is due as soon as there is a server again.
  if (abort.signal.aborted) return { id, state: 'pending', nextAttemptAt: null };
  const delay = retryDelay(attempt, firstDelay, outcome);
  return { id, state: 'pending', nextAttemptAt: new Date(Date.now() + delay) };
}
