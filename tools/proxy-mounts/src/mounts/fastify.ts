import { toNodeHandler } from '@ramensoft/handinger/node';
import { fastify } from 'fastify';
import { proxy } from './handinger-proxy.ts';

export const app = fastify();
const handle = toNodeHandler(proxy);
// A scope of its own, in which nobody parses bodies: the proxy reads them itself, piece by piece.
await app.register(async (scope) => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _body, done) => done(null));
  scope.all('/api/handinger/*', (request, reply) => {
    reply.hijack();
    handle(request.raw, reply.raw);
  });
});
