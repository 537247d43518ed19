import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError } from '../errors/api-error.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The name of the parameter that the route's wildcard stands for. */
    wildcard?: string;
  }
}

/** Deeper than any output schema that a person writes, and shallow enough for whatever walks it recursively. */
const maxDepth = 64;

/** Refuses what is valid JSON but what neither the database nor a schema compiler can take, before it gets there. */
export function addRequestHygiene(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    nameWildcard(request);
    const schema = request.routeOptions.schema as { body?: unknown } | undefined;
    if (schema?.body !== undefined && (request.body === undefined || request.body === null)) {
      throw new ApiError('invalid_request', 'The request needs a body.', [
        { path: 'body', message: 'is required' },
      ]);
    }
    checkText(request.params, '');
    checkText(request.query, '');
    checkText(request.body, '');
  });
}

function nameWildcard(request: FastifyRequest): void {
  const name = request.routeOptions.config.wildcard;
  const params = request.params as Record<string, string>;
  if (name !== undefined) params[name] = params['*'] ?? '';
}

function checkText(root: unknown, rootPath: string): void {
  const rest: { value: unknown; path: string; depth: number }[] = [{ value: root, path: rootPath, depth: 0 }];
  for (let node = rest.pop(); node !== undefined; node = rest.pop()) {
    const { value, path, depth } = node;
    if (typeof value === 'string') checkString(value, path);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= maxDepth) throw refuse(path, `is nested deeper than ${maxDepth} levels`);
    for (const [key, child] of Object.entries(value)) {
      const childPath = path === '' ? key : `${path}.${key}`;
      checkString(key, childPath);
      rest.push({ value: child, path: childPath, depth: depth + 1 });
    }
  }
}

function checkString(text: string, path: string): void {
  if (text.includes('\0')) throw refuse(path, 'holds the character U+0000, which can not be stored');
  if (!text.isWellFormed()) throw refuse(path, 'holds half of a surrogate pair, which is no character');
}

function refuse(path: string, message: string): ApiError {
  const shown = path.toWellFormed().replaceAll('\0', '\uFFFD').slice(0, 200);
  return new ApiError('invalid_request', `The request is invalid. ${shown} ${message}.`, [
    { path: shown, message },
  ]);
}
