import { startFaultServer, namedFaults } from '@handinger/fault-server';
import type { TestPage } from '@handinger/browser/test-page';
import { afterAll, beforeAll, expect, test, type ExpectStatic } from 'vitest';
import type { ChunkCounts } from './scenes/chunks-scene.tsx';
import { startStage, type ReactVersion, type Site, type Stage } from './testing/start-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

/** A machine that is busy with something else holds streams back as a gateway may. */
const ignore = [/arrives in heaps/];

/** Opens a scene on a site of its own. */
async function open(version: ReactVersion, scene: string, parameters: Record<string, string | number> = {}) {
  const site = await stage.serve();
  const page = await stage.browser.open(site.address(version, scene, parameters), { ignore });
  return { site, page };
}

const click = (page: TestPage, name: string | RegExp) =>
  page.page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name }).click();
const read = (page: TestPage, name: string) => page.page.getByTestId(name).textContent();

test.for([18, 19] as const)(
  'React %i: 10,000 chunks render no more often than there are frames',
  async (version) => {
    const { page } = await open(version, 'chunks', { input: '[[offline:tokens 10000]]' });
    await click(page, 'Send');
    await expect.poll(() => read(page, 'status'), { timeout: 60_000 }).toBe('completed');
    const counts = await page.page.evaluate(() => ({
      ...(globalThis as unknown as { counts: ChunkCounts }).counts,
    }));
    expect(await read(page, 'words')).toBe('10000');
    expect(counts.chunks).toBeGreaterThanOrEqual(10_000);
    expect(counts.renders).toBeLessThanOrEqual(counts.frames + 2);
    expect(page.problems).toEqual([]);
    await page.close();
  },
);

/** Waits until all tasks of these pages are completed. @returns the most streams that were open at once after all had begun */
async function complete(
  expect: ExpectStatic,
  { ledger }: Site,
  pages: readonly TestPage[],
  count: number,
): Promise<number> {
  // While they are started, the answers to that are streams too, until there is a place for them or not.
  await expect.poll(() => ledger.starts.length === count && ledger.open <= 4).toBe(true);
  let most = 0;
  const completed = async () => {
    most = Math.max(most, ledger.open);
    const all = await Promise.all(
      pages.map((page) => page.page.locator('[data-status="completed"]').count()),
    );
    return all.reduce((sum, one) => sum + one, 0);
  };
  await expect.poll(completed, { timeout: 90_000, interval: 20 }).toBe(count);
  for (const page of pages) {
    const texts = await page.page.getByTestId('task').allTextContents();
    expect(texts.map((text) => text.split(/\s+/).length)).toEqual(texts.map(() => 40));
    expect(page.problems).toEqual([]);
  }
  expect(new Set(ledger.starts).size).toBe(count);
  expect(ledger.starts).toHaveLength(count);
  expect(ledger.mostOfOneTask).toBe(1);
  return most;
}

const input = '[[offline:pace 40ms]] [[offline:tokens 40]]';

test.concurrent('a page with 50 tasks at once stays usable, and all of them come to their end', async ({
  expect,
}) => {
  const { site, page } = await open(19, 'many-tasks', { count: 50, input, strict: '' });
  // In the page itself: a test is too slow for that on a busy machine.
  const usable = await page.page.evaluate(async (worker) => {
    const press = (label: string) =>
      [...document.querySelectorAll('button')]
        .find(({ textContent }) => textContent.startsWith(label))
        ?.click();
    press('Start');
    while (!document.querySelector('[data-status="streaming"]')) await new Promise(requestAnimationFrame);
    // Both would wait for a connection, or for the page, where streams had taken them all.
    press('Clicked 0');
    const { status } = await fetch(`/api/handinger/api/workers/${worker}`);
    const isShown = document.body.textContent.includes('Clicked 1 times');
    return { status, isShown, completed: document.querySelectorAll('[data-status="completed"]').length };
  }, stage.workerId);
  expect(usable).toMatchObject({ status: 200, isShown: true });
  expect(usable.completed).toBeLessThan(50);
  expect(await complete(expect, site, [page], 50)).toBeLessThanOrEqual(4);
  await page.close();
});

test.concurrent('two tabs with 8 tasks each share the places for streams', async ({ expect }) => {
  const { site, page: one } = await open(19, 'many-tasks', { count: 8, input });
  const other = await stage.browser.open(one.page.url(), { beside: one, ignore });
  await Promise.all([click(one, 'Start'), click(other, 'Start')]);
  expect(await complete(expect, site, [one, other], 16)).toBeLessThanOrEqual(4);
  await one.close();
});

test.concurrent('over a slow connection that breaks all the time nothing is lost, and nothing is started twice', async ({
  expect,
}) => {
  const faults = namedFaults(2_500);
  const named = [
    'reset in the body',
    'cut in the body',
    'finish in the body',
    'reset before-forwarding',
    'reset after-forwarding',
    'cut before-headers',
    '503 before forwarding',
  ].map((name) => faults[name]);
  const site = await stage.serve();
  await using network = await startFaultServer({
    upstream: site.url,
    seed: 7,
    rules: [{ path: /^\/19/, fault: {}, times: Infinity }],
    seeded: { faults: named.filter((fault) => fault !== undefined), chance: 0.4 },
  });
  const page = await stage.browser.open(
    site.address(19, 'conversation', { strict: '' }).replace(site.url, network.url),
    {
      ignore: [
        /ERR_(INCOMPLETE_CHUNKED_ENCODING|CONTENT_LENGTH_MISMATCH|CONNECTION_RESET|CONNECTION_CLOSED|EMPTY_RESPONSE)/,
        /status of 503|arrives in heaps/,
      ],
    },
  );
  await page.throttle({ cpu: 2, latency: 50, bandwidth: 40_000 });
  const inputs = [
    '[[offline:pace 10ms]] [[offline:tokens 80]] One.',
    '[[offline:tokens 150]] Two.',
    'Three.',
  ];
  for (const [index, input] of inputs.entries()) {
    await page.page.getByLabel('Input').fill(input);
    await click(page, 'Send');
    await expect.poll(() => read(page, 'turns'), { timeout: 60_000 }).toBe(`${index + 1}`);
    await expect.poll(() => read(page, 'status'), { timeout: 60_000 }).toBe('completed');
    const taskId = new URL(page.page.url()).searchParams.get('task') ?? '';
    const { turns } = await stage.client.tasks.retrieve(taskId);
    expect(turns).toHaveLength(index + 1);
    expect(await read(page, 'text')).toBe(turns[index]?.outputText);
  }
  expect(await read(page, 'finished')).toBe('3');
  expect(await page.page.getByTestId('message').count()).toBe(6);
  expect(network.ledger.filter(({ fault }) => fault !== undefined).length).toBeGreaterThan(3);
  expect(page.problems).toEqual([]);
  await page.close();
});
