import { ApiError } from '../errors/api-error.ts';
import type { RouteHandlers } from '../generated/route-handlers.gen.ts';

/** The operation of the contract that this server does not have yet. */
export function createLaterHandlers(): Pick<RouteHandlers, 'workersRetrieveEmail'> {
  return {
    async workersRetrieveEmail() {
      throw new ApiError('not_implemented', 'This server does not receive mail yet.');
    },
  };
}
