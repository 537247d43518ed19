import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something that listens, for as long as a test needs it. */
export interface Origin extends AsyncDisposable {
  /** Without a slash at its end. */
  readonly url: string;
  /** Breaks every open connection off; new ones are made as before. */
  cut(): void;
  close(): Promise<void>;
}

/**
 * What an origin answers, by path. A path that ends with `/` stands for everything below it. Text is sent as a script
 * where the path ends with `.js`, and as a document otherwise.
 */
export type Routes = Readonly<Record<string, string | RequestListener>>;

/** Serves pages, their scripts and their API from one origin. */
export async function startOrigin(routes: Routes): Promise<Origin> {
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '/';
    const prefix = Object.keys(routes).find(
      (one) => one !== '/' && one.endsWith('/') && path.startsWith(one),
    );
    const route = routes[path] ?? (prefix === undefined ? undefined : routes[prefix]);
    if (typeof route === 'function') {
      route(request, response);
    } else if (route === undefined) {
      // Browsers ask for it by themselves, and a refusal would be a line in the console.
      response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
    } else {
      response.setHeader(
        'content-type',
        path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
      );
      response.end(route);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut: () => server.closeAllConnections(),
    close,
    [Symbol.asyncDispose]: close,
  };
}
