import { bundlePage } from '@handinger/browser/bundle-page';
import { startBrowser, type TestBrowser } from '@handinger/browser/start-browser';
import { startOrigin } from '@handinger/browser/start-origin';
import { Handinger } from '@ramensoft/handinger';
import { toNodeHandler } from '@ramensoft/handinger/node';
import { createHandingerProxy } from '@ramensoft/handinger/proxy';
import { startTestServer } from '@ramensoft/handinger-server/testing';
import { printTable } from './print-table.ts';
import type { PageControls } from './react-page/main.tsx';

const turns = 1000;

/** What a page holds after a conversation of 1,000 turns, with the real server behind it: `useTask`, and `useChat` with our transport. */
export async function reactMemory(): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const server = await startTestServer();
  stack.defer(() => server.close());
  const client = new Handinger({ apiKey: server.key, baseURL: server.url });
  const { id: workerId } = await client.workers.create({ instructions: 'Repeat what you are told.' });
  const proxy = createHandingerProxy({
    client,
    authorize: () => true,
    allow: ['tasks.create', 'tasks.retrieve', 'workers.retrieve', 'workers.streamUpdates'],
  });
  const entry = new URL('react-page/main.tsx', import.meta.url);
  const origin = stack.use(
    await startOrigin({
      '/': '<!doctype html><meta charset="utf-8"><div id="root"></div><script type="module" src="/page.js"></script>',
      '/page.js': await bundlePage(entry, { mode: 'production' }),
      '/api/handinger/': toNodeHandler(proxy),
    }),
  );
  const browser = stack.use(await startBrowser());
  const ours = await grow(browser, `${origin.url}/?hook=ours&worker=${workerId}`);
  const theirs = await grow(browser, `${origin.url}/?hook=theirs&worker=${workerId}`);
  printTable([
    { hook: 'useTask', ...ours },
    { hook: 'useChat', ...theirs },
    {
      hook: 'ours / useChat',
      'at first MB': '',
      'after it MB': (ours['after it MB'] / theirs['after it MB']).toFixed(2),
      'a turn KB': (ours['a turn KB'] / theirs['a turn KB']).toFixed(2),
      seconds: (ours.seconds / theirs.seconds).toFixed(2),
    },
  ]);
}

async function grow(browser: TestBrowser, url: string) {
  const visit = await browser.open(url);
  const { page } = visit;
  await page.waitForFunction(() => (globalThis as unknown as { controls?: PageControls }).controls?.status);
  const heap = async () => {
    await visit.collectGarbage();
    return (await visit.metrics())['JSHeapUsedSize'] ?? 0;
  };
  const before = await heap();
  const began = performance.now();
  await page.evaluate(async (count) => {
    const { controls } = globalThis as unknown as { controls: PageControls };
    for (let turn = 1; turn <= count; turn += 1) {
      controls.send(`[[offline:tokens 60]] Turn ${turn}.`);
      while (controls.turns < turn || controls.status !== 'ready') {
        await new Promise<void>((resolve) => setTimeout(resolve, 2));
      }
    }
  }, turns);
  const seconds = Math.round((performance.now() - began) / 1000);
  const after = await heap();
  if (visit.problems.length > 0) throw new Error(visit.problems.join('\n'));
  await visit.close();
  return {
    'at first MB': Number((before / 1e6).toFixed(1)),
    'after it MB': Number((after / 1e6).toFixed(1)),
    'a turn KB': Number(((after - before) / turns / 1e3).toFixed(1)),
    seconds,
  };
}
