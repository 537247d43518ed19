import { createHash } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import type { Database } from '../db/database.ts';
import { startBoss, type StartedBoss } from '../db/start-boss.ts';
import type { Lane } from '../repositories/webhook-delivery-repository.ts';

/** The queue's name. */
const queue = 'webhook-deliveries';

/** A lane that was taken: nobody else gets it until it is settled. */
export interface LaneJob {
  readonly id: string;
  readonly taskId: string;
}

/**
 * When which task is to be looked at for deliveries: one job for each lane, whatever the number of its deliveries, so that they
 * leave one after the other. The deliveries themselves decide what is sent, so that a job too many does no harm.
 *
 * The embedded database has one connection: whatever takes a transaction runs in it, since any other statement would wait for
 * the end of the transaction that waits for it.
 */
export class DeliveryQueue {
  readonly #client: PGlite;
  readonly #onError: (error: Error) => void;
  #started: StartedBoss | undefined;

  constructor(client: PGlite, onError: (error: Error) => void) {
    this.#client = client;
    this.#onError = onError;
  }

  get isOpen(): boolean {
    return this.#started !== undefined;
  }

  /** Opens the queue, empty: jobs that an earlier process left say nothing that the deliveries do not say. */
  async open(): Promise<void> {
    const started = await startBoss(this.#client, this.#onError);
    try {
      // Of each lane at most one job waits or is worked on.
      await started.boss.createQueue(queue, { policy: 'exclusive' });
      await started.boss.deleteAllJobs(queue);
    } catch (error) {
      await started.boss.stop({ graceful: false });
      throw error;
    }
    this.#started = started;
  }

  async close(): Promise<void> {
    const boss = this.#started?.boss;
    this.#started = undefined;
    await boss?.stop({ graceful: false });
  }

  /** Puts in lanes. One that is there already stays as it is. */
  async add(transaction: Database, lanes: readonly Lane[]): Promise<void> {
    if (lanes.length === 0) return;
    const { boss, within } = this.#open();
    await boss.insert(queue, lanes.map(toJob), within(transaction));
  }

  /** Makes a lane due now, whatever it waits for. One that is worked on, or not there, stays as it is. */
  async hasten(transaction: Database, taskId: string): Promise<void> {
    const { boss, within } = this.#open();
    const past = new Date(0);
    await boss.update(queue, undefined, {
      singletonKey: keyOf(taskId),
      startAfter: past,
      ...within(transaction),
    });
  }

  /** Takes lanes that are due, the longest waiting first, and of one worker no more than so many at a time. */
  async take(transaction: Database, count: number, perWorker: number): Promise<LaneJob[]> {
    const { boss, within } = this.#open();
    const jobs = await boss.fetch<{ taskId: string }>(queue, {
      batchSize: count,
      groupConcurrency: perWorker,
      ...within(transaction),
    });
    return jobs.map(({ id, data }) => ({ id, taskId: data.taskId }));
  }

  /** Ends jobs that were taken, and puts in what is left of their lanes. */
  async settle(transaction: Database, jobs: readonly LaneJob[], left: readonly Lane[]): Promise<void> {
    if (jobs.length === 0) return;
    const { boss, within } = this.#open();
    const ids = jobs.map((job) => job.id);
    await boss.deleteJob(queue, ids, within(transaction));
    await this.add(transaction, left);
  }

  #open(): StartedBoss {
    if (this.#started === undefined) throw new Error('The queue of deliveries is not open.');
    return this.#started;
  }
}

function toJob({ taskId, workerId, dueAt }: Lane) {
  const job = { data: { taskId }, singletonKey: keyOf(taskId), group: { id: workerId } };
  return dueAt === null ? job : { ...job, startAfter: dueAt };
}

/** Callers choose the ids of tasks, and an index takes no long ones. */
function keyOf(taskId: string): string {
  return createHash('sha256').update(taskId).digest('hex');
}
