import { toFastifyHandler, toFastifyPlugin } from '@ramensoft/handinger-webhooks/fastify';
import { fastify, type FastifyInstance } from 'fastify';
import { receiver } from './receiver.ts';

/** The receiver in Fastify: as a plugin, or as a handler of an app that parses bodies itself. */
export async function fastifyApp(isParsed: boolean): Promise<FastifyInstance> {
  const app = fastify();
  if (isParsed) app.post('/webhooks/handinger', toFastifyHandler(receiver));
  else await app.register(toFastifyPlugin(receiver, { path: '/webhooks/handinger' }));
  await app.ready();
  return app;
}
