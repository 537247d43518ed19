import { TZDate } from '@date-fns/tz';

/**
 * The instant at which clocks of a time zone show a local time, as ISO 8601 in UTC. A time that the zone skips is moved on by
 * as much as it skips; of one that it repeats either may be meant, and the preview of the runs says which.
 *
 * @param localTime as `<input type="datetime-local">` gives it, such as `2026-03-02T09:00`
 */
export function zonedInstant(localTime: string, timeZone: string): string | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(localTime);
  if (match === null) return undefined;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = match.slice(1).map(Number);
  return new Date(new TZDate(year, month - 1, day, hour, minute, timeZone).getTime()).toISOString();
}
