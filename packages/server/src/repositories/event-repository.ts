import { and, asc, eq, gt, max, min, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { events } from '../db/schema.ts';

/** One chunk of a task's stream as it is stored. */
export type EventRow = typeof events.$inferSelect;

export class EventRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** One statement with one parameter, however many events: a list of values would be parsed anew for each length. */
  async append(rows: readonly EventRow[]): Promise<void> {
    await this.#database.execute(sql`
      insert into events (task_id, n, turn_id, type, data)
      select "taskId", n, "turnId", type, data
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as row("taskId" text, n integer, "turnId" text, type text, data text)
    `);
  }

  async listAfter(taskId: string, n: number, limit: number): Promise<EventRow[]> {
    return this.#database
      .select()
      .from(events)
      .where(and(eq(events.taskId, taskId), gt(events.n, n)))
      .orderBy(asc(events.n))
      .limit(limit);
  }

  async listOfTurn(taskId: string, turnId: string): Promise<EventRow[]> {
    return this.#database
      .select()
      .from(events)
      .where(and(eq(events.taskId, taskId), eq(events.turnId, turnId)))
      .orderBy(asc(events.n));
  }

  /** The number of the task's last event; 0 when there is none. */
  async findLast(taskId: string): Promise<number> {
    const [row] = await this.#database
      .select({ n: max(events.n) })
      .from(events)
      .where(eq(events.taskId, taskId));
    return row?.n ?? 0;
  }

  /** The number of the turn's first event; undefined when it has none yet. */
  async findFirstOfTurn(taskId: string, turnId: string): Promise<number | undefined> {
    const [row] = await this.#database
      .select({ n: min(events.n) })
      .from(events)
      .where(and(eq(events.taskId, taskId), eq(events.turnId, turnId)));
    return row?.n ?? undefined;
  }
}
