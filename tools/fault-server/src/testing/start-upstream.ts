import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface UpstreamRequest {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** Whether the client was gone before the answer was over. */
  isAbandoned: boolean;
}

/** The server behind the faulty one: `/stream` gives {@link stream}, everything else JSON. `/slow` waits 100 ms first. */
export interface Upstream extends AsyncDisposable {
  readonly url: string;
  /** The requests that came in whole. */
  readonly requests: readonly UpstreamRequest[];
  /** How many requests broke off in the middle of their body. */
  readonly broken: number;
}

export const json = JSON.stringify({ text: 'a dog: 🐕, and what it says' });

const events = [
  ...['one', 'zwei 🐕', 'three', 'quatre é', 'five', 'six'].map(
    (text, index) => `id: ${index + 1}\nevent: text\ndata: ${JSON.stringify({ text })}\n\n`,
  ),
  'event: done\ndata: [DONE]\n\n',
];
export const stream = `retry: 1000\n\n${events.join('')}`;

export async function startUpstream(): Promise<Upstream> {
  const requests: UpstreamRequest[] = [];
  let broken = 0;
  const server = createServer((incoming, response) => {
    void (async () => {
      const pieces: Buffer[] = [];
      try {
        for await (const piece of incoming) pieces.push(piece as Buffer);
      } catch {
        broken += 1;
        return;
      }
      const { url = '', headers } = incoming;
      const request = { url, headers, body: Buffer.concat(pieces), isAbandoned: false };
      requests.push(request);
      response.once('close', () => (request.isAbandoned = !response.writableFinished));
      if (url.startsWith('/slow')) await sleep(100);
      if (url.startsWith('/stream')) {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        for (const event of ['retry: 1000\n\n', ...events]) {
          response.write(event);
          await sleep(2);
        }
        response.end();
      } else {
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(json),
        });
        response.end(json);
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    get broken() {
      return broken;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
