import type { WorkerSchedule } from '../../generated/types.gen.ts';
import type { ScheduleRow } from '../../repositories/schedule-repository.ts';

export function scheduleToResponse({ id, input, budget, when, nextRunAt }: ScheduleRow): WorkerSchedule {
  const common = { id, input, budget, nextRunAt: nextRunAt.toISOString() };
  // The date of one that runs once is its next run.
  return when.type === 'scheduled' ? { ...common, type: when.type } : { ...common, ...when };
}
