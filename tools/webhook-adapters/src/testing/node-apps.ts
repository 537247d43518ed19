import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import express5, { type RequestHandler } from 'express';
import express4 from 'express-4';
import { fastify, type FastifyInstance } from 'fastify';
import { Hono, type Context } from 'hono';
import { toExpressHandler } from '@ramensoft/handinger-webhooks/express';
import { toFastifyHandler } from '@ramensoft/handinger-webhooks/fastify';
import { toFastifyPlugin } from '@ramensoft/handinger-webhooks/fastify';
import { toHonoHandler } from '@ramensoft/handinger-webhooks/hono';
import { toNodeHandler } from '@ramensoft/handinger-webhooks/node';
import type { Mounting } from './app.ts';
import { listen } from './listen.ts';
import { handlersOf, receivers, type Route } from './receivers.ts';
import { handleWebRequest } from './handle-web-request.ts';

type Extended = IncomingMessage & { body?: unknown; rawBody?: unknown };

/** Leaves nothing of a body, as a logger does that reads the stream and keeps it for itself. */
async function forget(request: Extended): Promise<void> {
  await request.resume().toArray();
  request.body = undefined;
  request.rawBody = undefined;
}

function nodeApp(): Server {
  const handlers = handlersOf(toNodeHandler);
  const listener: RequestListener = async (request, response) => {
    const route = request.url?.slice(1) as Route;
    if (route === 'late') await forget(request);
    await handlers[route](request, response);
  };
  return createServer(listener);
}

function expressApp(express: typeof express5, ...parsers: RequestHandler[]): Server {
  const app = express();
  app.use(...parsers, (_request, _response, next) => next());
  app.use('/late', async (request, _response, next) => {
    await forget(request);
    next();
  });
  for (const [route, handler] of Object.entries(handlersOf(toExpressHandler))) app.all(`/${route}`, handler);
  return createServer(app);
}

async function fastifyApp(mount: (app: FastifyInstance) => Promise<void> | void): Promise<Server> {
  const app = fastify();
  await mount(app);
  await app.ready();
  return app.server;
}

function honoApp(readBefore: (context: Context) => Promise<unknown>): Server {
  const app = new Hono();
  app.use('*', async (context, next) => {
    if (context.req.method === 'POST') await readBefore(context).catch(() => undefined);
    await next();
  });
  app.use('/late', async (context, next) => {
    await context.req.raw.arrayBuffer().catch(() => undefined);
    context.req.bodyCache = {};
    await next();
  });
  for (const [route, handler] of Object.entries(handlersOf(toHonoHandler))) app.all(`/${route}`, handler);
  return createAdaptorServer({ fetch: app.fetch }) as Server;
}

const express =
  "Move app.all('/webhooks/handinger', toExpressHandler(receiver)) above app.use(express.json())";
const plugin = 'app.register(toFastifyPlugin(receiver))';
const hono = "Move app.all('/webhooks/handinger', toHonoHandler(receiver)) above the middleware";

const everything = { type: () => true };

const keepBytes = {
  verify(request: Extended, _response: unknown, bytes: Uint8Array) {
    request.rawBody = bytes;
  },
};

/** Every parser of Express, each for what it is meant for. */
const everyParser = (framework: typeof express5) => [
  framework.json(),
  framework.raw(),
  framework.text(),
  framework.urlencoded({ extended: true }),
];

/** Every way of mounting a receiver in a framework on Node. */
export const nodeApps: Record<string, Mounting> = {
  'node:http': { start: () => listen(nodeApp()), advice: 'Call toNodeHandler(receiver) before' },
  ...Object.fromEntries(
    [
      { name: 'Express 5', framework: express5 },
      // The types of Express 5 serve for what is used here of Express 4.
      { name: 'Express 4', framework: express4 as unknown as typeof express5 },
    ].flatMap(({ name, framework }): [string, Mounting][] => {
      const start =
        (...parsers: RequestHandler[]) =>
        () =>
          listen(expressApp(framework, ...parsers));
      return [
        [name, { start: start(), advice: express }],
        [
          `${name}, json()`,
          { start: start(framework.json()), advice: express, isParsed: true, inflates: true },
        ],
        [
          `${name}, json({ verify })`,
          { start: start(framework.json(keepBytes)), advice: express, inflates: true },
        ],
        [`${name}, text()`, { start: start(framework.text(everything)), advice: express, inflates: true }],
        [`${name}, raw()`, { start: start(framework.raw(everything)), advice: express, inflates: true }],
        [
          `${name}, urlencoded()`,
          { start: start(framework.urlencoded({ extended: true })), advice: express },
        ],
        [
          `${name}, every parser`,
          { start: start(...everyParser(framework)), advice: express, isParsed: true, inflates: true },
        ],
      ];
    }),
  ),
  'Fastify, plugin': {
    start: async () =>
      listen(
        await fastifyApp(async (app) => {
          app.addHook('preParsing', async (request, _reply, payload) => {
            if (request.url === '/late') await forget(request.raw);
            return payload;
          });
          for (const [route, receiver] of Object.entries(receivers)) {
            await app.register(toFastifyPlugin(receiver, { path: `/${route}` }));
          }
        }),
      ),
    advice: plugin,
  },
  'Fastify, JSON parser': {
    start: async () =>
      listen(
        await fastifyApp((app) => {
          app.addHook('preHandler', async (request) => {
            if (request.url === '/late') request.body = undefined;
          });
          for (const [route, handler] of Object.entries(handlersOf(toFastifyHandler))) {
            app.all(`/${route}`, handler);
          }
        }),
      ),
    advice: plugin,
    isParsed: true,
    endsConnection: true,
  },
  Hono: { start: () => listen(honoApp(async () => undefined)), advice: hono },
  'Hono, c.req.json()': {
    start: () => listen(honoApp(({ req }) => req.json())),
    advice: hono,
  },
  'Hono, c.req.text()': {
    start: () => listen(honoApp(({ req }) => req.text())),
    advice: hono,
  },
  'Hono, c.req.arrayBuffer()': {
    start: () => listen(honoApp(({ req }) => req.arrayBuffer())),
    advice: hono,
  },
  'Request and Response': {
    start: () => listen(createAdaptorServer({ fetch: handleWebRequest }) as Server),
    advice: 'toWebHandler(receiver) before',
  },
};
