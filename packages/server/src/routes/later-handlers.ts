import { ApiError } from '../errors/api-error.ts';
import type { RouteHandlers } from '../generated/route-handlers.gen.ts';

type LaterHandlers = Omit<
  { [Name in keyof RouteHandlers]: () => Promise<never> },
  | `tasks${string}`
  | Exclude<`workers${string}` & keyof RouteHandlers, `workersSchedules${string}` | 'workersRetrieveEmail'>
>;

/** Operations of the contract that this server does not have yet. */
export function createLaterHandlers(): LaterHandlers {
  const schedules = refuse('This server does not offer schedules yet.');
  return {
    workersRetrieveEmail: refuse('This server does not receive mail yet.'),
    workersSchedulesList: schedules,
    workersSchedulesCreate: schedules,
    workersSchedulesCancel: schedules,
  };
}

function refuse(sentence: string): () => Promise<never> {
  return async () => {
    throw new ApiError('not_implemented', sentence);
  };
}
