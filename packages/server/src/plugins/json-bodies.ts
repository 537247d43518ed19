import type { FastifyInstance } from 'fastify';

/**
 * Reads JSON bodies, without keys that would change an object's prototype. An empty body is none: clients announce JSON on a
 * DELETE too. No other kind of body is taken as text.
 */
export function addJsonBodies(app: FastifyInstance): void {
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else void parseJson(request, body as string, done);
  });
}
