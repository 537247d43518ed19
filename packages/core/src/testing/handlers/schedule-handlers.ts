import type {
  CreateSchedule,
  PreviewSchedule,
  ScheduledRun,
  WorkerSchedule,
} from '../../generated/types.gen.ts';
import { newId } from '../../tasks/new-id.ts';
import { checkFields } from '../check-fields.ts';
import { FakeError } from '../fake-error.ts';
import type { FakeHandler } from '../fake-handler.ts';
import { nextCronRun } from '../next-cron-run.ts';
import { turnFields } from './task-handlers.ts';

const oneYear = 31_536_000;

/** Schedules are kept and listed; the fake never starts a run by itself. */
export const scheduleHandlers = {
  'workers.schedules.list': ({ params }, { store }) => {
    const { id: workerId } = store.worker(params['workerId']);
    return { schedules: store.schedules.get(workerId) ?? [], timezone: 'UTC', workerId };
  },

  'workers.schedules.create': ({ params, body }, { store }) => {
    const { id: workerId } = store.worker(params['workerId']);
    const { input, budget } = turnFields;
    checkFields(body, {
      ...(input && { input }),
      ...(budget && { budget }),
      when: { type: 'object', required: true },
    });
    const schedule = newSchedule(body as CreateSchedule, Date.now());
    store.schedules.set(workerId, [...(store.schedules.get(workerId) ?? []), schedule]);
    return schedule;
  },

  'workers.schedules.preview': ({ params, body }, { store }) => {
    store.worker(params['workerId']);
    checkFields(body, {
      when: { type: 'object', required: true },
      count: { type: 'number', min: 1, max: 20 },
    });
    const { when, count = 5 } = body as PreviewSchedule;
    return { timezone: 'UTC', runs: nextRuns(when, count) };
  },

  'workers.schedules.cancel': ({ params }, { store }) => {
    const { id: workerId } = store.worker(params['workerId']);
    const { scheduleId = '' } = params;
    const schedules = store.schedules.get(workerId) ?? [];
    if (schedules.some(({ id }) => id === scheduleId)) store.cancelledSchedules.add(scheduleId);
    // A request that is repeated finds it cancelled.
    else if (!store.cancelledSchedules.has(scheduleId)) {
      throw new FakeError('not_found', `There is no schedule ${scheduleId}.`);
    }
    store.schedules.set(
      workerId,
      schedules.filter(({ id }) => id !== scheduleId),
    );
    return { cancelled: true };
  },
} satisfies Record<string, FakeHandler>;

/** In UTC no hour is skipped or repeated. */
function nextRuns(when: CreateSchedule['when'], count: number): ScheduledRun[] {
  const runs: ScheduledRun[] = [];
  const isOnce = when.type === 'scheduled' || when.type === 'delayed';
  let time = Date.now();
  while (runs.length < (isOnce ? 1 : count)) {
    const at = newSchedule({ input: '', when }, time).nextRunAt;
    runs.push({ at, localTime: at.slice(0, 19), note: null });
    time = Date.parse(at);
  }
  return runs;
}

function newSchedule({ input, when, budget = 'standard' }: CreateSchedule, now: number): WorkerSchedule {
  const common = { id: newId('sch_'), budget, input };
  const inSeconds = (seconds: number) => new Date(now + seconds * 1000).toISOString();
  switch (when.type) {
    case 'scheduled': {
      if (Date.parse(when.date) > now) {
        return { ...common, type: when.type, nextRunAt: new Date(when.date).toISOString() };
      }
      const message = 'must be a date in the future';
      throw new FakeError('unprocessable', `when.date ${message}.`, [{ path: 'when.date', message }]);
    }
    case 'delayed': {
      const { type, delayInSeconds } = when;
      checkFields({ 'when.delayInSeconds': delayInSeconds }, { 'when.delayInSeconds': seconds });
      return { ...common, type, delayInSeconds, nextRunAt: inSeconds(delayInSeconds) };
    }
    case 'cron': {
      const { type, cron } = when;
      return { ...common, type, cron, nextRunAt: nextCronRun(cron, now).toISOString() };
    }
    case 'interval': {
      const { type, intervalSeconds } = when;
      checkFields({ 'when.intervalSeconds': intervalSeconds }, { 'when.intervalSeconds': seconds });
      return { ...common, type, intervalSeconds, nextRunAt: inSeconds(intervalSeconds) };
    }
    default: {
      const message =
        'must be equal to one of the allowed values: "scheduled", "delayed", "cron", "interval"';
      throw new FakeError('invalid_request', `The request is invalid. when.type ${message}.`, [
        { path: 'when.type', message },
      ]);
    }
  }
}

const seconds = { type: 'number', required: true, min: 1, max: oneYear } as const;
