/**
 * One of the apps in a process of its own, with the modules as Node finds them: `node serve.ts <app>`. Prints where it
 * listens, and answers the message `count` with what it holds.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { toNodeHandler } from '@ramensoft/handinger/node';
import express4 from 'express-4';
import { proxy } from '../mounts/handinger-proxy.ts';

/** What a process holds that should be let go of. */
export interface Holding {
  /** Connections of browsers and to the API. */
  readonly sockets: number;
  /** Warnings, such as of too many listeners. */
  readonly warnings: readonly string[];
  /** Bytes of the heap that are in use, after a collection. */
  readonly heap: number;
}

const apps: Record<string, () => Server | Promise<Server>> = {
  'node:http': () => createServer(toNodeHandler(proxy)),
  'Express 5': async () => createServer((await import('../mounts/express.ts')).app),
  'Express 4': () => createServer(express4().use('/api/handinger', toNodeHandler(proxy))),
  Fastify: async () => {
    const { app } = await import('../mounts/fastify.ts');
    await app.ready();
    return app.server;
  },
  Hono: async () => createAdaptorServer({ fetch: (await import('../mounts/hono.ts')).app.fetch }) as Server,
};

const warnings: string[] = [];
process.on('warning', (warning) => warnings.push(String(warning)));

const server = await apps[process.argv[2] ?? '']?.();
server?.listen(0, '127.0.0.1', () => {
  process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

process.on('message', () => {
  globalThis.gc?.();
  const sockets = process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
  const holding: Holding = { sockets, warnings, heap: process.memoryUsage().heapUsed };
  process.send?.(holding);
});
process.once('disconnect', () => process.exit());
