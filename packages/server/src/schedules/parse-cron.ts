import { Cron } from 'croner';
import { ApiError } from '../errors/api-error.ts';

/** An expression that is longer says nothing that a person has written. */
const maxLength = 256;
const fields = 'minute, hour, day of the month, month and day of the week';

/**
 * A cron expression of five fields, with names of months and days, and with the `L`, `W`, `#` and `+` of croner.
 *
 * Where the clock is put forward or back, one without `*` and steps in its minute and hour names times of the day, which come
 * once a day: at the first of two, or after the gap. Any other goes on with its pace: in both hours, and in none that is not there.
 *
 * @throws {ApiError} `unprocessable`
 */
export function parseCron(expression: string, timezone: string): Cron {
  const text = expression.trim();
  if (text.length > maxLength) throw badCron(`must have at most ${maxLength} characters`);
  const count = text.split(/\s+/).length;
  if (count !== 5) throw badCron(`must have five fields, ${fields}, such as 0 9 * * 1-5, and has ${count}`);
  try {
    return new Cron(text, { timezone, mode: '5-part', fixedTimeRule: 'no-wildcard' });
  } catch (error) {
    throw badCron(`can't be read: ${(error as Error).message.replace(/^CronPattern: |\.$/g, '')}`);
  }
}

/** A `when.cron` that can't be used. */
export function badCron(message: string): ApiError {
  return new ApiError('unprocessable', `when.cron ${message}.`, [{ path: 'when.cron', message }]);
}
