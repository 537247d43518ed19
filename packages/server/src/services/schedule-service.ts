import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { ApiError } from '../errors/api-error.ts';
import type { ScheduleWhen } from '../generated/types.gen.ts';
import { newId } from '../new-id.ts';
import { OrganizationRepository } from '../repositories/organization-repository.ts';
import { ScheduleRepository, type ScheduleRow } from '../repositories/schedule-repository.ts';
import { firstRun, runAfter } from '../schedules/planned-runs.ts';
import type { Scheduler } from '../schedules/scheduler.ts';
import { doOnce } from './do-once.ts';
import type { IdempotentRequest } from './idempotent-request.ts';
import type { WorkerService } from './worker-service.ts';

export interface ScheduleDraft {
  readonly input: string;
  readonly when: ScheduleWhen;
  readonly budget?: ScheduleRow['budget'] | undefined;
}

/** The schedules of workers. Whoever may start a task on a worker may also see, make and cancel its schedules. */
export class ScheduleService {
  readonly #database: Database;
  readonly #workers: WorkerService;
  readonly #scheduler: Scheduler;
  readonly #schedules: ScheduleRepository;

  constructor(database: Database, workers: WorkerService, scheduler: Scheduler) {
    this.#database = database;
    this.#workers = workers;
    this.#scheduler = scheduler;
    this.#schedules = new ScheduleRepository(database);
  }

  /** The schedules with runs to come, in the order of creation. */
  async list(
    principal: Principal,
    workerId: string,
  ): Promise<{ schedules: ScheduleRow[]; timezone: string }> {
    const timezone = await this.#timezoneFor(principal, workerId);
    return { schedules: await this.#schedules.listActive(workerId), timezone };
  }

  /** @throws {ApiError} `unprocessable` for a time that has passed, and a cron expression that can't be read or never comes. */
  async create(
    principal: Principal,
    workerId: string,
    { input, when, budget = 'standard' }: ScheduleDraft,
    idempotent: IdempotentRequest | undefined,
  ): Promise<ScheduleRow> {
    const timezone = await this.#timezoneFor(principal, workerId);
    const id = newId('sch');
    const schedule = await doOnce(this.#database, idempotent, {
      resultId: id,
      act: (claim) =>
        this.#database.transaction(async (transaction) => {
          // First the key: a date that was in the future when the request came first is no fault of one that comes again.
          await claim(transaction);
          const nextRunAt = firstRun(when, timezone, new Date());
          return new ScheduleRepository(transaction).insert({ id, workerId, input, budget, when, nextRunAt });
        }),
      findEarlier: (earlier) => this.#schedules.find(earlier),
    });
    this.#scheduler.expect(schedule.nextRunAt);
    return schedule;
  }

  /**
   * One that is cancelled already stays so.
   *
   * @throws {ApiError} `not_found`, also for one that has had its only run.
   */
  async cancel(principal: Principal, workerId: string, id: string): Promise<void> {
    await this.#workers.find(principal, workerId);
    const schedule = await this.#schedules.find(id);
    if (schedule?.workerId !== workerId) {
      throw new ApiError('not_found', `The worker ${workerId} has no schedule ${id}.`);
    }
    if (schedule.state === 'cancelled' || (await this.#schedules.end(id, 'cancelled'))) return;
    throw new ApiError(
      'not_found',
      `The schedule ${id} has had its run, and there is nothing left to cancel.`,
    );
  }

  /** When a schedule that is made now would run, at most `count` times. Nothing is stored. */
  async preview(
    principal: Principal,
    workerId: string,
    when: ScheduleWhen,
    count: number,
  ): Promise<{ runs: Date[]; timezone: string }> {
    const timezone = await this.#timezoneFor(principal, workerId);
    const runs: Date[] = [];
    let next: Date | null = firstRun(when, timezone, new Date());
    while (next !== null && runs.length < count) {
      runs.push(next);
      next = runAfter(when, timezone, next, next);
    }
    return { runs, timezone };
  }

  /** Sets the time zone of an organization, and plans its cron schedules anew. Those that are due already have their run. */
  async setTimezone(organizationId: string, timezone: string): Promise<void> {
    const now = new Date();
    const nextRunAt = await this.#database.transaction(async (transaction) => {
      await new OrganizationRepository(transaction).setTimezone(organizationId, timezone);
      const schedules = new ScheduleRepository(transaction);
      for (const { id, when } of await schedules.listAfter(organizationId, now)) {
        if (when.type === 'cron') await schedules.setNextRunAt(id, firstRun(when, timezone, now));
      }
      return schedules.findNextRunAt();
    });
    this.#scheduler.expect(nextRunAt);
  }

  /** Sets the time zone of every organization that has another one. */
  async setTimezoneOfAll(timezone: string): Promise<void> {
    for (const id of await new OrganizationRepository(this.#database).listOutside(timezone))
      await this.setTimezone(id, timezone);
  }

  async #timezoneFor(principal: Principal, workerId: string): Promise<string> {
    const { organizationId } = await this.#workers.find(principal, workerId);
    return new OrganizationRepository(this.#database).findTimezone(organizationId);
  }
}
