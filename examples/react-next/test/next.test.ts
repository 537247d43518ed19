import { fileURLToPath } from 'node:url';
import { findSecrets } from '@handinger/browser/find-secrets';
import { startBrowser, type TestBrowser } from '@handinger/browser/start-browser';
import type { RunningExample } from '@handinger/example-testing/running-example';
import { startExample } from '@handinger/example-testing/start-example';
import { Handinger } from '@ramensoft/handinger';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

let server: TestServer;
let client: Handinger;
let workerId: string;
let example: RunningExample;
let browser: TestBrowser;
beforeAll(async () => {
  server = await startTestServer();
  client = new Handinger({ apiKey: server.key, baseURL: server.url });
  ({ id: workerId } = await client.workers.create({ instructions: 'Repeat what you are told.' }));
  example = await startExample(fileURLToPath(new URL('..', import.meta.url)), {
    HANDINGER_API_KEY: server.key,
    HANDINGER_BASE_URL: server.url,
    HANDINGER_WORKER_ID: workerId,
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await example?.close();
  await server?.close();
});

test('the server renders what was said, and the browser asks for nothing that it has', async () => {
  const worker = await client.tasks.create({ workerId, input: 'Say hello.' });
  const url = `${example.origin}/tasks/${String(worker.metadata['taskId'])}`;
  const html = await (await fetch(url)).text();
  expect(html).toContain('Say hello.');
  expect(html).toContain(worker.output_text.slice(0, 20));

  const tab = await browser.open(url);
  await tab.page.getByText('completed').waitFor();
  expect(await tab.page.locator('li[data-role="assistant"]').innerText()).toBe(worker.output_text);
  expect(tab.requests.filter(({ path }) => path.startsWith('/api/'))).toEqual([]);
  expect(tab.problems).toEqual([]);
  await tab.close();
});

test('a conversation is started, reloaded in the middle, and goes on', async () => {
  const tab = await browser.open(example.origin);
  const { page } = tab;
  const say = async (text: string) => {
    await page.getByLabel('Message').fill(text);
    await page.getByRole('button', { name: 'Send' }).click();
  };
  await say('[[offline:pace 20ms]] [[offline:tokens 200]]');
  await page.waitForURL(/\/tasks\/tsk_/);
  await page.locator('li[data-role="assistant"]').waitFor();
  await page.reload();
  await page.getByText('completed').waitFor();
  const taskId = page.url().split('/').at(-1) ?? '';
  const [first] = (await client.tasks.listTurns(taskId)).items;
  expect(await page.locator('li[data-role="assistant"]').innerText()).toBe(first?.outputText);

  await say('And now?');
  await expect.poll(() => page.locator('li').count()).toBe(4);
  await page.getByText('completed').waitFor();
  expect((await client.tasks.listTurns(taskId)).items).toHaveLength(2);
  expect(tab.problems).toEqual([]);
  expect(await findSecrets(tab, [server.key])).toEqual([]);
  await tab.close();
});
