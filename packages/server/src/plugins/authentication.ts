import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { KeyRing } from '../auth/key-ring.ts';
import type { Principal } from '../auth/principal.ts';
import type { Sessions } from '../auth/sessions.ts';
import { ApiError } from '../errors/api-error.ts';
import { callerOf } from './caller-of.ts';
import { sessionCookie } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route needs no key. */
    isPublic?: boolean;
  }
  interface FastifyRequest {
    /** Whom the request's key or session acts for; set before any handler of the API runs. */
    principal: Principal;
  }
}

const safeMethods = new Set(['GET', 'HEAD']);

/**
 * Asks for a key, or for the dashboard's session, before anything else of a request is looked at: whoever has neither learns
 * nothing, not even what is valid.
 */
export function addAuthentication(
  app: FastifyInstance,
  { keyRing, sessions }: { readonly keyRing: KeyRing; readonly sessions: Sessions },
): void {
  app.decorateRequest('principal', null as unknown as Principal);
  app.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.config.isPublic === true || request.is404) return;
    const { authorization } = request.headers;
    const sessionId = authorization === undefined ? sessionCookie.read(request) : undefined;
    if (sessionId === undefined) {
      request.principal = await keyRing.authenticate(authorization);
      return;
    }
    checkOwnPage(request);
    keepFromCaches(reply);
    request.principal = (await sessions.require(sessionId, request.host)).principal;
  });
}

/** A browser sends the cookie along with requests of other pages too: of those on other ports of the same host. */
function checkOwnPage(request: FastifyRequest): void {
  const caller = callerOf(request);
  if (caller === 'own' || (caller === 'unknown' && safeMethods.has(request.method))) return;
  throw new ApiError(
    'forbidden',
    'The session of the dashboard counts for its own pages only. Send an API key in the header "Authorization: Bearer hdg_…".',
  );
}

/** Caches know that an answer to an Authorization header is for one caller, and know nothing of cookies. */
function keepFromCaches(reply: FastifyReply): void {
  reply.header('cache-control', 'no-store');
}
