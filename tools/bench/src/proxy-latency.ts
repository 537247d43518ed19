import { once } from 'node:events';
import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';

import { toNodeHandler } from '@ramensoft/handinger/node';
import { createHandingerProxy } from '@ramensoft/handinger/proxy';

import { printTable } from './print-table.ts';
import { median, quantile } from './quantile.ts';

const path = '/api/tasks';
const body = JSON.stringify({ workerId: 'wrk_1', input: 'Hello', stream: true });
const chunk = `id: 1\nevent: text-delta\ndata: {"type":"text-delta","id":"t","delta":"${'x'.repeat(200)}"}\n\n`;

/** An API that begins to answer at once. */
const origin: RequestListener = (incoming, response) => {
  incoming.resume().once('end', () => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(chunk);
    setImmediate(() => response.end(chunk));
  });
};

/** The least that a proxy on Node can do: pass the bytes on with another header. */
function piping(target: string, agent: Agent): RequestListener {
  return (incoming, response) => {
    const headers = { ...incoming.headers, authorization: 'Bearer hdg_test_benchmark' };
    const outgoing = request(
      target + (incoming.url ?? ''),
      { agent, method: incoming.method ?? '', headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    incoming.pipe(outgoing);
  };
}

/** The least that a proxy on web standards can do. */
function passOn(incoming: Request, target: string): Promise<Response> {
  const { pathname } = new URL(incoming.url);
  const { method, body, headers } = incoming;
  const duplex = { duplex: 'half' };
  return fetch(target + pathname, {
    method,
    body,
    headers: { 'content-type': headers.get('content-type') ?? '' },
    ...duplex,
  });
}

async function listen(listener: RequestListener): Promise<{ server: Server; url: string }> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** Milliseconds from the sending of a request to the first bytes of its answer's body. */
async function firstChunk(url: string, agent: Agent): Promise<number> {
  const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
  const start = performance.now();
  const outgoing = request(url + path, { agent, method: 'POST', headers });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const ended = once(answer, 'end');
  await once(answer, 'data');
  const time = performance.now() - start;
  await ended;
  return time;
}

/** Time to the first chunk of a stream through the proxy, through plain passing on, and without any: one request at a time. */
export async function proxyLatency(): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const upstreamAgent = new Agent({ keepAlive: true });
  const api = await listen(origin);
  const options = { apiKey: 'hdg_test_benchmark', baseURL: api.url, authorize: () => true };
  const piped = await listen(piping(api.url, upstreamAgent));
  const proxied = await listen(toNodeHandler(createHandingerProxy(options)));
  const fetched = await listen(toNodeHandler((incoming) => passOn(incoming, api.url)));
  const targets = {
    'none, direct': api.url,
    'node:http piping': piped.url,
    'fetch, body and answer passed on': fetched.url,
    createHandingerProxy: proxied.url,
  };
  const times = Object.fromEntries(Object.keys(targets).map((name) => [name, [] as number[]]));

  // In turn, so that a machine whose speed drifts slows all of them alike. The first ones warm the compiler.
  for (let round = -300; round < 2000; round += 1) {
    for (const [name, url] of Object.entries(targets)) {
      const time = await firstChunk(url, agent);
      if (round >= 0) times[name]?.push(time);
    }
  }
  const base = median(times['node:http piping'] ?? []);
  printTable(
    Object.entries(times).map(([name, all]) => ({
      proxy: name,
      'first chunk p50 ms': median(all).toFixed(2),
      'p99 ms': quantile(all, 0.99).toFixed(2),
      '/ piping (p50)': (median(all) / base).toFixed(2),
      'more than piping, p50 ms': (median(all) - base).toFixed(2),
    })),
  );
  agent.destroy();
  upstreamAgent.destroy();
  for (const { server } of [api, piped, fetched, proxied]) {
    server.closeAllConnections();
    server.close();
  }
}
