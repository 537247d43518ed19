import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { tasks, workers } from '../db/schema.ts';
import { ofVisibleWorker } from './of-visible-worker.ts';
import { pageSize, rowsBefore, toPage, type Page } from './page.ts';
import type { WorkerRow } from './worker-repository.ts';

export type TaskRow = typeof tasks.$inferSelect;
export type NewTask = typeof tasks.$inferInsert;
export type TaskStatus = TaskRow['status'];

export interface TaskFilter {
  /** A worker that the caller may see: whoever names one has looked. */
  readonly workerId?: string | undefined;
  readonly status?: TaskStatus | undefined;
  readonly triggeredBy?: TaskRow['triggeredBy'] | undefined;
}

/** A task and its worker. */
export interface TaskOfWorker {
  readonly task: TaskRow;
  readonly worker: WorkerRow;
}

export class TaskRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @returns undefined when a task with that id exists already. */
  async insert(task: NewTask): Promise<TaskRow | undefined> {
    const [row] = await this.#database.insert(tasks).values(task).onConflictDoNothing().returning();
    return row;
  }

  async find(id: string): Promise<TaskOfWorker | undefined> {
    const [row] = await this.#database
      .select({ task: tasks, worker: workers })
      .from(tasks)
      .innerJoin(workers, eq(workers.id, tasks.workerId))
      .where(eq(tasks.id, id));
    return row;
  }

  async findByFolder(workerId: string, folder: string): Promise<TaskRow | undefined> {
    const [row] = await this.#database
      .select()
      .from(tasks)
      .where(and(eq(tasks.workerId, workerId), eq(tasks.folder, folder)));
    return row;
  }

  /** The worker's newest task that is not archived. */
  async findMostRecent(workerId: string): Promise<TaskRow | undefined> {
    const [row] = await this.#database
      .select()
      .from(tasks)
      .where(and(eq(tasks.workerId, workerId), isNull(tasks.archivedAt)))
      .orderBy(desc(tasks.createdAt), desc(tasks.id))
      .limit(1);
    return row;
  }

  /** The organization's tasks of workers that this user may see, newest first, archived ones left out. */
  async list(principal: Principal, filter: TaskFilter, page: number): Promise<Page<TaskRow>> {
    const wanted = and(
      filter.workerId === undefined
        ? and(
            eq(tasks.organizationId, principal.organizationId),
            ofVisibleWorker(this.#database, principal, tasks.workerId),
          )
        : eq(tasks.workerId, filter.workerId),
      isNull(tasks.archivedAt),
      filter.status === undefined ? undefined : eq(tasks.status, filter.status),
      filter.triggeredBy === undefined ? undefined : eq(tasks.triggeredBy, filter.triggeredBy),
    );
    const [total] = await this.#database.select({ count: count() }).from(tasks).where(wanted);
    const rows = await this.#database
      .select()
      .from(tasks)
      .where(wanted)
      .orderBy(desc(tasks.createdAt), desc(tasks.id))
      .limit(pageSize)
      .offset(rowsBefore(page));
    return toPage(rows, page, total?.count ?? 0);
  }

  /** Counts a further turn in; the row's lock keeps two requests from getting the same number. */
  async addTurn(id: string): Promise<TaskRow> {
    const [row] = await this.#database
      .update(tasks)
      .set({
        turnCount: sql`${tasks.turnCount} + 1`,
        status: sql`case when ${tasks.status} = 'running' then 'running' else 'pending' end`,
        completedAt: null,
      })
      .where(eq(tasks.id, id))
      .returning();
    return row!;
  }

  async markRunning(id: string): Promise<void> {
    await this.#database.update(tasks).set({ status: 'running', completedAt: null }).where(eq(tasks.id, id));
  }

  /** Adds up what a turn took. The task has the turn's status, unless further turns wait. */
  async finishTurn(
    id: string,
    turn: { status: TaskStatus; credits: number; durationMs: number; completedAt: Date; seq: number },
  ): Promise<TaskRow> {
    const isLast = sql`${tasks.turnCount} = ${turn.seq + 1}`;
    const [row] = await this.#database
      .update(tasks)
      .set({
        status: sql`case when ${isLast} then ${turn.status} else 'pending' end`,
        completedAt: sql`case when ${isLast} then ${turn.completedAt.toISOString()}::timestamptz end`,
        credits: sql`${tasks.credits} + ${turn.credits}`,
        durationMs: sql`${tasks.durationMs} + ${turn.durationMs}`,
      })
      .where(eq(tasks.id, id))
      .returning();
    return row!;
  }

  async archive(id: string): Promise<void> {
    await this.#database.update(tasks).set({ archivedAt: new Date() }).where(eq(tasks.id, id));
  }
}
