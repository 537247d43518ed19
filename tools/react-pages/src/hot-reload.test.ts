import type { TestPage } from '@handinger/browser/test-page';
import { afterAll, beforeAll, test } from 'vitest';
import { startHotPage } from './testing/start-hot-page.ts';
import { startStage, type Stage } from './testing/start-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage([]);
});
afterAll(() => stage?.[Symbol.asyncDispose]());

const read = async (page: TestPage, name: string) => (await page.page.getByTestId(name).textContent()) ?? '';
const words = async (page: TestPage) => (await read(page, 'text')).split(' ').length;

test.concurrent.for([18, 19] as const)(
  'React %i: hot reloads keep the one stream of a task',
  async (version, { expect }) => {
    const { ledger, handler } = stage.listen();
    await using hot = await startHotPage(version, handler);
    const query = new URLSearchParams({
      worker: stage.workerId,
      input: '[[offline:pace 25ms]] [[offline:tokens 250]]',
    });
    const page = await stage.browser.open(`${hot.url}?${query}`);
    // The first visit makes Vite bundle the packages, and may load the page anew.
    await page.page.getByRole('heading', { name: 'First label' }).waitFor();
    await page.page.getByRole('button', { name: 'Send' }).click();
    await expect.poll(() => words(page)).toBeGreaterThan(5);
    const mounted = await read(page, 'mounted');
    // The answer to the start itself, or another one where there was no place for a stream at once.
    const { opened } = ledger;

    await hot.edit('First label', 'Second label');
    await page.page.getByRole('heading', { name: 'Second label' }).waitFor();
    // It was the same component that got another text.
    expect(await read(page, 'mounted')).toBe(mounted);
    expect(await words(page)).toBeGreaterThan(5);

    await hot.edit('/* more hooks */', "useState('another');");
    await expect.poll(() => read(page, 'mounted')).not.toBe(mounted);
    expect(await words(page)).toBeGreaterThan(5);

    const worker = await stage.client.tasks.wait(await read(page, 'task'));
    await expect.poll(() => read(page, 'text')).toBe(worker.output_text);
    expect(ledger.starts).toHaveLength(1);
    expect(ledger.opened).toBe(opened);
    expect(ledger.mostOfOneTask).toBe(1);
    expect(page.problems).toEqual([]);
    await page.close();
  },
);
