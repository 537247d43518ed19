import { bundlePage } from '@handinger/browser/bundle-page';
import { startBrowser, type TestBrowser } from '@handinger/browser/start-browser';
import { startOrigin, type Origin } from '@handinger/browser/start-origin';
import { Handinger } from '@ramensoft/handinger';
import { toNodeHandler } from '@ramensoft/handinger/node';
import { createHandingerProxy } from '@ramensoft/handinger/proxy';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
let browser: TestBrowser;
let app: Origin;
let workerId: string;
/** What the proxy answered to requests of pages, by `Sec-Fetch-Site`. */
const answered: string[] = [];

beforeAll(async () => {
  server = await startTestServer();
  const client = new Handinger({ apiKey: server.key, baseURL: server.url });
  workerId = (await client.workers.create({ instructions: 'Repeat what you are told.' })).id;
  const proxy = createHandingerProxy({
    client,
    authorize: () => true,
    allow: [
      'tasks.create',
      'tasks.retrieve',
      'workers.retrieve',
      'workers.streamUpdates',
      'workers.retrieveFile',
    ],
  });
  const page = (name: string) => `<!doctype html><script type="module" src="/${name}.js"></script>`;
  app = await startOrigin({
    '/own': page('own'),
    '/own.js': await bundlePage(new URL('page/own-page.ts', import.meta.url)),
    '/foreign': page('foreign'),
    '/foreign.js': await bundlePage(new URL('page/foreign-page.ts', import.meta.url)),
    '/api/handinger/': toNodeHandler(async (request) => {
      const answer = await proxy(request);
      answered.push(`${request.headers.get('sec-fetch-site')} ${request.method} ${answer.status}`);
      return answer;
    }),
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await server?.close();
});

/** What a page finds out. */
async function open(url: string): Promise<unknown> {
  const { page } = await browser.open(url);
  const outcome = await page.waitForFunction(() => (globalThis as { outcome?: object }).outcome);
  return outcome.jsonValue();
}

test('a page without a key streams, uploads and reads files through the proxy of its own origin', async () => {
  const found = await open(`${app.url}/own?worker=${workerId}`);
  expect(found).toMatchObject({
    chunks: expect.any(Number) as number,
    status: 'completed',
    isSameFile: true,
    refused: 'operation_not_allowed',
  });
  const { chunks, milliseconds } = found as { chunks: number; milliseconds: number };
  expect(chunks).toBeGreaterThan(10);
  // Not in one piece at the end: the task takes 5 ms and more for each word.
  expect(milliseconds).toBeGreaterThan(50);
  expect(answered).toContain('same-origin POST 200');
});

test('a page of another site can neither start a task nor read an answer', async () => {
  answered.length = 0;
  const before = (await new Handinger({ apiKey: server.key, baseURL: server.url }).tasks.list()).totalCount;
  const query = new URLSearchParams({ app: app.url, worker: workerId });
  const address = `${app.url.replace('127.0.0.1', 'localhost')}/foreign?${query}`;
  expect(await open(address)).toEqual({ read: [] });
  // The plain attempts, and the question before the one that is not.
  expect(answered.toSorted()).toEqual([
    'cross-site OPTIONS 404',
    'cross-site POST 403',
    'cross-site POST 403',
    'cross-site POST 403',
  ]);
  const after = (await new Handinger({ apiKey: server.key, baseURL: server.url }).tasks.list()).totalCount;
  expect(after).toBe(before);
});
