import type { IncomingMessage } from 'node:http';

/** What Express and body parsers add to a request. */
interface ExtendedMessage {
  readonly originalUrl?: unknown;
  readonly body?: unknown;
}

/** A request of Node's HTTP server as a web request. Its body is read as it is asked for. */
export function toWebRequest(message: IncomingMessage, signal: AbortSignal): Request {
  const { method = 'GET', rawHeaders } = message;
  const { originalUrl, body } = message as ExtendedMessage;
  const headers = new Headers();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    // HTTP/2 names method and path among its headers.
    if (!name.startsWith(':')) headers.append(name, rawHeaders[index + 1] ?? '');
  }
  const path = typeof originalUrl === 'string' ? originalUrl : (message.url ?? '/');
  const init: RequestInit & { duplex?: 'half' } = { method, headers, signal };
  if (method !== 'GET' && method !== 'HEAD') {
    // A parser before this handler has emptied the stream, and left what it found. Of a form nothing is left.
    const isJSON = headers.get('content-type')?.includes('json') ?? false;
    const isParsed = isJSON && message.readableEnded && body !== undefined;
    init.body = isParsed ? JSON.stringify(body) : streamOf(message);
    init.duplex = 'half';
  }
  return new Request(urlOf(path, message), init);
}

function urlOf(path: string, { socket, headers }: IncomingMessage): string {
  const scheme = 'encrypted' in socket ? 'https' : 'http';
  const host = String(headers.host ?? headers[':authority'] ?? 'localhost');
  // A client may write anything there, and may ask for a whole URL: only the path of that counts.
  const origin = `${scheme}://${/^[\w.:[\]-]+$/.test(host) ? host : 'localhost'}`;
  const own = path.replace(/^https?:\/\/[^/?#]*/i, '');
  return (URL.canParse(origin) ? origin : `${scheme}://localhost`) + (own.startsWith('/') ? own : `/${own}`);
}

function streamOf(message: IncomingMessage): ReadableStream<Uint8Array> {
  const pieces = message.iterator({ destroyOnReturn: false }) as AsyncIterator<Uint8Array>;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      async cancel() {
        await pieces.return?.();
      },
    },
    { highWaterMark: 0 },
  );
}
