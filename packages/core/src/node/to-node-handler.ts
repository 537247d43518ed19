import type { IncomingMessage, ServerResponse } from 'node:http';
import { toWebRequest } from './to-web-request.ts';
import { writeWebResponse } from './write-web-response.ts';

/** A handler as `http.createServer` and Express take it. `next` is called only with an error, before anything is answered. */
export type NodeHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error: unknown) => void,
) => void;

/**
 * A handler of web requests, such as the proxy, as one for Node's HTTP server, Express and whatever is built on them.
 * Bodies and answers pass piece by piece, as fast as the slower side; the request's signal is aborted when the browser
 * leaves. An answer that breaks off breaks the connection off, so that nobody takes it for whole.
 *
 * @example
 * ```ts
 * app.use('/api/handinger', toNodeHandler(createHandingerProxy({ authorize })));
 * ```
 */
export function toNodeHandler(handler: (request: Request) => Promise<Response>): NodeHandler {
  return (request, response, next) => {
    const abort = new AbortController();
    response.once('close', () => {
      if (!response.writableFinished) abort.abort();
    });
    void (async () => {
      try {
        await writeWebResponse(await handler(toWebRequest(request, abort.signal)), request, response);
      } catch (error) {
        if (next && !response.headersSent) next(error);
        else response.destroy();
      }
    })();
  };
}
