import type { WorkerSchedule } from '@ramensoft/handinger';
import { CalendarClock, Repeat, Timer, Trash2 } from 'lucide-react';
import { Badge } from '../design/badge.tsx';
import { IconButton } from '../design/icon-button.tsx';
import { RelativeTime } from '../design/relative-time.tsx';
import { describeWhen } from './describe-when.ts';
import { LocalTime } from './local-time.tsx';
import styles from './schedule-row.module.css';

const icons = { cron: Repeat, interval: Repeat, scheduled: CalendarClock, delayed: Timer };

export interface ScheduleRowProps {
  readonly schedule: WorkerSchedule;
  readonly timezone: string;
  readonly onCancel: () => void;
}

/** One schedule: its rhythm, its message, its next run. */
export function ScheduleRow({ schedule, timezone, onCancel }: ScheduleRowProps) {
  const Icon = icons[schedule.type] ?? CalendarClock;
  const rhythm = describeWhen(schedule);
  return (
    <li className={styles.row}>
      <Icon className={styles.icon} aria-hidden="true" />
      <div className={styles.what}>
        <h2>{rhythm}</h2>
        <p className={styles.input}>{schedule.input}</p>
        <p className={styles.facts}>
          {schedule.type === 'cron' ? <code>{schedule.cron}</code> : null}
          {schedule.budget === 'standard' ? null : <Badge>{schedule.budget} budget</Badge>}
        </p>
      </div>
      <p className={styles.next}>
        <LocalTime at={schedule.nextRunAt} timezone={timezone} />
        <RelativeTime at={schedule.nextRunAt} className={styles.distance ?? ''} />
      </p>
      <IconButton
        label={`Cancel schedule: ${rhythm}`}
        icon={<Trash2 aria-hidden="true" />}
        onClick={onCancel}
      />
    </li>
  );
}
