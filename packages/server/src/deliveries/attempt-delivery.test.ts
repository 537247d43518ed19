import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attemptDelivery, type AttemptOutcome } from './attempt-delivery.ts';
import { DeliveryAgents } from './delivery-agents.ts';

let agents: DeliveryAgents;
const servers: Server[] = [];
const sockets = new Set<Socket>();

beforeEach(() => {
  agents = new DeliveryAgents();
});
afterEach(async () => {
  agents.close();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listen(server: Server): Promise<string> {
  servers.push(server);
  server.on('connection', (socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const answering = (listener: RequestListener) => listen(createHttpServer(listener));

/** A receiver that writes these bytes whatever it is asked, and then does as it likes with the socket. */
const writing = (text: string, then: (socket: Socket) => void) =>
  listen(
    createServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.write(text, () => then(socket)));
    }),
  );

function attempt(
  url: string,
  {
    timeLimit = 5_000,
    signal = new AbortController().signal,
    body = '{}',
  }: { timeLimit?: number; signal?: AbortSignal; body?: string } = {},
): Promise<AttemptOutcome> {
  const headers = { 'content-length': String(Buffer.byteLength(body)), 'x-handinger-token': 'whk_secret' };
  return attemptDelivery({ url, headers, body, agents, timeLimit, signal });
}

describe('the status decides', () => {
  test.each([200, 201, 204, 299])('%i is a success', async (status) => {
    const url = await answering((_request, response) => void response.writeHead(status).end());
    expect(await attempt(url)).toMatchObject({
      requestStatus: 'success',
      responseStatus: status,
      errorMessage: null,
      durationMs: expect.any(Number),
    });
  });

  test.each([
    [400, 'The receiver answered 400. Only a 2xx says that it has the delivery.'],
    [503, 'The receiver answered 503. Only a 2xx says that it has the delivery.'],
    [410, 'The receiver answered 410: it wants no more of this, and the delivery is not tried again.'],
    [304, expect.stringContaining('304, a redirect')],
  ])('%i is an error', async (status, errorMessage) => {
    const url = await answering((_request, response) => void response.writeHead(status).end());
    expect(await attempt(url)).toMatchObject({
      requestStatus: 'error',
      responseStatus: status,
      errorMessage,
    });
  });

  test.each([301, 302, 303, 307, 308])(
    'a %i is not followed, and nothing is sent to its target',
    async (status) => {
      let visits = 0;
      const target = await answering((_request, response) => {
        visits += 1;
        response.end();
      });
      const url = await answering(
        (_request, response) => void response.writeHead(status, { location: target }).end(),
      );
      const outcome = await attempt(url);
      expect(outcome).toMatchObject({ requestStatus: 'error', responseStatus: status });
      expect(outcome.errorMessage).toMatch(/Redirects are not followed/);
      await setTimeout(50);
      expect(visits).toBe(0);
    },
  );

  test.each([101, 200])('also of a %i that changes the protocol', async (status) => {
    const head = `HTTP/1.1 ${status} Hm\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n`;
    const url = await writing(head, () => {});
    expect(await attempt(url)).toMatchObject({
      requestStatus: status === 200 ? 'success' : 'error',
      responseStatus: status,
    });
  });

  test('also when the body never ends, is endless, or breaks off', async () => {
    const hanging = await answering((_request, response) => void response.writeHead(200).write('…'));
    const endless = await answering((_request, response) => {
      const more = () => response.write('x'.repeat(64 * 1024), (error) => error ?? more());
      response.writeHead(200);
      more();
    });
    const broken = await writing('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf', (socket) =>
      socket.destroy(),
    );
    for (const url of [hanging, endless, broken])
      expect(await attempt(url)).toMatchObject({ requestStatus: 'success', responseStatus: 200 });
  });

  test('an endless body is not read on', async () => {
    let sent = 0;
    let closed!: () => void;
    const whenClosed = new Promise<void>((resolve) => (closed = resolve));
    const url = await answering((_request, response) => {
      response.once('close', closed);
      const more = () => {
        sent += 64 * 1024;
        response.write('x'.repeat(64 * 1024), (error) => error ?? more());
      };
      response.writeHead(200);
      more();
    });
    await attempt(url);
    await whenClosed;
    expect(sent).toBeLessThan(16 * 1024 ** 2);
  });
});

describe('Retry-After', () => {
  test.each([
    [503, '7', 7_000],
    [429, '7', 7_000],
    [500, '7', undefined],
    [503, 'soon', undefined],
  ])('of a %i with %s', async (status, header, retryAfter) => {
    const url = await answering(
      (_request, response) => void response.writeHead(status, { 'retry-after': header }).end(),
    );
    expect((await attempt(url)).retryAfter).toBe(retryAfter);
  });
});

describe('a receiver that gives no answer', () => {
  test('because it takes too long', async () => {
    const url = await answering(() => {});
    expect(await attempt(url, { timeLimit: 150 })).toMatchObject({
      requestStatus: 'error',
      responseStatus: null,
      errorMessage: 'The receiver did not answer within 0.15 seconds.',
    });
  });

  test('because the head of its answer drips', async () => {
    const url = await writing('HTTP/1.1 200 OK\r\n', (socket) => {
      const drip = setInterval(() => socket.write('x: y\r\n'), 20);
      socket.once('close', () => clearInterval(drip));
    });
    expect((await attempt(url, { timeLimit: 200 })).errorMessage).toMatch(
      /did not answer within 0.2 seconds/,
    );
  });

  test.each([
    ['nobody listens', () => 'http://127.0.0.1:1/', /connection was refused \(ECONNREFUSED\)/],
    ['there is no such host', () => 'http://nobody.invalid/', /could not be resolved/],
    ['it speaks no TLS', async () => (await answering(() => {})).replace('http', 'https'), /secure|broke/],
    ['it speaks no HTTP', () => writing('hello\r\n\r\n', () => {}), /no valid HTTP \(HPE_/],
    ['it closes at once', () => listen(createServer((socket) => socket.destroy())), /broke before/],
    ['it dies in its answer', () => writing('HTTP/1.1 200', (socket) => socket.destroy()), /broke before/],
    ['its address is none', () => 'http://[', /could not be made/],
  ])('because %s', async (_why, start, sentence) => {
    const outcome = await attempt(await start());
    expect(outcome).toMatchObject({ requestStatus: 'error', responseStatus: null });
    expect(outcome.errorMessage).toMatch(sentence);
    expect(outcome.errorMessage).not.toContain('whk_secret');
  });

  test('because the attempt is given up', async () => {
    const abort = new AbortController();
    const url = await answering(() => abort.abort(new Error('Given up.')));
    expect((await attempt(url, { signal: abort.signal })).errorMessage).toBe('Given up.');
  });
});

test('a receiver that closes its connections without saying so costs no attempt', async () => {
  const url = await listen(
    createServer((socket) => {
      socket.on('error', () => {});
      // It promises to keep the connection, and resets it when the next request comes.
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
        socket.once('data', () => socket.resetAndDestroy());
      });
    }),
  );
  for (let times = 0; times < 3; times += 1) {
    expect(await attempt(url)).toMatchObject({ requestStatus: 'success', errorMessage: null });
    await setTimeout(10);
  }
});
