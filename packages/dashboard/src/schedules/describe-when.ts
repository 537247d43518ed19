import type { ScheduleWhen, WorkerSchedule } from '@ramensoft/handinger';
import { describeCron } from './describe-cron.ts';
import { describeSeconds } from './describe-seconds.ts';

/** The rhythm of a schedule in words; the times themselves are its next runs. */
export function describeWhen(when: ScheduleWhen | WorkerSchedule): string {
  switch (when.type) {
    case 'scheduled':
      return 'Once';
    case 'delayed':
      return `Once, ${describeSeconds(when.delayInSeconds)} after it was made`;
    case 'interval':
      return `Every ${describeSeconds(when.intervalSeconds).replace(/^1 (?=\w+$)/, '')}`;
    case 'cron':
      return describeCron(when.cron).sentence ?? when.cron;
    default:
      // A newer server may know more kinds.
      return 'By a rule that this dashboard does not know';
  }
}
