import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { ScheduleRepository } from '../repositories/schedule-repository.ts';
import type { TurnRunner } from '../turns/turn-runner.ts';
import { takeDueRuns } from './take-due-runs.ts';

/** Runs that are taken in one transaction: many that are due together leave room for requests of the API. */
const runsAtOnce = 25;

/**
 * The longest wait in milliseconds, after which the clock is looked at again: it may have been set, and timers stand still while a
 * machine sleeps. It is also far below 2^31, from which on a timer would ring at once.
 */
const maxWaitMs = 60_000;

/** The wait after a fault of the database. */
const faultDelayMs = 1_000;

const outOfCreditsSentence = 'The organization was out of credits when this scheduled run was due.';

export interface SchedulerOptions {
  readonly database: Database;
  readonly runner: TurnRunner;
  readonly logger: Logger;
}

/** Starts the runs of schedules when they are due. Between two runs it keeps one timer, and without any schedule nothing. */
export class Scheduler {
  readonly #database: Database;
  readonly #runner: TurnRunner;
  readonly #logger: Logger;
  /** Between `start` and `stop`. */
  #isRunning = false;
  /** When the next run is planned, as far as is known. */
  #nextRunAt: Date | null = null;
  #alarm: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;

  constructor({ database, runner, logger }: SchedulerOptions) {
    this.#database = database;
    this.#runner = runner;
    this.#logger = logger;
  }

  /** From now on schedules run. Those that are due since a time before run now, once each. */
  async start(): Promise<void> {
    this.#isRunning = true;
    this.expect(await new ScheduleRepository(this.#database).findNextRunAt());
  }

  /** Starts no further runs. */
  async stop(): Promise<void> {
    this.#isRunning = false;
    clearTimeout(this.#alarm);
    await this.#round;
  }

  /** Makes a run known that was stored. Before `start`, which looks for all of them, that is not needed. */
  expect(nextRunAt: Date | null): void {
    if (nextRunAt === null || !this.#isRunning) return;
    if (this.#nextRunAt !== null && this.#nextRunAt <= nextRunAt) return;
    this.#nextRunAt = nextRunAt;
    this.#setAlarm();
  }

  #setAlarm(): void {
    clearTimeout(this.#alarm);
    if (this.#nextRunAt === null || !this.#isRunning || this.#round !== undefined) return;
    const wait = Math.max(0, this.#nextRunAt.getTime() - Date.now());
    this.#alarm = setTimeout(() => this.#ring(), Math.min(wait, maxWaitMs));
  }

  #ring(): void {
    if (this.#nextRunAt === null || this.#nextRunAt.getTime() > Date.now()) return this.#setAlarm();
    this.#round = this.#work().finally(() => {
      this.#round = undefined;
      this.#setAlarm();
    });
  }

  async #work(): Promise<void> {
    // Whatever is made known from here on may be missing in what the round finds.
    this.#nextRunAt = null;
    try {
      const { runs, nextRunAt } = await this.#database.transaction((transaction) =>
        takeDueRuns(transaction, new Date(), runsAtOnce),
      );
      for (const { started, isOutOfCredits } of runs) {
        // Of a server that stops the next start runs them.
        if (!this.#isRunning) return;
        void this.#runner.run(started, isOutOfCredits ? outOfCreditsSentence : undefined);
      }
      this.expect(nextRunAt);
    } catch (error) {
      this.#logger.error(error, 'The runs of schedules that are due could not be stored.');
      this.expect(new Date(Date.now() + faultDelayMs));
    }
  }
}
