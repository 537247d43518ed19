import { Agent, request } from 'node:http';

import { quantile } from './quantile.ts';

/** One HTTP request to be sent again and again. */
export interface LoadTarget {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  /** Called for each request. */
  body?: () => string;
}

/** What a load gave: requests per second, and how long one took, in milliseconds. */
export interface LoadResult {
  perSecond: number;
  p50: number;
  p99: number;
}

/** Sends `total` requests over `connections` kept-alive connections; throws at the first answer that is not a 200. */
export async function load(
  target: LoadTarget,
  { total, connections = 16 }: { total: number; connections?: number },
): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times: number[] = [];
  let started = 0;

  const connection = async () => {
    while (started < total) {
      started += 1;
      const start = performance.now();
      await send(target, agent);
      times.push(performance.now() - start);
    }
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: connections }, connection));
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  return { perSecond: total / seconds, p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function send({ url, method = 'GET', headers = {}, body }: LoadTarget, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, method, headers }, (response) => {
      response.resume().once('error', reject);
      response.once('end', () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${method} ${url} answered ${response.statusCode}`));
      });
    });
    outgoing.once('error', reject).end(body?.());
  });
}
