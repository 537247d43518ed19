import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it came in, with its whole body. */
export interface LoopbackRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** An HTTP server on this machine that can do what HTTP mocks can't: break a connection off at any point. */
export interface LoopbackServer extends AsyncDisposable {
  readonly baseURL: string;
  readonly requests: LoopbackRequest[];
  /** How many connections were closed by the other side before the answer was over. */
  readonly abandoned: number;
}

/** What the server does with its n-th request. The last one is repeated. */
export type LoopbackHandler = (response: ServerResponse, request: LoopbackRequest) => void | Promise<void>;

export async function startLoopbackServer(...handlers: LoopbackHandler[]): Promise<LoopbackServer> {
  const requests: LoopbackRequest[] = [];
  let abandoned = 0;
  const server = createServer((incoming, response) => {
    response.on('close', () => {
      if (!response.writableFinished) abandoned += 1;
    });
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of incoming) parts.push(part as Buffer);
      const { method = '', url = '', headers } = incoming;
      const request = { method, url, headers, body: Buffer.concat(parts) };
      const handler = handlers[Math.min(requests.length, handlers.length - 1)];
      requests.push(request);
      await handler?.(response, request);
    })().catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseURL: `http://127.0.0.1:${port}`,
    requests,
    get abandoned() {
      return abandoned;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with JSON. */
export function answerJson(
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): LoopbackHandler {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
  };
}

/** Closes the connection without a word. */
export const hangUp: LoopbackHandler = (response) => {
  response.destroy();
};
