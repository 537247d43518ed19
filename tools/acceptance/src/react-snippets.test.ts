import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { bundlePage } from '@handinger/browser/bundle-page';
import { startBrowser, type TestBrowser } from '@handinger/browser/start-browser';
import { startOrigin } from '@handinger/browser/start-origin';
import { Handinger } from '@ramensoft/handinger';
import { toNodeHandler } from '@ramensoft/handinger/node';
import { createHandingerProxy, type OperationId } from '@ramensoft/handinger/proxy';
import { startServer, type RunningServer } from '@ramensoft/handinger-server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { linkPackages } from './link-packages.ts';
import { readSnippets, type Snippet } from './read-snippets.ts';
import { run } from './run.ts';
import { typeCheck } from './type-check.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const documents = ['README.md', 'packages/react/README.md'];
const snippets = (await Promise.all(documents.map(readSnippets)))
  .flat()
  .filter(({ language }) => language === 'tsx');
const tests = snippets.filter(({ code }) => /^test\(/m.test(code));
const pages = snippets.filter(({ code }) => /^export default async/m.test(code));
const components = snippets.filter((snippet) => !tests.includes(snippet) && !pages.includes(snippet));

/** What the pages below may call: all that the snippets show. */
const allow: OperationId[] = [
  'tasks.create',
  'tasks.retrieve',
  'tasks.list',
  'tasks.delete',
  'workers.retrieve',
  'workers.streamUpdates',
];

let server: RunningServer;
let client: Handinger;
let workerId: string;
let browser: TestBrowser;
let folder: string;
let findings: string[];

beforeAll(async () => {
  server = await startServer();
  client = new Handinger({ apiKey: server.key, baseURL: server.url });
  ({ id: workerId } = await client.workers.create({ instructions: 'Repeat what you are told.' }));
  browser = await startBrowser();
  folder = await mkdtemp(join(tmpdir(), 'handinger-snippets-'));
  const users = ['tools/acceptance', 'packages/react'].map((user) => join(root, user, 'node_modules'));
  await linkPackages(join(folder, 'node_modules'), users);
  await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
  for (const snippet of snippets) await writeFile(join(folder, fileOf(snippet)), snippet.code);
  findings = await typeCheck(folder, snippets.map(fileOf));
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

function fileOf({ where, code }: Snippet): string {
  const kind = /^test\(/m.test(code) ? 'test.tsx' : 'tsx';
  return `${where.replaceAll(/\W+/g, '-')}.${kind}`;
}

/** A page of the components that a snippet exports. */
function pageOf(snippet: Snippet): string {
  return `
    import * as snippet from './${fileOf(snippet)}';
    import { HandingerProvider } from '@ramensoft/handinger-react';
    import { StrictMode } from 'react';
    import { createRoot } from 'react-dom/client';
    const props = JSON.parse(document.body.dataset.props);
    createRoot(document.getElementById('root')).render(
      <StrictMode>
        <HandingerProvider>
          {Object.entries(snippet).map(([name, Component]) => <Component key={name} {...props} />)}
        </HandingerProvider>
      </StrictMode>,
    );`;
}

test('there are snippets of each kind, and each type-checks', () => {
  expect([components.length > 3, pages.length, tests.length]).toEqual([true, 1, 1]);
  expect(findings).toEqual([]);
});

describe('components of the documents', () => {
  test.each(components)('$where renders and does what its button says', async (snippet) => {
    const entry = join(folder, `page-${fileOf(snippet)}`);
    await writeFile(entry, pageOf(snippet));
    const { metadata } = await client.tasks.create({ workerId, input: 'Say hello.' });
    const props = JSON.stringify({ workerId, taskId: metadata['taskId'] }).replaceAll('"', '&quot;');
    const proxy = createHandingerProxy({ client, allow, authorize: () => true });
    await using origin = await startOrigin({
      '/': `<!doctype html><body data-props="${props}"><div id="root"></div><script type="module" src="/page.js"></script></body>`,
      '/page.js': await bundlePage(new URL(`file://${entry}`)),
      '/api/handinger/': toNodeHandler(proxy),
    });
    const tab = await browser.open(origin.url);
    const { page } = tab;
    await expect.poll(() => page.locator('#root > *').count()).toBeGreaterThan(0);
    for (const field of await page.getByRole('textbox').all()) await field.fill('Hello');
    const button = page.locator('button').first();
    const count = await button.count();
    if (count > 0) await button.click();
    await expect
      .poll(
        () => tab.requests.filter(({ method, status }) => method !== 'GET' && status !== undefined).length,
      )
      .toBe(count);
    expect(tab.problems).toEqual([]);
    await tab.close();
  });
});

test.each(pages)('$where comes with its text', async (snippet) => {
  const { metadata, output_text } = await client.tasks.create({ workerId, input: 'Say hello.' });
  const entry = join(folder, `render-${fileOf(snippet)}`);
  await writeFile(
    entry,
    `import Page from './${fileOf(snippet)}';
    import { renderToString } from 'react-dom/server';
    const params = Promise.resolve({ taskId: ${JSON.stringify(metadata['taskId'])} });
    Page({ params }).then((page) => console.log(renderToString(page)));`,
  );
  const program = join(folder, 'render.cjs');
  await writeFile(program, await bundlePage(new URL(`file://${entry}`), { platform: 'node' }));
  const env = { HANDINGER_API_KEY: server.key, HANDINGER_BASE_URL: server.url };
  const html = await run(process.execPath, [program], { cwd: folder, env });
  expect(html).toContain(output_text.split('\n')[0]?.slice(0, 40));
});

test.each(tests)('$where passes', async (snippet) => {
  const vitest = join(root, 'packages/react/node_modules/vitest/vitest.mjs');
  const words = ['run', '--root', folder, '--environment', 'happy-dom', fileOf(snippet)];
  const output = await run(process.execPath, [vitest, ...words], { cwd: folder, env: { NO_COLOR: '1' } });
  expect(output).toMatch(/Tests +1 passed/);
});
