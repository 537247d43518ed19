/**
 * One of the apps on Node: `node node.ts <app> <port>`. Prints where it listens, and ends with the test that holds its
 * standard input.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { toNodeHandler } from '@ramensoft/handinger-webhooks/node';
import { expressApp } from './express.ts';
import { fastifyApp } from './fastify.ts';
import { app as hono } from './hono.ts';
import { receiver } from './receiver.ts';
import { handle } from './web.ts';

const apps: Record<string, () => Server | Promise<Server>> = {
  'node:http': () => createServer(toNodeHandler(receiver)),
  'Request and Response': () => createAdaptorServer({ fetch: handle }) as Server,
  'Express 5': () => createServer(expressApp(5, false)),
  'Express 5, express.json()': () => createServer(expressApp(5, true)),
  'Express 4': () => createServer(expressApp(4, false)),
  'Express 4, express.json()': () => createServer(expressApp(4, true)),
  Fastify: async () => (await fastifyApp(false)).server,
  'Fastify, parsed': async () => (await fastifyApp(true)).server,
  Hono: () => createAdaptorServer({ fetch: hono.fetch }) as Server,
};

const [name = '', port] = process.argv.slice(2);
const server = await apps[name]?.();
server?.listen(Number(port), '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.stdin.resume().once('end', () => process.exit());
