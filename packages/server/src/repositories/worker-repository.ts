import { and, count, desc, eq, isNull } from 'drizzle-orm';
import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { organizations, workerMembers, workers } from '../db/schema.ts';
import { isVisible } from './is-visible.ts';
import { pageSize, rowsBefore, toPage, type Page } from './page.ts';

export type WorkerRow = typeof workers.$inferSelect;
/** What decides who may see a worker. */
export type WorkerOwner = Pick<WorkerRow, 'id' | 'organizationId' | 'userId' | 'visibility'>;
export type NewWorker = typeof workers.$inferInsert;
export type WorkerChanges = Partial<
  Pick<WorkerRow, 'title' | 'summary' | 'instructions' | 'outputSchema' | 'visibility'>
>;

/** A worker and what its organization has left. */
export interface FoundWorker {
  readonly worker: WorkerRow;
  /** What the worker's organization has left to spend; null is no limit. */
  readonly credits: number | null;
}

export class WorkerRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(worker: NewWorker): Promise<WorkerRow> {
    const [row] = await this.#database.insert(workers).values(worker).returning();
    return row!;
  }

  /** Finds deleted workers too: their tasks can still be read. */
  async find(id: string): Promise<FoundWorker | undefined> {
    const [row] = await this.#database
      .select({ worker: workers, credits: organizations.credits })
      .from(workers)
      .innerJoin(organizations, eq(organizations.id, workers.organizationId))
      .where(eq(workers.id, id));
    return row;
  }

  async isInvited(id: string, userId: string): Promise<boolean> {
    const found = await this.#database
      .select({ userId: workerMembers.userId })
      .from(workerMembers)
      .where(and(eq(workerMembers.workerId, id), eq(workerMembers.userId, userId)));
    return found.length > 0;
  }

  /** The organization's workers that this user may see, newest first. */
  async list(principal: Principal, page: number): Promise<Page<WorkerRow>> {
    const visible = and(isVisible(this.#database, principal), isNull(workers.deletedAt));
    const [total] = await this.#database.select({ count: count() }).from(workers).where(visible);
    const rows = await this.#database
      .select()
      .from(workers)
      .where(visible)
      .orderBy(desc(workers.createdAt), desc(workers.id))
      .limit(pageSize)
      .offset(rowsBefore(page));
    return toPage(rows, page, total?.count ?? 0);
  }

  async update(id: string, changes: WorkerChanges): Promise<WorkerRow> {
    const [row] = await this.#database
      .update(workers)
      .set({ ...changes, updatedAt: new Date() })
      .where(eq(workers.id, id))
      .returning();
    return row!;
  }

  async markDeleted(id: string): Promise<void> {
    await this.#database.update(workers).set({ deletedAt: new Date() }).where(eq(workers.id, id));
  }

  async invite(workerId: string, userId: string): Promise<void> {
    await this.#database.insert(workerMembers).values({ workerId, userId }).onConflictDoNothing();
  }
}
