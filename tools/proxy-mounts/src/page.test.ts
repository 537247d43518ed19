import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { findChromium } from '@handinger/runtimes/find-chromium';
import { Handinger } from '@ramensoft/handinger';
import { toNodeHandler } from '@ramensoft/handinger/node';
import { createHandingerProxy } from '@ramensoft/handinger/proxy';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from './testing/bundle.ts';

let server: TestServer;
let app: Server;
let workerId: string;
let port: number;
let outcome: PromiseWithResolvers<unknown>;
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
  const handle = toNodeHandler(async (request) => {
    const answer = await proxy(request);
    answered.push(`${request.headers.get('sec-fetch-site')} ${request.method} ${answer.status}`);
    return answer;
  });
  const scripts = {
    '/own.js': await bundle(new URL('page/own-page.ts', import.meta.url)),
    '/foreign.js': await bundle(new URL('page/foreign-page.ts', import.meta.url)),
  };
  app = createServer((request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    if (path.startsWith('/api/handinger/')) {
      handle(request, response);
    } else if (path in scripts) {
      response.setHeader('content-type', 'text/javascript').end(scripts[path as keyof typeof scripts]);
    } else if (path === '/outcome') {
      void text(request).then((body) => outcome.resolve(JSON.parse(body)));
      response.end();
    } else {
      response.setHeader('content-type', 'text/html').end(`<script type="module" src="${path}.js"></script>`);
    }
  });
  app.listen(0, '127.0.0.1');
  await once(app, 'listening');
  ({ port } = app.address() as AddressInfo);
});
afterAll(async () => {
  app?.closeAllConnections();
  app?.close();
  await server?.close();
});

async function open(url: string): Promise<unknown> {
  outcome = Promise.withResolvers();
  const program = await findChromium();
  if (program === undefined) throw new Error('No Chromium was found, nor could it be installed.');
  const profile = await mkdtemp(join(tmpdir(), 'handinger-page-'));
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    `--user-data-dir=${profile}`,
  ];
  const browser = spawn(program, [...flags, url], { stdio: 'ignore' });
  try {
    return await outcome.promise;
  } finally {
    browser.kill('SIGKILL');
    await once(browser, 'exit');
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

test('a page without a key streams, uploads and reads files through the proxy of its own origin', async () => {
  const found = await open(`http://127.0.0.1:${port}/own?worker=${workerId}`);
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
  const address = `http://localhost:${port}/foreign?app=${encodeURIComponent(`http://127.0.0.1:${port}`)}&worker=${workerId}`;
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
