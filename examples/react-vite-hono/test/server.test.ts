import { fileURLToPath } from 'node:url';
import { findSecrets } from '@handinger/browser/find-secrets';
import { startBrowser, type TestBrowser } from '@handinger/browser/start-browser';
import type { RunningExample } from '@handinger/example-testing/running-example';
import { startExample } from '@handinger/example-testing/start-example';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verdict } from '../src/verdict.ts';

let server: TestServer;
let example: RunningExample;
let browser: TestBrowser;
beforeAll(async () => {
  server = await startTestServer();
  example = await startExample(fileURLToPath(new URL('..', import.meta.url)), {
    HANDINGER_API_KEY: server.key,
    HANDINGER_BASE_URL: server.url,
  });
  browser = await startBrowser();
});
afterAll(async () => {
  await browser?.close();
  await example?.close();
  await server?.close();
});

test('a claim is checked, and the verdict is what the schema says', async () => {
  const tab = await browser.open(example.origin);
  const { page } = tab;
  await page.getByLabel('Claim').fill('Bees can count.');
  await page.getByRole('button', { name: 'Check' }).click();
  await page.getByText('completed').waitFor();
  const [shown, confidence, summary] = await page.locator('dd').allInnerTexts();
  expect(verdict.parse({ verdict: shown, confidence: Number(confidence), summary })).toBeDefined();
  expect(tab.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  expect(tab.problems).toEqual([]);
  expect(await findSecrets(tab, [server.key])).toEqual([]);
  await tab.close();
});
