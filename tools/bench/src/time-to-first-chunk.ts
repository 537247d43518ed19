import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Handinger } from '@ramensoft/handinger';

import { printTable } from './print-table.ts';
import { quantile } from './quantile.ts';

const rounds = 400;
const first = 'retry: 1000\n\nid: 1\nevent: start\ndata: {"type":"start","messageId":"msg_1"}\n\n';
const rest = 'id: 2\nevent: finish\ndata: {"type":"finish"}\n\nevent: done\ndata: [DONE]\n\n';

/** Milliseconds from the call to the first chunk, over loopback: our stream, and plain `fetch` to the first piece of the body. The two in turn. */
export async function timeToFirstChunk(): Promise<void> {
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.write(first);
      setTimeout(() => response.end(rest), 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new Handinger({ apiKey: 'hdg_test_benchmark', baseURL });
  const ours: number[] = [];
  const plain: number[] = [];
  for (let round = -50; round < rounds; round += 1) {
    const [mine, theirs] = [await timeOurs(client), await timeFetch(baseURL)];
    if (round < 0) continue;
    ours.push(mine);
    plain.push(theirs);
  }
  server.close();
  printTable(
    [0.5, 0.99].map((at) => ({
      quantile: at,
      'ours ms': quantile(ours, at).toFixed(2),
      'plain fetch ms': quantile(plain, at).toFixed(2),
      'ours / plain fetch': (quantile(ours, at) / quantile(plain, at)).toFixed(2),
    })),
  );
}

async function timeOurs(client: Handinger): Promise<number> {
  const start = performance.now();
  let time = 0;
  for await (const _ of await client.tasks.create({ input: 'x', stream: true }))
    time ||= performance.now() - start;
  return time;
}

async function timeFetch(baseURL: string): Promise<number> {
  const start = performance.now();
  const { body } = await fetch(`${baseURL}/api/tasks`, { method: 'POST', body: '{"input":"x"}' });
  let time = 0;
  for await (const _ of body ?? []) time ||= performance.now() - start;
  return time;
}
