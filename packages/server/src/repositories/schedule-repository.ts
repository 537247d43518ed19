import { and, asc, eq, gt, lte, min } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { organizations, schedules, workers } from '../db/schema.ts';
import type { WorkerRow } from './worker-repository.ts';

export type ScheduleRow = typeof schedules.$inferSelect;
export type NewSchedule = Omit<ScheduleRow, 'state' | 'createdAt'>;

/** A schedule whose time has come, and what decides about its run. */
export interface DueSchedule {
  readonly schedule: ScheduleRow;
  readonly worker: WorkerRow;
  readonly timezone: string;
  /** What the worker's organization has left to spend; null is no limit. */
  readonly credits: number | null;
}

const isActive = eq(schedules.state, 'active');

export class ScheduleRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(schedule: NewSchedule): Promise<ScheduleRow> {
    const [row] = await this.#database
      .insert(schedules)
      .values({ ...schedule, state: 'active' })
      .returning();
    return row!;
  }

  /** Finds those that are over too. */
  async find(id: string): Promise<ScheduleRow | undefined> {
    const [row] = await this.#database.select().from(schedules).where(eq(schedules.id, id));
    return row;
  }

  /** A worker's schedules with runs to come, in the order of creation. */
  async listActive(workerId: string): Promise<ScheduleRow[]> {
    return this.#database
      .select()
      .from(schedules)
      .where(and(eq(schedules.workerId, workerId), isActive))
      .orderBy(asc(schedules.createdAt), asc(schedules.id));
  }

  /** An organization's schedules whose next run is after a time. */
  async listAfter(organizationId: string, time: Date): Promise<ScheduleRow[]> {
    const rows = await this.#database
      .select({ schedule: schedules })
      .from(schedules)
      .innerJoin(workers, eq(workers.id, schedules.workerId))
      .where(and(eq(workers.organizationId, organizationId), isActive, gt(schedules.nextRunAt, time)));
    return rows.map(({ schedule }) => schedule);
  }

  /** The longest due first. They are locked until the transaction ends, so that none of them is cancelled meanwhile. */
  async listDue(now: Date, limit: number): Promise<DueSchedule[]> {
    return this.#database
      .select({
        schedule: schedules,
        worker: workers,
        timezone: organizations.timezone,
        credits: organizations.credits,
      })
      .from(schedules)
      .innerJoin(workers, eq(workers.id, schedules.workerId))
      .innerJoin(organizations, eq(organizations.id, workers.organizationId))
      .where(and(isActive, lte(schedules.nextRunAt, now)))
      .orderBy(asc(schedules.nextRunAt), asc(schedules.id))
      .limit(limit)
      .for('update', { of: schedules });
  }

  /** When the next run of any schedule is planned; null when there is none to come. */
  async findNextRunAt(): Promise<Date | null> {
    const [row] = await this.#database
      .select({ at: min(schedules.nextRunAt) })
      .from(schedules)
      .where(isActive);
    return row?.at ?? null;
  }

  async setNextRunAt(id: string, nextRunAt: Date): Promise<void> {
    await this.#database.update(schedules).set({ nextRunAt }).where(eq(schedules.id, id));
  }

  /** @returns Whether it was active until now. */
  async end(id: string, state: 'done' | 'cancelled'): Promise<boolean> {
    const ended = await this.#database
      .update(schedules)
      .set({ state })
      .where(and(eq(schedules.id, id), isActive))
      .returning({ id: schedules.id });
    return ended.length > 0;
  }
}
