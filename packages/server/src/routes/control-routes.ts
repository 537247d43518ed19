import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError } from '../errors/api-error.ts';
import type { Services } from '../services/services.ts';

/**
 * The routes for the commands of `handinger-server` on a data folder that a server holds, outside of the API. For whoever has
 * not read the token in the folder's lock they are not there.
 */
export function addControlRoutes(app: FastifyInstance, { deliverer }: Services, token: string): void {
  const expected = digest(`Bearer ${token}`);
  const check = async ({ headers, method, url }: FastifyRequest) => {
    const isAllowed = timingSafeEqual(digest(headers.authorization ?? ''), expected);
    if (!isAllowed) throw new ApiError('not_found', `There is no operation ${method} ${url.slice(0, 200)}.`);
  };
  app.post<{ Params: { id: string } }>(
    '/internal/webhook-executions/:id/resend',
    { config: { isPublic: true }, onRequest: check },
    ({ params }) => deliverer.resend(params.id),
  );
}

/** Equal lengths, whatever is sent. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
