import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import openapiGlue from 'fastify-openapi-glue';
import type { Logger } from 'pino';
import type { RouteHandlers } from './generated/route-handlers.gen.ts';
import { assets } from './assets.ts';
import { newId } from './new-id.ts';
import { addAuthentication } from './plugins/authentication.ts';
import { addErrorAnswers, answerError } from './plugins/error-answers.ts';
import { addJsonBodies } from './plugins/json-bodies.ts';
import { addMultipart } from './plugins/multipart.ts';
import { addReadiness, type Readiness } from './plugins/readiness.ts';
import { answerParserError } from './plugins/parser-errors.ts';
import { describeRequest } from './plugins/describe-request.ts';
import { addRequestHygiene } from './plugins/request-hygiene.ts';
import { addRequestId } from './plugins/request-id.ts';
import { addValidation } from './plugins/validation.ts';
import { addControlRoutes } from './routes/control-routes.ts';
import { addDashboardRoutes } from './routes/dashboard/dashboard-routes.ts';
import { createLaterHandlers } from './routes/later-handlers.ts';
import type { RouteContext } from './routes/route-context.ts';
import { createScheduleHandlers } from './routes/schedules/schedule-handlers.ts';
import { addSessionRoutes } from './routes/session/session-routes.ts';
import { addSystemRoutes } from './routes/system-routes.ts';
import { createTaskHandlers } from './routes/tasks/task-handlers.ts';
import { createUsageHandlers } from './routes/usage/usage-handlers.ts';
import { createWebhookHandlers } from './routes/webhooks/webhook-handlers.ts';
import { createWorkerHandlers } from './routes/workers/worker-handlers.ts';
import { loadSpec } from './spec/load-spec.ts';

export interface AppOptions extends RouteContext {
  readonly logger: Logger;
  readonly readiness: Readiness;
  /** The origin that browsers may call from; none without it. */
  readonly corsOrigin?: string | undefined;
  /** What the routes for commands on this machine ask for. */
  readonly controlToken: string;
}

/** The whole HTTP side, not listening yet. */
export async function createApp({
  logger,
  readiness,
  corsOrigin,
  controlToken,
  ...context
}: AppOptions): Promise<FastifyInstance> {
  const spec = await loadSpec();
  const app: FastifyInstance = fastify({
    loggerInstance: logger.child({}, { serializers: { req: describeRequest } }) as FastifyBaseLogger,
    genReqId: () => newId('req'),
    bodyLimit: 10 * 1024 ** 2,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    // Longer than any request's head may be: ids that are too long are unknown ids, not a fault.
    routerOptions: { maxParamLength: 20_000, ignoreTrailingSlash: true },
    clientErrorHandler: answerParserError,
    // A URL that can't even be decoded reaches no route, and so no error handler.
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
  });
  addJsonBodies(app);
  addRequestId(app);
  addReadiness(app, readiness);
  addErrorAnswers(app);
  addValidation(app);
  if (corsOrigin !== undefined) await app.register(cors, corsOptions(corsOrigin));
  await app.register(cookie);
  addAuthentication(app, context.services);
  await addMultipart(app);
  addRequestHygiene(app);
  addSystemRoutes(app, spec);
  addControlRoutes(app, context.services, controlToken);
  addSessionRoutes(app, context);
  addDashboardRoutes(app, assets.dashboard);
  const handlers: RouteHandlers = {
    ...createWorkerHandlers(context),
    ...createTaskHandlers(context),
    ...createScheduleHandlers(context),
    ...createWebhookHandlers(context),
    ...createUsageHandlers(context),
    ...createLaterHandlers(),
  };
  await app.register(openapiGlue, {
    specification: spec.forRouter,
    operationResolver: (operationId) => handlers[camelCase(operationId) as keyof RouteHandlers] as never,
  });
  return app;
}

/** `workers.schedules.create` → `workersSchedulesCreate` */
function camelCase(operationId: string): string {
  return operationId.replaceAll(/\.(\w)/g, (_dot, letter: string) => letter.toUpperCase());
}

function corsOptions(origin: string) {
  return {
    origin,
    allowedHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'last-event-id',
      'x-handinger-retry-count',
      'traceparent',
      'tracestate',
    ],
    exposedHeaders: [
      'x-request-id',
      'x-handinger-task-id',
      'x-handinger-turn-id',
      'x-should-retry',
      'retry-after',
      'retry-after-ms',
      'x-vercel-ai-ui-message-stream',
    ],
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
  };
}
