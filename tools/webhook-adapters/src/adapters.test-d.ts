import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { RequestHandler as Express4Handler } from 'express-4';
import express4 from 'express-4';
import type { RequestHandler as Express5Handler } from 'express';
import express5 from 'express';
import { fastify, type FastifyPluginAsync, type RouteHandlerMethod } from 'fastify';
import { Hono, type Handler } from 'hono';
import type { NextApiHandler } from 'next';
import type { NextRequest } from 'next/server.js';
import { expectTypeOf, test } from 'vitest';
import type { WebhookReceiver } from '@ramensoft/handinger-webhooks/receiver';
import { toExpressHandler } from '@ramensoft/handinger-webhooks/express';
import { toFastifyHandler, toFastifyPlugin } from '@ramensoft/handinger-webhooks/fastify';
import { toHonoHandler } from '@ramensoft/handinger-webhooks/hono';
import { toNextApiHandler } from '@ramensoft/handinger-webhooks/next';
import { toNodeHandler } from '@ramensoft/handinger-webhooks/node';
import { toWebHandler } from '@ramensoft/handinger-webhooks/web';

declare const receiver: WebhookReceiver;

test('each adapter is what its framework takes, in the words of the framework', () => {
  expectTypeOf(toNodeHandler(receiver)).toExtend<RequestListener>();
  expectTypeOf(toNodeHandler(receiver)).toBeCallableWith({} as IncomingMessage, {} as ServerResponse);
  expectTypeOf(toExpressHandler(receiver)).toExtend<Express4Handler>();
  expectTypeOf(toExpressHandler(receiver)).toExtend<Express5Handler>();
  expectTypeOf(toFastifyHandler(receiver)).toExtend<RouteHandlerMethod>();
  expectTypeOf(toFastifyPlugin(receiver)).toExtend<FastifyPluginAsync>();
  expectTypeOf(toFastifyPlugin(receiver, { path: '/a' })).toExtend<FastifyPluginAsync>();
  expectTypeOf(toHonoHandler(receiver)).toExtend<Handler>();
  expectTypeOf(toHonoHandler(receiver)).toExtend<Handler<{ Bindings: { readonly TOKEN: string } }>>();
  expectTypeOf(toNextApiHandler(receiver)).toExtend<NextApiHandler>();
  expectTypeOf(toWebHandler(receiver)).toExtend<
    (request: NextRequest, context: { params: Promise<unknown> }) => Promise<Response>
  >();
});

test('each adapter can be mounted', () => {
  expectTypeOf(express4().all).toBeCallableWith('/', toExpressHandler(receiver));
  expectTypeOf(express5().all).toBeCallableWith('/', toExpressHandler(receiver));
  expectTypeOf(express5().use).toBeCallableWith('/', toExpressHandler(receiver));
  expectTypeOf(fastify().register).toBeCallableWith(toFastifyPlugin(receiver), { prefix: '/api' });
  expectTypeOf(fastify().all).toBeCallableWith('/', toFastifyHandler(receiver));
  expectTypeOf(fastify({ http2: true }).all).toBeCallableWith('/', toFastifyHandler(receiver));
  expectTypeOf(new Hono().all).toBeCallableWith('/', toHonoHandler(receiver));
  expectTypeOf(new Hono().post).toBeCallableWith('/', toHonoHandler(receiver));
});

test('what is no receiver, or no path, is refused', () => {
  // @ts-expect-error Options of a receiver are no receiver.
  expectTypeOf(toWebHandler).toBeCallableWith({ tokens: 'whk_a' });
  // @ts-expect-error The path is a text.
  expectTypeOf(toFastifyPlugin).toBeCallableWith(receiver, { path: 1 });
});
