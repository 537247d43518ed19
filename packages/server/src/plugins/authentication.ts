import type { FastifyInstance } from 'fastify';
import type { KeyRing } from '../auth/key-ring.ts';
import type { Principal } from '../auth/principal.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route needs no key. */
    isPublic?: boolean;
  }
  interface FastifyRequest {
    /** Whom the request's key acts for; set before any handler of the API runs. */
    principal: Principal;
  }
}

/** Asks for a key before anything else of a request is looked at: whoever has none learns nothing, not even what is valid. */
export function addAuthentication(app: FastifyInstance, keyRing: KeyRing): void {
  app.decorateRequest('principal', null as unknown as Principal);
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.isPublic === true || request.is404) return;
    request.principal = await keyRing.authenticate(request.headers.authorization);
  });
}
