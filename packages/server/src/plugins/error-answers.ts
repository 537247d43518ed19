import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError } from '../errors/api-error.ts';
import { toApiError } from '../errors/to-api-error.ts';
import type { ErrorResponse } from '../generated/types.gen.ts';

/** Answers every error as `{"error": sentence, "code"}`, unknown routes included. */
export function addErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler((thrown, request, reply) => answerError(thrown, request, reply));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '';
    const sentence = `There is no operation ${request.method} ${path.slice(0, 200)}.`;
    return answerError(new ApiError('not_found', sentence), request, reply);
  });
}

export function answerError(thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = toApiError(thrown);
  if (error.status >= 500 && error.code !== 'not_implemented') request.log.error(thrown);
  const body: ErrorResponse = { error: error.message, code: error.code };
  if (error.issues !== undefined) body.issues = error.issues.map((issue) => ({ ...issue }));
  if (error.code === 'missing_api_key' || error.code === 'invalid_api_key')
    reply.header('www-authenticate', 'Bearer');
  // Clients take a 5xx for something that passes; what is not there will not be there a second later.
  if (error.code === 'not_implemented') reply.header('x-should-retry', 'false');
  if (error.code === 'rate_limited') reply.header('retry-after', '60');
  // Nothing was begun: a client may send the request again, whatever it is.
  if (error.code === 'unavailable') reply.header('retry-after', '1');
  return reply
    .header('x-request-id', request.id)
    .code(error.status)
    .type('application/json; charset=utf-8')
    .send(body);
}
