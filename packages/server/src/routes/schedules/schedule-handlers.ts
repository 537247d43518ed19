import type { RouteHandlers } from '../../generated/route-handlers.gen.ts';
import type { ScheduleWhen } from '../../generated/types.gen.ts';
import { runNote } from '../../schedules/run-note.ts';
import { wallClock } from '../../schedules/wall-clock.ts';
import { hashRequest } from '../../services/idempotent-request.ts';
import type { RouteContext } from '../route-context.ts';
import { scheduleToResponse } from './schedule-to-response.ts';

type ScheduleHandlers = Pick<RouteHandlers, `workersSchedules${string}` & keyof RouteHandlers>;

export function createScheduleHandlers({ services: { schedules } }: RouteContext): ScheduleHandlers {
  return {
    async workersSchedulesList({ principal, params: { workerId } }) {
      const listed = await schedules.list(principal, workerId);
      return {
        schedules: listed.schedules.map(scheduleToResponse),
        timezone: listed.timezone,
        workerId,
      };
    },

    async workersSchedulesCreate({ principal, params: { workerId }, body, headers }) {
      const draft = { input: body.input, when: knownPart(body.when), budget: body.budget };
      const key = headers['idempotency-key'];
      const { organizationId } = principal;
      const requestHash = hashRequest('workers.schedules.create', { ...draft, workerId });
      const idempotent = key === undefined ? undefined : { organizationId, key, requestHash };
      return scheduleToResponse(await schedules.create(principal, workerId, draft, idempotent));
    },

    async workersSchedulesCancel({ principal, params }) {
      await schedules.cancel(principal, params.workerId, params.scheduleId);
      return { cancelled: true };
    },

    async workersSchedulesPreview({ principal, params, body: { when, count = 5 } }) {
      const { runs, timezone } = await schedules.preview(principal, params.workerId, when, count);
      return {
        timezone,
        runs: runs.map((at) => ({
          at: at.toISOString(),
          localTime: wallClock(at, timezone).toISOString().slice(0, 'yyyy-mm-ddThh:mm:ss'.length),
          note: runNote(when, timezone, at),
        })),
      };
    },
  };
}

/** Fields that the contract does not know are ignored, and not stored either. */
function knownPart(when: ScheduleWhen): ScheduleWhen {
  switch (when.type) {
    case 'scheduled':
      return { type: when.type, date: when.date };
    case 'delayed':
      return { type: when.type, delayInSeconds: when.delayInSeconds };
    case 'cron':
      return { type: when.type, cron: when.cron };
    case 'interval':
      return { type: when.type, intervalSeconds: when.intervalSeconds };
  }
}
