import type { Mount, MountOptions } from './mount.ts';
import { startNextApp } from './start-next-app.ts';
import { startNodeApp } from './start-node-app.ts';
import { startWorkerd } from './start-workerd.ts';

/** Every framework that the documentation shows, on a free port. */
export const mounts: Record<string, (options: MountOptions) => Promise<Mount>> = {
  'node:http': (options) => startNodeApp('node:http', options),
  'Express 5': (options) => startNodeApp('Express 5', options),
  'Express 4': (options) => startNodeApp('Express 4', options),
  Fastify: (options) => startNodeApp('Fastify', options),
  Hono: (options) => startNodeApp('Hono', options),
  'Cloudflare Workers': startWorkerd,
  'Next.js': startNextApp,
};
