import type { Database } from '../db/database.ts';
import type { DeliveryQueue, LaneJob } from '../jobs/delivery-queue.ts';
import { WebhookDeliveryRepository } from '../repositories/webhook-delivery-repository.ts';
import type { BegunAttempt } from './attempt.ts';
import { beginAttempts, type NewAttempt } from './begin-attempts.ts';

export interface TakenDeliveries {
  readonly begun: BegunAttempt[];
  /** Jobs for deliveries that are being sent by hand: that attempt is theirs too. */
  readonly joined: { readonly deliveryId: string; readonly job: LaneJob }[];
  /** When the next attempt is due that is not due yet; null when none is. */
  readonly nextDue: Date | null;
}

/** Attempts of one worker at a time: a receiver that hangs holds up no others. */
const perWorker = 16;

/** Begins attempts at what is due, as many as there is room for. */
export async function takeDue(
  transaction: Database,
  queue: DeliveryQueue,
  room: number,
): Promise<TakenDeliveries> {
  const deliveries = new WebhookDeliveryRepository(transaction);
  const due: NewAttempt[] = [];
  const joined: TakenDeliveries['joined'] = [];
  while (due.length < room) {
    // What a worker has too much of is left out of a batch only after it was looked for: others may come behind it.
    const jobs = await queue.take(transaction, room - due.length, perWorker);
    if (jobs.length === 0) break;
    const firsts = await deliveries.listFirst(jobs.map((job) => job.taskId));
    const firstOf = new Map(firsts.map((first) => [first.delivery.taskId, first]));
    const idle: LaneJob[] = [];
    for (const job of jobs) {
      const first = firstOf.get(job.taskId);
      if (first?.isUnderWay === true) joined.push({ deliveryId: first.delivery.id, job });
      else if (first === undefined || isLater(first.delivery.nextAttemptAt)) idle.push(job);
      else due.push({ ...first, job });
    }
    if (idle.length > 0) {
      await queue.settle(transaction, idle, await deliveries.listLanes(idle.map((job) => job.taskId)));
    }
  }
  const begun = await beginAttempts(transaction, due);
  // What is too much now gets its turn when an attempt ends, and so needs no time.
  return { begun, joined, nextDue: room > 0 ? await deliveries.findNextDue() : null };
}

function isLater(time: Date | null): boolean {
  return time !== null && time.getTime() > Date.now();
}
