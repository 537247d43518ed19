import type { FastifyInstance } from 'fastify';

/** Every answer names its request, errors and streams too, so that a caller can quote it and the log has it. */
export function addRequestId(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
  });
}
