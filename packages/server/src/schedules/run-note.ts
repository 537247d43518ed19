import type { ScheduledRun, ScheduleWhen } from '../generated/types.gen.ts';
import { parseCron } from './parse-cron.ts';
import { wallClock } from './wall-clock.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * What is special about the local time of a run: `skipped-hour`, the expression's own is not there that day, so that it runs
 * where the clock goes on; `repeated-hour`, it is there twice.
 */
export function runNote(when: ScheduleWhen, timezone: string, at: Date): ScheduledRun['note'] {
  const local = wallClock(at, timezone);
  if (when.type === 'cron' && !parseCron(when.cron, 'UTC').match(local)) return 'skipped-hour';
  return isThereTwice(local, timezone, at) ? 'repeated-hour' : null;
}

/** Whether the clock shows the same with the time zone's other offset, of the day before or after. */
function isThereTwice(local: Date, timezone: string, at: Date): boolean {
  return [-dayMs, dayMs].some((distance) => {
    const near = new Date(at.getTime() + distance);
    const offset = wallClock(near, timezone).getTime() - near.getTime();
    const other = new Date(local.getTime() - offset);
    return other.getTime() !== at.getTime() && wallClock(other, timezone).getTime() === local.getTime();
  });
}
