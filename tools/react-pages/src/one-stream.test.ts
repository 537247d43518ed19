import type { TestPage } from '@handinger/browser/test-page';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { startStage, type Stage } from './testing/start-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

const click = (page: TestPage, name: string) => page.page.getByRole('button', { name, exact: true }).click();
const texts = (page: TestPage) => page.page.getByTestId('consumer').allTextContents();
const words = async (page: TestPage) => ((await texts(page))[0] ?? '').split(' ').length;

/** Waits until more of the answer has come than there is now: the stream lives. */
async function seeMore(page: TestPage): Promise<void> {
  const count = () =>
    (document.querySelector('[data-testid="consumer"]')?.textContent ?? '').split(' ').length;
  const before = await page.page.evaluate(count);
  await page.page.waitForFunction(
    (words) =>
      (document.querySelector('[data-testid="consumer"]')?.textContent ?? '').split(' ').length > words,
    before,
  );
}

/** Presses buttons one after the other, a frame apart: faster than a test can, which on a busy machine takes a second for each. */
function press(page: TestPage, ...names: string[]): Promise<void> {
  return page.page.evaluate(async (labels) => {
    for (const label of labels) {
      [...document.querySelectorAll('button')].find(({ textContent }) => textContent === label)?.click();
      await new Promise(requestAnimationFrame);
    }
  }, names);
}

const taskOf = async (page: TestPage) => (await page.page.locator('main').getAttribute('data-task')) ?? '';

const input = '[[offline:pace 25ms]] [[offline:tokens 400]]';
const cells = ([18, 19] as const).flatMap((version) =>
  [false, true].map((isStrict) => ({ version, isStrict, mode: isStrict ? 'StrictMode' : 'plain' })),
);

describe.concurrent('20 consumers of one task have one start and one stream', () => {
  test.for(cells)('on React $version, $mode', async ({ version, isStrict }, { expect }) => {
    const site = await stage.serve();
    const { ledger } = site;
    const ignore = [/ERR_INTERNET_DISCONNECTED/, /ERR_INCOMPLETE_CHUNKED_ENCODING/, /ERR_CONNECTION_/];
    const address = site.address(version, 'consumers', { input, ...(isStrict && { strict: '' }) });
    const page = await stage.browser.open(address, { ignore });
    await click(page, 'Send');
    await expect.poll(() => words(page)).toBeGreaterThan(5);
    expect(new Set(await texts(page)).size).toBe(1);
    // The answer to the start itself, or another one where there was no place for a stream at once.
    const { opened } = ledger;

    // What happens within one page costs no second connection.
    await press(page, 'Remount', 'Remount', 'Remount', 'Render');
    await press(page, 'Suspend', 'Resume', 'Toggle', 'Toggle', 'Remount');
    await seeMore(page);
    await page.hide();
    await page.show();
    await seeMore(page);
    expect(ledger.opened).toBe(opened);

    await page.setOffline(true);
    site.cut();
    await expect.poll(() => ledger.open).toBe(0);
    await page.setOffline(false);
    await seeMore(page);

    await page.page.evaluate(() => Object.assign(globalThis, { isSame: true }));
    await page.goto(`${site.url}/elsewhere`);
    await expect.poll(() => ledger.open).toBe(0);
    await page.page.goBack({ waitUntil: 'commit' });
    expect(await page.page.evaluate(() => 'isSame' in globalThis)).toBe(true);
    await seeMore(page);

    const taskId = await taskOf(page);
    const worker = await stage.client.tasks.wait(taskId);
    await expect.poll(async () => new Set(await texts(page))).toEqual(new Set([worker.output_text]));
    expect(await texts(page)).toHaveLength(20);
    expect(ledger.starts).toHaveLength(1);
    expect((await stage.client.tasks.retrieve(taskId)).turns).toHaveLength(1);
    expect(ledger.mostOfOneTask).toBe(1);
    // After the cut, and after the way back.
    expect(ledger.opened).toBe(opened + 2);
    await expect.poll(() => ledger.open).toBe(0);

    // A task that is over is at rest.
    const requests = ledger.requests.length;
    await press(page, 'Remount', 'Render');
    expect(await texts(page)).toHaveLength(20);
    expect(ledger.requests.slice(requests)).toEqual([]);
    expect(page.problems).toEqual([]);
    await page.close();
  });

  test('and once they are gone none, while the task runs on', async ({ expect }) => {
    const site = await stage.serve();
    const page = await stage.browser.open(site.address(19, 'consumers', { input, strict: '' }));
    await click(page, 'Send');
    await expect.poll(() => words(page)).toBeGreaterThan(5);
    await click(page, 'Toggle');
    await expect.poll(() => site.ledger.open).toBe(0);
    const taskId = await taskOf(page);
    expect((await stage.client.tasks.retrieve(taskId)).task.status).toBe('running');
    // Who comes back goes on from there.
    await click(page, 'Toggle');
    expect(await words(page)).toBeGreaterThan(5);
    await seeMore(page);
    const worker = await stage.client.tasks.wait(taskId);
    expect(worker.metadata['turnStatus']).toBe('completed');
    await expect.poll(() => texts(page)).toContain(worker.output_text);
    expect(site.ledger.starts).toHaveLength(1);
    expect(site.ledger.mostOfOneTask).toBe(1);
    expect(page.problems).toEqual([]);
    await page.close();
  });

  test('and a tab that is hidden for half a minute none, until it is shown', async ({ expect }) => {
    const site = await stage.serve();
    const page = await stage.browser.open('about:blank');
    await page.page.clock.install();
    await page.goto(site.address(19, 'consumers', { input }));
    await click(page, 'Send');
    await expect.poll(() => words(page)).toBeGreaterThan(5);
    const { opened } = site.ledger;
    await page.hide();
    await page.page.clock.fastForward('00:31');
    await expect.poll(() => site.ledger.open).toBe(0);
    await page.show();
    await seeMore(page);
    expect(site.ledger.opened).toBe(opened + 1);
    const worker = await stage.client.tasks.wait(await taskOf(page));
    await expect.poll(() => texts(page)).toContain(worker.output_text);
    expect(page.problems).toEqual([]);
    await page.close();
  });
});
