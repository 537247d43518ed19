import { and, asc, eq, exists, getTableColumns, gt, inArray, isNull, min, or, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { webhookDeliveries, webhookExecutions, webhooks } from '../db/schema.ts';
import type { WebhookRow } from './webhook-repository.ts';

export type DeliveryRow = typeof webhookDeliveries.$inferSelect;
export type NewDelivery = typeof webhookDeliveries.$inferInsert;

/** A task with deliveries that are pending: they leave one after the other. */
export interface Lane {
  readonly taskId: string;
  readonly workerId: string;
  /** When the first of them is due; null is at once. */
  readonly dueAt: Date | null;
}

/** A pending delivery that is its lane's first, and where it goes. */
export interface FirstDelivery {
  readonly delivery: DeliveryRow;
  readonly webhook: WebhookRow;
  /** An attempt at it has begun and not ended. */
  readonly isUnderWay: boolean;
}

/** What becomes of a delivery after an attempt. */
export interface SettledDelivery {
  readonly id: string;
  readonly state: 'pending' | 'delivered' | 'failed';
  /** Of one that is pending still; null is at once. */
  readonly nextAttemptAt: Date | null;
}

/** Events on their way to a webhook. */
export class WebhookDeliveryRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(delivery: NewDelivery): Promise<DeliveryRow> {
    const [row] = await this.#database.insert(webhookDeliveries).values(delivery).returning();
    return row!;
  }

  /** By its own id, or by that of one of its executions. */
  async find(id: string): Promise<DeliveryRow | undefined> {
    const ofExecution = this.#database
      .select({ id: webhookExecutions.deliveryId })
      .from(webhookExecutions)
      .where(eq(webhookExecutions.id, id));
    const [row] = await this.#database
      .select()
      .from(webhookDeliveries)
      .where(or(eq(webhookDeliveries.id, id), inArray(webhookDeliveries.id, ofExecution)));
    return row;
  }

  /** Ends every delivery of a worker that is not delivered or given up. */
  async cancelPending(workerId: string): Promise<void> {
    await this.#database
      .update(webhookDeliveries)
      .set({ state: 'cancelled', nextAttemptAt: null })
      .where(and(eq(webhookDeliveries.workerId, workerId), eq(webhookDeliveries.state, 'pending')));
  }

  /** The first pending delivery of each of these tasks that has one. */
  async listFirst(taskIds: readonly string[]): Promise<FirstDelivery[]> {
    const open = this.#database
      .select({ one: sql`1` })
      .from(webhookExecutions)
      .where(
        and(eq(webhookExecutions.deliveryId, webhookDeliveries.id), isNull(webhookExecutions.requestStatus)),
      );
    return this.#database
      .selectDistinctOn([webhookDeliveries.taskId], {
        delivery: getTableColumns(webhookDeliveries),
        webhook: getTableColumns(webhooks),
        isUnderWay: sql<boolean>`${exists(open)}`,
      })
      .from(webhookDeliveries)
      .innerJoin(webhooks, eq(webhooks.workerId, webhookDeliveries.workerId))
      .where(and(eq(webhookDeliveries.state, 'pending'), inArray(webhookDeliveries.taskId, [...taskIds])))
      .orderBy(asc(webhookDeliveries.taskId), asc(webhookDeliveries.turnSeq));
  }

  /** The lanes with anything pending: all of them, or those of these tasks. */
  async listLanes(taskIds?: readonly string[]): Promise<Lane[]> {
    const ofTasks = taskIds && inArray(webhookDeliveries.taskId, [...taskIds]);
    return this.#database
      .selectDistinctOn([webhookDeliveries.taskId], {
        taskId: webhookDeliveries.taskId,
        workerId: webhookDeliveries.workerId,
        dueAt: webhookDeliveries.nextAttemptAt,
      })
      .from(webhookDeliveries)
      .innerJoin(webhooks, eq(webhooks.workerId, webhookDeliveries.workerId))
      .where(and(eq(webhookDeliveries.state, 'pending'), ofTasks))
      .orderBy(asc(webhookDeliveries.taskId), asc(webhookDeliveries.turnSeq));
  }

  async isAnyPending(): Promise<boolean> {
    const found = await this.#database
      .select({ id: webhookDeliveries.id })
      .from(webhookDeliveries)
      .where(eq(webhookDeliveries.state, 'pending'))
      .limit(1);
    return found.length > 0;
  }

  /** When the next attempt is due that is not due yet, by the clock that the queue goes by; null when none is. */
  async findNextDue(): Promise<Date | null> {
    const { state, nextAttemptAt } = webhookDeliveries;
    const [found] = await this.#database
      .select({ dueAt: min(nextAttemptAt) })
      .from(webhookDeliveries)
      .where(and(eq(state, 'pending'), gt(nextAttemptAt, sql`now()`)));
    return found?.dueAt ?? null;
  }

  /** Counts an attempt that begins. */
  async countAttempts(ids: readonly string[]): Promise<void> {
    await this.#database
      .update(webhookDeliveries)
      .set({ attempts: sql`${webhookDeliveries.attempts} + 1` })
      .where(inArray(webhookDeliveries.id, [...ids]));
  }

  /** Stores what becomes of deliveries. One that is cancelled or given up stays so, unless the receiver has it. */
  async settle(settled: readonly SettledDelivery[]): Promise<void> {
    const rows = sql`json_to_recordset(${JSON.stringify(settled)}) as settled (id text, state text, "nextAttemptAt" timestamptz)`;
    await this.#database
      .update(webhookDeliveries)
      .set({ state: sql`settled.state`, nextAttemptAt: sql`settled."nextAttemptAt"` })
      .from(rows)
      .where(
        and(
          sql`${webhookDeliveries.id} = settled.id`,
          or(eq(webhookDeliveries.state, 'pending'), sql`settled.state = 'delivered'`),
        ),
      );
  }
}
