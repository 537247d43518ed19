import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { WebhookEvent } from '../generated/types.gen.ts';

/** A request that a webhook receiver got. */
export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly event: WebhookEvent;
}

/** A receiver of webhooks under the control of a test. */
export interface Receiver {
  readonly url: string;
  /** Everything that arrived, in order. */
  readonly received: readonly Received[];
  /** Resolves when `count` requests have arrived, and rejects after twenty seconds. */
  whenReceived(count: number): Promise<void>;
  close(): Promise<void>;
}

/** Starts a receiver on a free port that answers as `answer` does, or with 204. */
export async function startReceiver(
  answer: (response: ServerResponse, received: Received) => void = (response) =>
    void response.writeHead(204).end(),
): Promise<Receiver> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    const body = (await buffer(request)).toString();
    const one = { headers: request.headers, body, event: JSON.parse(body) as WebhookEvent };
    received.push(one);
    for (const look of waiting) look();
    answer(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    whenReceived: (count) =>
      new Promise((resolve, reject) => {
        const tooLate = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`${received.length} of ${count} deliveries arrived in twenty seconds.`));
        }, 20_000);
        const look = () => {
          if (received.length < count) return;
          clearTimeout(tooLate);
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
