import type { FastifyInstance } from 'fastify';
import type { Spec } from '../spec/load-spec.ts';

/** The routes beside the API: whether the server is up, and its document. They need no key. */
export function addSystemRoutes(app: FastifyInstance, spec: Spec): void {
  const config = { isPublic: true };
  app.get('/healthz', { config }, async () => ({ status: 'ok' }));
  app.get('/openapi.json', { config }, async (_request, reply) =>
    reply.type('application/json; charset=utf-8').send(spec.json),
  );
  app.get('/openapi.yaml', { config }, async (_request, reply) =>
    reply.type('application/yaml; charset=utf-8').send(spec.yaml),
  );
}
