import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AttemptLimit } from '../../auth/attempt-limit.ts';
import { ApiError } from '../../errors/api-error.ts';
import { callerOf } from '../../plugins/caller-of.ts';
import { sessionCookie } from '../../plugins/session-cookie.ts';
import type { RouteContext } from '../route-context.ts';

const config = { isPublic: true };
const signInBody = {
  type: 'object',
  required: ['key'],
  properties: { key: { type: 'string', minLength: 1, maxLength: 300 } },
};

/** Signing in to the dashboard: a key, or a link that is good once, becomes a session in a cookie. */
export function addSessionRoutes(
  app: FastifyInstance,
  { services: { sessions }, links }: RouteContext,
): void {
  const limit = new AttemptLimit();

  void app.register(async (scope) => {
    scope.addHook('onRequest', async (_request, reply) => {
      reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    });

    scope.post<{ Body: { key: string } }>(
      '/session',
      { config, bodyLimit: 4096, schema: { body: signInBody } },
      async (request, reply) => {
        checkNotForeign(request);
        const succeed = limit.begin(request.ip);
        const id = await sessions.open(request.body.key.trim(), request.host);
        succeed();
        await endSession(request);
        sessionCookie.write(request, reply, id, request.headers.origin?.startsWith('https:') === true);
        return reply.code(204).send();
      },
    );

    scope.get<{ Params: { code: string } }>('/session/:code', { config }, async (request, reply) => {
      const id = await sessions.openWithCode(request.params.code, request.host);
      if (id === undefined) return reply.redirect('/sign-in?link=used', 303);
      await endSession(request);
      sessionCookie.write(request, reply, id, links.baseUrl.startsWith('https:'));
      return reply.redirect('/', 303);
    });

    // That nobody is signed in is an answer, not an error: browsers write every 401 to their console.
    scope.get('/session', { config }, async (request) => {
      checkNotForeign(request);
      const id = sessionCookie.read(request);
      const found = id === undefined ? undefined : await sessions.find(id, request.host);
      if (found === undefined) return { session: null };
      const { principal, keyPrefix } = found;
      const { organizationId, userId } = principal;
      return { session: { organizationId, userId, keyPrefix } };
    });

    scope.delete('/session', { config }, async (request, reply) => {
      checkNotForeign(request);
      await endSession(request);
      sessionCookie.clear(request, reply);
      return reply.code(204).send();
    });
  });

  /** A session is never carried over into the next one: somebody else may know its id. */
  async function endSession(request: FastifyRequest): Promise<void> {
    const id = sessionCookie.read(request);
    if (id !== undefined) await sessions.close(id);
  }
}

/** Another page must not sign anybody in as somebody else, nor out. */
function checkNotForeign(request: FastifyRequest): void {
  if (callerOf(request) !== 'foreign') return;
  throw new ApiError(
    'forbidden',
    'Only the pages of this server may sign in, out, and ask who is signed in.',
  );
}
