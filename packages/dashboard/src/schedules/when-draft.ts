import type { ScheduleWhen } from '@ramensoft/handinger';
import { TZDate } from '@date-fns/tz';
import { zonedInstant } from './zoned-instant.ts';

/** What the form holds while somebody fills it in: what was typed for each kind is kept when another one is looked at. */
export interface WhenDraft {
  readonly type: ScheduleWhen['type'];
  /** As `<input type="datetime-local">` gives it, by the organization's clocks. */
  readonly localTime: string;
  readonly amount: string;
  /** The seconds of the unit that `amount` is in. */
  readonly unit: number;
  readonly cron: string;
}

const pad = (value: number) => String(value).padStart(2, '0');

/** Tomorrow at nine, an hour, weekdays at nine. */
export function newWhenDraft(timezone: string, now = Date.now()): WhenDraft {
  const tomorrow = new TZDate(now, timezone);
  tomorrow.setDate(tomorrow.getDate() + 1);
  const date = [tomorrow.getFullYear(), tomorrow.getMonth() + 1, tomorrow.getDate()].map(pad).join('-');
  return { type: 'cron', localTime: `${date}T09:00`, amount: '1', unit: 3_600, cron: '0 9 * * 1-5' };
}

/** The draft as the API takes it, or undefined while it lacks something. */
export function readWhenDraft(draft: WhenDraft, timezone: string): ScheduleWhen | undefined {
  const seconds = Math.round(Number(draft.amount) * draft.unit);
  switch (draft.type) {
    case 'scheduled': {
      const date = zonedInstant(draft.localTime, timezone);
      return date === undefined ? undefined : { type: 'scheduled', date };
    }
    case 'delayed':
      return seconds > 0 ? { type: 'delayed', delayInSeconds: seconds } : undefined;
    case 'interval':
      return seconds > 0 ? { type: 'interval', intervalSeconds: seconds } : undefined;
    case 'cron': {
      const cron = draft.cron.trim();
      return cron === '' ? undefined : { type: 'cron', cron };
    }
  }
}
