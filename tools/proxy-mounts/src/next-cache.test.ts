import { Handinger } from '@ramensoft/handinger';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mount } from './testing/mount.ts';
import { startNextApp } from './testing/start-next-app.ts';

let server: TestServer;
let next: Mount;
beforeAll(async () => {
  server = await startTestServer();
  next = await startNextApp({ apiKey: server.key, baseURL: server.url });
});
afterAll(async () => {
  await next?.close();
  await server?.close();
});

test('a route of Next.js that polls a task sees it end, where what fetch reads is kept', async () => {
  const client = new Handinger({ apiKey: server.key, baseURL: server.url });
  const { taskId } = await client.tasks.createAndDetach({ input: '[[offline:delay 4s]] Wait.' });
  const poll = async () => (await fetch(`${next.origin}/status/${taskId}`)).json();
  expect(await poll()).toEqual({ retrieved: 'running', looked: 'running', bare: 'running' });
  await client.tasks.wait(taskId);
  // The last shows that something is kept here at all.
  expect(await poll()).toEqual({ retrieved: 'completed', looked: 'completed', bare: 'running' });
});
