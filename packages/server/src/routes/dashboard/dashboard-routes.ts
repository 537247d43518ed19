import type { FastifyInstance, FastifyRequest } from 'fastify';
import { notBuiltPage } from './not-built-page.ts';
import { pageHeaders } from './page-headers.ts';
import { sendBuiltFile } from './send-built-file.ts';

/** What is never a page: an address under these that is not there is told so in JSON. */
const reserved = /^\/+(api|assets|healthz|internal|openapi\.[^/]*|session)(\/|$)/i;

/**
 * The dashboard's files and, under every other address that a browser opens, its one page: which of its views that is decides
 * the script. They hold nothing of anybody's and need no key.
 *
 * @param folder The dashboard's build. It may come into being later.
 */
export function addDashboardRoutes(app: FastifyInstance, folder: string): void {
  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'HEAD'],
    url: '/*',
    config: { isPublic: true },
    async handler(request, reply) {
      const { '*': path } = request.params;
      if (await sendBuiltFile(request, reply, folder, path)) return reply;
      if (!wantsPage(request, path)) return reply.callNotFound();
      if (await sendBuiltFile(request, reply, folder, 'index.html')) return reply;
      return reply.code(404).headers(pageHeaders).type('text/html; charset=utf-8').send(notBuiltPage);
    },
  });
}

/** Programs accept anything and learn that nothing is there; whoever opens an address in a browser asks for HTML. */
function wantsPage({ headers: { accept = '' } }: FastifyRequest, path: string): boolean {
  return path === '' || (/text\/html/i.test(accept) && !reserved.test(`/${path}`));
}
