import { createServer, request as httpRequest, type IncomingMessage, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, test } from 'vitest';
import { toNodeHandler } from './to-node-handler.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function start(listener: RequestListener): Promise<{ url: string; port: number }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port };
}

/** Something that happens once. */
function signalOf(): { promise: Promise<string>; resolve: (value: string) => void } {
  let resolve: (value: string) => void = () => undefined;
  const promise = new Promise<string>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

const pieces = (...texts: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const one of texts) controller.enqueue(new TextEncoder().encode(one));
      controller.close();
    },
  });

describe('the request', () => {
  test('has method, path, headers and body as they were sent', async () => {
    const { url } = await start(
      toNodeHandler(async (request) =>
        Response.json({
          method: request.method,
          url: request.url,
          a: request.headers.get('x-a'),
          body: await request.text(),
        }),
      ),
    );
    const init = { method: 'POST', body: pieces('Grü', 'ße'), headers: { 'x-a': '1' }, duplex: 'half' };
    const answer = await fetch(`${url}/a%2Fb//c?d=%20e`, init as RequestInit);
    expect(await answer.json()).toEqual({
      method: 'POST',
      url: `${url}/a%2Fb//c?d=%20e`,
      a: '1',
      body: 'Grüße',
    });
  });

  test.each([
    ['GET http://evil.test/api/tasks HTTP/1.1\r\nHost: a.test', 'http://a.test/api/tasks'],
    ['GET //evil.test/api/tasks HTTP/1.1\r\nHost: a.test', 'http://a.test//evil.test/api/tasks'],
    ['GET /x HTTP/1.1\r\nHost: a b@c/d?e', 'http://localhost/x'],
    ['GET /x HTTP/1.1\r\nHost: user:pass@a.test/path', 'http://localhost/x'],
    ['OPTIONS * HTTP/1.1\r\nHost: a.test', 'http://a.test/*'],
    ['GET /x HTTP/1.0\r\nX-A: 1', 'http://localhost/x'],
  ])('%j is for %s', async (head, expected) => {
    const { port } = await start(toNodeHandler(async (request) => new Response(request.url)));
    const socket = connect(port, '127.0.0.1');
    socket.end(`${head}\r\nConnection: close\r\n\r\n`);
    const [, body = ''] = (await text(socket)).split('\r\n\r\n');
    expect(body.split('\r\n')).toContain(expected);
  });

  test('of a framework that has read the JSON already, and of one that keeps the whole path', async () => {
    const handler = toNodeHandler(
      async (request) => new Response(`${new URL(request.url).pathname} ${await request.text()}`),
    );
    const { url } = await start((request, response) => {
      void (async () => {
        const body: unknown = JSON.parse(await text(request));
        Object.assign(request, { body, originalUrl: request.url, url: '/tasks' });
        handler(request, response);
      })();
    });
    const answer = await fetch(`${url}/api/tasks`, {
      method: 'POST',
      body: '{ "a": 1 }',
      headers: { 'content-type': 'application/json' },
    });
    expect(await answer.text()).toBe('/api/tasks {"a":1}');
  });
});

describe('the answer', () => {
  test('has status, headers and every cookie', async () => {
    const { url } = await start(
      toNodeHandler(async () => {
        const headers = new Headers({ 'x-a': '1' });
        headers.append('set-cookie', 'a=1');
        headers.append('set-cookie', 'b=2; Path=/');
        return new Response(null, { status: 204, headers });
      }),
    );
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get('x-a'), answer.headers.getSetCookie()]).toEqual([
      204,
      '1',
      ['a=1', 'b=2; Path=/'],
    ]);
  });

  test('begins before its body does', async () => {
    const { url } = await start(toNodeHandler(async () => new Response(new ReadableStream())));
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  });

  test('is read no faster than it is taken', async () => {
    let given = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          given += 65_536;
          controller.enqueue(new Uint8Array(65_536));
        },
      });
    const { url } = await start(toNodeHandler(async () => new Response(endless())));
    const answer = await new Promise<IncomingMessage>((resolve) => httpRequest(url, resolve).end());
    answer.pause();
    await expect
      .poll(async () => {
        const before = given;
        await new Promise((resolve) => setTimeout(resolve, 100));
        return given - before;
      })
      .toBe(0);
    expect(given).toBeLessThan(32 * 1024 ** 2);
    answer.destroy();
  });

  test('that breaks off breaks the connection off', async () => {
    let sent = false;
    const broken = () =>
      new ReadableStream<Uint8Array>({
        pull(controller) {
          if (sent) controller.error(new Error('cut'));
          else controller.enqueue(new TextEncoder().encode('half'));
          sent = true;
        },
      });
    const { url } = await start(toNodeHandler(async () => new Response(broken())));
    const answer = await fetch(url);
    await expect(answer.text()).rejects.toThrow('terminated');
  });

  test('to a request whose body nobody wanted arrives all the same', async () => {
    const { url } = await start(
      toNodeHandler(async () => Response.json({ error: 'Too large.' }, { status: 413 })),
    );
    const answer = await fetch(url, { method: 'POST', body: new Uint8Array(20 * 1024 ** 2) });
    expect([answer.status, await answer.json()]).toEqual([413, { error: 'Too large.' }]);
  });
});

describe('a browser that leaves', () => {
  test('aborts the signal while the handler waits', async () => {
    const left = signalOf();
    const { url } = await start(
      toNodeHandler((request) => {
        request.signal.addEventListener('abort', () => left.resolve('left'));
        return new Promise(() => {});
      }),
    );
    const abort = new AbortController();
    const pending = fetch(url, { signal: abort.signal });
    setTimeout(() => abort.abort(), 50);
    await expect(pending).rejects.toThrow('aborted');
    expect(await left.promise).toBe('left');
  });

  test('ends the reading of the answer', async () => {
    const left = signalOf();
    const stream = () =>
      new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(Uint8Array.of(1)),
        cancel: () => left.resolve('left'),
      });
    const { url } = await start(toNodeHandler(async () => new Response(stream())));
    const answer = await fetch(url);
    await answer.body?.cancel();
    expect(await left.promise).toBe('left');
  });

  test('that is done aborts nothing', async () => {
    let signal: AbortSignal | undefined;
    const { url } = await start(
      toNodeHandler(async (request) => {
        ({ signal } = request);
        return new Response('done');
      }),
    );
    await (await fetch(url, { headers: { connection: 'close' } })).text();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(signal?.aborted).toBe(false);
  });
});

test('a handler that throws is told to the framework, or ends the connection', async () => {
  const handler = toNodeHandler(() => Promise.reject(new Error('no')));
  const told = await start((request, response) => {
    handler(request, response, (error) => response.writeHead(500).end(String(error)));
  });
  expect(await (await fetch(told.url)).text()).toBe('Error: no');
  const untold = await start(handler);
  await expect(fetch(untold.url)).rejects.toThrow('fetch failed');
});
