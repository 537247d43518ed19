import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundlePage } from '@handinger/browser/bundle-page';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type * as ServerSide from './render-on-server.tsx';
import type { HistoryPageProps } from './scenes/history-page.tsx';
import { startStage, type Stage } from './testing/start-stage.ts';

let stage: Stage;
let folder: string;
let taskId: string;
let answer: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handinger-rendering-'));
  stage = await startStage([]);
  const worker = await stage.client.tasks.create({ workerId: stage.workerId, input: 'Is the sky <blue>?' });
  taskId = String(worker.metadata['taskId']);
  answer = worker.output_text;
});
afterAll(async () => {
  await stage?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe.for([18, 19] as const)('React %i', (version) => {
  let onServer: typeof ServerSide;
  let script: string;
  beforeAll(async () => {
    const file = join(folder, `${version}.cjs`);
    const entry = new URL('render-on-server.tsx', import.meta.url);
    await writeFile(file, await bundlePage(entry, { react: version, platform: 'node' }));
    onServer = createRequire(import.meta.url)(file) as typeof ServerSide;
    script = await bundlePage(new URL('hydrate.tsx', import.meta.url), { react: version });
  });

  /** Renders the page on the server, where it must not ask for anything, and opens it in the browser. */
  async function open(props: HistoryPageProps, ignore: readonly RegExp[] = []) {
    const requests = vi.spyOn(globalThis, 'fetch');
    const warnings = vi.spyOn(console, 'error');
    const html = onServer.render(props);
    await new Promise((resolve) => setImmediate(resolve));
    expect(requests).not.toHaveBeenCalled();
    expect(warnings).not.toHaveBeenCalled();
    requests.mockRestore();
    warnings.mockRestore();
    const data = JSON.stringify(props).replaceAll('<', '\\u003c');
    const site = await stage.serve({
      '/': `<!doctype html><meta charset="utf-8"><div id="root">${html}</div><script type="application/json" id="props">${data}</script><script type="module" src="/page.js"></script>`,
      '/page.js': script,
    });
    const page = await stage.browser.open(`${site.url}/`, { ignore });
    return { html, page };
  }

  test('what was prefetched is in the first answer and in the first render, without a request', async () => {
    const state = await onServer.prefetch(stage.client, stage.workerId, taskId);
    const { html, page } = await open({
      workerId: stage.workerId,
      taskId,
      isSuspended: false,
      state,
    });
    expect(html).toContain('Is the sky &lt;blue&gt;?');
    expect(html).toContain('completed');
    await page.page.getByRole('button', { name: '0' }).click();
    await page.page.getByRole('button', { name: '1' }).waitFor();
    const messages = await page.page.getByTestId('message').allTextContents();
    expect(messages).toEqual(['Is the sky <blue>?', answer]);
    const asked = page.requests.filter(({ path }) => path.startsWith('/api/'));
    expect(asked.filter(({ path }) => path.includes(taskId) || path.includes(stage.workerId))).toEqual([]);
    expect(page.problems).toEqual([]);
    await page.close();
  });

  test('what was not is loaded by the browser, and hydrates without a warning', async () => {
    const { html, page } = await open({
      workerId: stage.workerId,
      taskId,
      isSuspended: false,
      state: undefined,
    });
    expect(html).not.toContain('Is the sky');
    expect(html).toContain('idle');
    await expect
      .poll(() => page.page.getByTestId('message').allTextContents())
      .toEqual(['Is the sky <blue>?', answer]);
    await expect.poll(() => page.page.getByTestId('status').textContent()).toBe('completed');
    expect(page.problems).toEqual([]);
    await page.close();
  });

  test('a Suspense hook without data leaves its boundary to the browser', async () => {
    // React's own line about a boundary that the server has left.
    const ignore = [/not_prefetched|Switched to client rendering|[Pp]refetch/];
    const props = { workerId: stage.workerId, taskId, isSuspended: true, state: undefined };
    const { html, page } = await open(props, ignore);
    expect(html).toContain('data-testid="fallback"');
    await page.page.getByTestId('suspended').waitFor();
    expect(page.problems).toEqual([]);
    await page.close();
  });
});
