import { Handinger } from '@ramensoft/handinger';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNodeApp, type NodeApp } from './testing/start-node-app.ts';

/** One after the other. The first only warms the app up. */
const rounds = [50, 200, 50];

let server: TestServer;
let app: NodeApp;
beforeAll(async () => {
  server = await startTestServer();
  app = await startNodeApp('Express 5', { apiKey: server.key, baseURL: server.url });
});
afterAll(async () => {
  await app?.close();
  await server?.close();
});

test(`${Math.max(...rounds)} streams at once through Express all complete, and nothing is left behind`, async () => {
  const worker = await new Handinger({ apiKey: server.key, baseURL: server.url }).workers.create({
    instructions: 'Repeat what you are told.',
  });
  const page = new Handinger({ apiKey: null, baseURL: `${app.origin}/api/handinger` });
  const stream = async () => {
    const input = '[[offline:pace 20ms]] [[offline:tokens 20]]';
    const running = await page.tasks.create({ workerId: worker.id, input, stream: true });
    let text = '';
    for await (const chunk of running) if (chunk.type === 'text-delta') text += chunk.delta;
    return text.trim().split(/\s+/).length;
  };
  const leave = async () => {
    const input = '[[offline:tokens 1]] [[offline:delay 1s]]';
    const running = await page.tasks.create({ workerId: worker.id, input, stream: true });
    for await (const chunk of running) if (chunk.type === 'text-delta') break;
  };
  const heaps: number[] = [];
  for (const streams of rounds) {
    const lengths = await Promise.all(Array.from({ length: streams }, stream));
    expect(lengths).toEqual(Array.from({ length: streams }, () => 20));
    await Promise.all(Array.from({ length: 20 }, leave));
    const { heap, sockets, warnings } = await app.count();
    heaps.push(heap);
    // Kept-alive connections, at most one a stream and side, however many streams there were.
    expect(sockets).toBeLessThanOrEqual(2 * (Math.max(...rounds) + 20));
    expect(warnings).toEqual([]);
  }
  const [, second = 0, third = 0] = heaps;
  expect(third - second).toBeLessThan(8 * 1024 ** 2);
}, 180_000);
