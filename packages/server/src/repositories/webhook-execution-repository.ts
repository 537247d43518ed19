import { and, count, desc, eq, getTableColumns, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { tasks, webhookDeliveries, webhookExecutions } from '../db/schema.ts';
import { pageSize, rowsBefore, toPage, type Page } from './page.ts';

export type ExecutionRow = typeof webhookExecutions.$inferSelect;
export type NewExecution = typeof webhookExecutions.$inferInsert;

/** How an attempt ended. */
export interface ExecutionResult {
  readonly requestStatus: 'success' | 'error';
  readonly responseStatus: number | null;
  readonly durationMs: number;
  readonly errorMessage: string | null;
}

/** An attempt that has ended. */
export type CompletedExecution = ExecutionResult & { readonly id: string };

/** An execution with what is shown of its delivery and its task. */
export interface ExecutionDetails extends ExecutionRow {
  readonly type: (typeof webhookDeliveries.$inferSelect)['type'];
  readonly taskTitle: string;
}

/** An execution that has ended, as the API shows it. */
export type EndedExecution = ExecutionDetails & ExecutionResult;

const details = {
  ...getTableColumns(webhookExecutions),
  type: webhookDeliveries.type,
  taskTitle: tasks.title,
};

/** Attempts to deliver. One under way has no `requestStatus`, and is in no list. */
export class WebhookExecutionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Stores attempts that are about to be made. */
  async insert(executions: NewExecution[]): Promise<ExecutionRow[]> {
    return this.#database.insert(webhookExecutions).values(executions).returning();
  }

  /** The attempts that have begun and not ended: of all deliveries, or of one. */
  async listOpen(deliveryId?: string): Promise<ExecutionRow[]> {
    const ofDelivery = deliveryId === undefined ? undefined : eq(webhookExecutions.deliveryId, deliveryId);
    return this.#database
      .select()
      .from(webhookExecutions)
      .where(and(isNull(webhookExecutions.requestStatus), ofDelivery));
  }

  /** Stores how attempts ended. @returns Their rows, in no order. */
  async complete(ended: readonly CompletedExecution[]): Promise<ExecutionRow[]> {
    const columns = sql`id text, "durationMs" bigint, "requestStatus" text, "responseStatus" int, "errorMessage" text`;
    return this.#database
      .update(webhookExecutions)
      .set({
        durationMs: sql`ended."durationMs"`,
        requestStatus: sql`ended."requestStatus"`,
        responseStatus: sql`ended."responseStatus"`,
        errorMessage: sql`ended."errorMessage"`,
      })
      .from(sql`json_to_recordset(${JSON.stringify(ended)}) as ended (${columns})`)
      .where(sql`${webhookExecutions.id} = ended.id`)
      .returning(getTableColumns(webhookExecutions));
  }

  async find(id: string): Promise<ExecutionDetails | undefined> {
    const [row] = await this.#details().where(eq(webhookExecutions.id, id));
    return row;
  }

  /** The finished attempts of a worker's deliveries, newest first. */
  async list(workerId: string, page: number): Promise<Page<EndedExecution>> {
    const wanted = and(eq(webhookExecutions.workerId, workerId), isNotNull(webhookExecutions.requestStatus));
    const [total] = await this.#database.select({ count: count() }).from(webhookExecutions).where(wanted);
    const rows = await this.#details()
      .where(wanted)
      .orderBy(desc(webhookExecutions.createdAt), desc(webhookExecutions.id))
      .limit(pageSize)
      .offset(rowsBefore(page));
    return toPage(rows.filter(hasEnded), page, total?.count ?? 0);
  }

  #details() {
    return this.#database
      .select(details)
      .from(webhookExecutions)
      .innerJoin(webhookDeliveries, eq(webhookDeliveries.id, webhookExecutions.deliveryId))
      .innerJoin(tasks, eq(tasks.id, webhookExecutions.taskId));
  }
}

/** Whether the attempt is no longer under way. */
export function hasEnded(execution: ExecutionDetails): execution is EndedExecution {
  return execution.requestStatus !== null;
}
