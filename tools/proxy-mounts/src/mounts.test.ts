import { Handinger } from '@ramensoft/handinger';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Mount } from './testing/mount.ts';
import { mounts } from './testing/mounts.ts';
import { startRelay, type Relay } from './testing/start-relay.ts';

let server: TestServer;
let direct: Handinger;
let workerId: string;
beforeAll(async () => {
  server = await startTestServer();
  direct = new Handinger({ apiKey: server.key, baseURL: server.url });
  workerId = (await direct.workers.create({ instructions: 'Repeat what you are told.' })).id;
});
afterAll(() => server.close());

describe.each(Object.entries(mounts))('%s', (name, start) => {
  let mount: Mount;
  let api: Relay;
  let wire: Relay;
  let page: Handinger;
  beforeAll(async () => {
    api = await startRelay(server.url);
    mount = await start({ apiKey: server.key, baseURL: api.origin });
    wire = await startRelay(mount.origin);
    // A page has no key; and no other connection of this process shares its wire.
    page = new Handinger({ apiKey: null, baseURL: `${wire.origin}/api/handinger` });
  });
  afterAll(async () => {
    await wire?.close();
    await mount?.close();
    await api?.close();
  });

  test('a task is streamed while it runs', async () => {
    const stream = await page.tasks.create({
      workerId,
      input: '[[offline:delay 100ms]] [[offline:tokens 5]] [[offline:delay 1s]] [[offline:tokens 5]]',
      stream: true,
    });
    let text = '';
    let statusAtFirstText: string | undefined;
    for await (const chunk of stream) {
      if (chunk.type !== 'text-delta') continue;
      if (text === '') statusAtFirstText = (await direct.tasks.retrieve(stream.taskId ?? '')).task.status;
      text += chunk.delta;
    }
    expect(statusAtFirstText).toBe('running');
    expect(text).toBe((await stream.finalWorker()).output_text);
  });

  test('a stream that is cut, twice, goes on through the proxy without loss or repetition', async () => {
    const stream = await page.tasks.create({
      workerId,
      input: '[[offline:pace 10ms]] [[offline:tokens 60]]',
      stream: true,
    });
    let deltas = 0;
    let text = '';
    for await (const chunk of stream) {
      if (chunk.type !== 'text-delta') continue;
      text += chunk.delta;
      deltas += 1;
      if (deltas === 10 || deltas === 30) wire.cut();
    }
    const { turns } = await direct.tasks.retrieve(stream.taskId ?? '');
    expect(turns).toHaveLength(1);
    expect(text).toBe(turns[0]?.outputText);
    expect(deltas).toBeGreaterThan(30);
  });

  test('a file of 9 MB arrives byte for byte, and comes back so', async () => {
    const bytes = new Uint8Array(9 * 1024 ** 2);
    for (let at = 0; at < bytes.length; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
    const result = await page.tasks.create({
      workerId,
      input: 'Keep it.',
      files: [new File([bytes], 'Grüße.bin', { type: 'application/x-test' })],
    });
    expect(result.status).toBe('completed');
    const file = await page.workers.retrieveFile('Grüße.bin', { workerId });
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/);
    const back = Buffer.from(await file.arrayBuffer());
    expect(back.equals(bytes)).toBe(true);
  });

  test('what is not allowed is a 403, and what is too large a 413', async () => {
    await expect(page.workers.list()).rejects.toMatchObject({ status: 403, code: 'operation_not_allowed' });
    const form = new FormData();
    form.append('input', 'x');
    form.append('files', new Blob([new Uint8Array(11 * 1024 ** 2)]), 'large.bin');
    const answer = await fetch(`${wire.origin}/api/handinger/api/tasks`, { method: 'POST', body: form });
    expect([answer.status, await answer.json()]).toMatchObject([413, { code: 'payload_too_large' }]);
    // The connection is not stuck behind what was refused.
    await expect(page.tasks.retrieve('tsk_none')).rejects.toMatchObject({ status: 404 });
  });

  test('a page that leaves ends the reading, and not the task', async () => {
    const stream = await page.tasks.create({
      workerId,
      input: '[[offline:tokens 3]] [[offline:delay 1s]] [[offline:tokens 3]] [[offline:delay 2s]]',
      stream: true,
    });
    const taskId = stream.taskId ?? '';
    let open = 0;
    for await (const chunk of stream) {
      if (chunk.type !== 'text-delta') continue;
      open = api.open;
      break;
    }
    // At once, but for workerd, which finds out when it next has something to write.
    await expect.poll(() => api.open, { timeout: 2500, interval: 20 }).toBeLessThan(open);
    expect((await direct.tasks.retrieve(taskId)).task.status).toBe('running');
    const result = await direct.workers.retrieve(workerId, { taskId, stream: true });
    expect((await result.finalWorker()).status).toBe('completed');
  });

  if (name !== 'Next.js') return;

  test('a route that polls a task sees it end, where what fetch reads is kept', async () => {
    const { taskId } = await direct.tasks.createAndDetach({ input: '[[offline:delay 4s]] Wait.' });
    const poll = async () => (await fetch(`${mount.origin}/status/${taskId}`)).json();
    expect(await poll()).toEqual({ retrieved: 'running', looked: 'running', bare: 'running' });
    await direct.tasks.wait(taskId);
    // The last shows that something is kept here at all.
    expect(await poll()).toEqual({ retrieved: 'completed', looked: 'completed', bare: 'running' });
  });
});
