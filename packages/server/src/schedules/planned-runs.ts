import { ApiError } from '../errors/api-error.ts';
import type { ScheduleWhen } from '../generated/types.gen.ts';
import { badCron, parseCron } from './parse-cron.ts';

/**
 * When a schedule that is made now runs first. An interval is waited for before the first run too.
 *
 * @param timezone Of the cron expression.
 * @throws {ApiError} `unprocessable` for a time that has passed, and for a cron expression that can't be read or never comes.
 */
export function firstRun(when: ScheduleWhen, timezone: string, now: Date): Date {
  switch (when.type) {
    case 'scheduled':
      return futureDate(when.date, now);
    case 'delayed':
      return later(now, when.delayInSeconds);
    case 'interval':
      return later(now, when.intervalSeconds);
    case 'cron': {
      const first = parseCron(when.cron, timezone).nextRun(now);
      if (first === null) throw badCron('names a time that never comes');
      return first;
    }
  }
}

/**
 * When a schedule runs after a run that was planned for `planned` and begins `now`: never before now, so that runs that were
 * missed are not made up for. An interval keeps its beat.
 *
 * @returns null after the last run.
 */
export function runAfter(when: ScheduleWhen, timezone: string, planned: Date, now: Date): Date | null {
  switch (when.type) {
    case 'scheduled':
    case 'delayed':
      return null;
    case 'interval': {
      const elapsed = Math.max(0, now.getTime() - planned.getTime()) / 1000;
      return later(planned, when.intervalSeconds * (1 + Math.floor(elapsed / when.intervalSeconds)));
    }
    case 'cron':
      return parseCron(when.cron, timezone).nextRun(now < planned ? planned : now);
  }
}

function later(time: Date, seconds: number): Date {
  return new Date(time.getTime() + Math.round(seconds * 1000));
}

function futureDate(text: string, now: Date): Date {
  const date = new Date(text);
  // The format lets a 61st second through, for which there is no time.
  if (Number.isNaN(date.getTime())) throw badDate('is no time of any day');
  if (date <= now) throw badDate('must be in the future');
  return date;
}

function badDate(message: string): ApiError {
  return new ApiError('unprocessable', `when.date ${message}.`, [{ path: 'when.date', message }]);
}
