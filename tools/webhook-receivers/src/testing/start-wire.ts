import { once } from 'node:events';
import { createServer, request as send, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { settingsHeader, type Settings } from '../mounts/settings.ts';

/** A delivery as it was on its way. */
export interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What a receiver answered. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: { readonly outcome?: string; readonly code?: string; readonly error?: string };
}

/** The way from the server to a receiver, on which a test can do what a network, an attacker or an outage does. */
export interface Wire extends AsyncDisposable {
  /** What the webhook is set to. */
  readonly url: string;
  /** Every attempt that came from the server, as it came. */
  readonly attempts: Delivery[];
  /** What the receiver answered, in this order. */
  readonly answers: Answer[];
  settings: Settings;
  /** Lets a delivery through as it returns it; undefined breaks the connection off. */
  forth: (delivery: Delivery, attempt: number) => Promise<Delivery | undefined> | Delivery | undefined;
  /** What happens before the server hears the answer; false breaks the connection off. */
  back: (answer: Answer, attempt: number) => Promise<boolean> | boolean;
  /** Sends a delivery to the receiver again, past the server, with other settings if wanted. */
  replay(delivery: Delivery, settings?: Partial<Settings>): Promise<Answer>;
}

/** @param receiver Where deliveries go: one URL, or what chooses one. */
export async function startWire(receiver: string | (() => string), settings: Settings): Promise<Wire> {
  const target = () => (typeof receiver === 'string' ? receiver : receiver());
  const server = createServer(async (request, response) => {
    const delivery: Delivery = { headers: request.headers, body: await buffer(request) };
    const attempt = wire.attempts.push(delivery);
    try {
      const passed = await wire.forth(delivery, attempt);
      if (passed === undefined) return void response.destroy();
      const answer = await post(target(), passed, wire.settings);
      wire.answers.push(answer);
      if (!(await wire.back(answer, attempt))) return void response.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    } catch {
      response.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const wire: Wire = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    attempts: [],
    answers: [],
    settings,
    forth: (delivery) => delivery,
    back: () => true,
    replay: (delivery, changes) => post(target(), delivery, { ...wire.settings, ...changes }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return wire;
}

/**
 * Plain HTTP, as `fetch` would set headers of its own; over a connection of its own, as a kept one that the receiver is just
 * closing, or that died with it, would look like a receiver that breaks off.
 */
async function post(url: string, { headers, body }: Delivery, settings: Settings): Promise<Answer> {
  const request = send(url, {
    agent: false,
    method: 'POST',
    headers: {
      ...headers,
      host: new URL(url).host,
      'content-length': body.length,
      connection: 'close',
      [settingsHeader]: JSON.stringify(settings),
    },
  });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const text = (await buffer(response)).toString();
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
  };
}
