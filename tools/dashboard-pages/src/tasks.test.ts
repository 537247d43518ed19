import type { TestPage } from '@handinger/browser/test-page';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startDashboard, type Dashboard } from './testing/start-dashboard.ts';

let dashboard: Dashboard;
let visit: TestPage;
let workerId: string;

// Some tests refuse requests, and browsers write a line about each.
const ignore = [/ERR_FAILED/, /status of 40[349]/];

beforeAll(async () => {
  dashboard = await startDashboard();
  visit = await dashboard.open('/workers', { ignore, context: { reducedMotion: 'reduce' } });
});
beforeEach(async () => {
  const worker = await dashboard.client.workers.create({ title: 'Biscuit', instructions: 'Help.' });
  workerId = worker.id;
});
afterAll(() => dashboard?.close());

const message = () => visit.page.getByRole('textbox', { name: 'Message' });
const turn = (place: number) => visit.page.getByRole('article', { name: `Turn ${place}` });
const goTo = (path: string) => visit.goto(`${dashboard.server.url}/workers/${workerId}${path}`);
const start = async (input: string, taskId?: string) => {
  const { metadata } = await dashboard.client.tasks.create({ workerId, input, ...(taskId && { taskId }) });
  return String(metadata['taskId']);
};
/** How far the conversation is from its end, in pixels. */
const distance = () =>
  turn(1).evaluate((element) => {
    let box: Element | null = element;
    while (box && box.scrollHeight <= box.clientHeight) box = box.parentElement;
    return box ? Math.round(box.scrollHeight - box.clientHeight - box.scrollTop) : 0;
  });

test('a new task gets its own address while its answer streams, in the same page', async () => {
  const { page } = visit;
  await goTo('?new');
  await message().fill('Hello [[offline:delay 1s]]');
  const before = await message().elementHandle();
  await message().press('Enter');
  await page.waitForURL(/\/tasks\/tsk_/);
  await turn(1).locator('footer').waitFor();
  expect(await message().evaluate((element, known) => element === known, before)).toBe(true);
  expect(await page.title()).toBe('Hello [[offline:delay 1s]] · Biscuit · Handinger');
});

test('a message that is sent while a turn runs waits for it, and whoever reads further up is left there', async () => {
  const { page } = visit;
  await goTo('?new');
  await message().fill('[[offline:tokens 600]] [[offline:delay 4s]] [[offline:tokens 600]]');
  await message().press('Enter');
  await turn(1).getByText('Working').waitFor();
  await expect.poll(distance).toBeLessThan(48);
  await message().fill('And then?');
  await message().press('Enter');
  await turn(2)
    .getByText(/^Queued/)
    .waitFor();
  await turn(1).hover();
  await page.mouse.wheel(0, -4_000);
  const jump = page.getByRole('button', { name: 'Jump to latest' });
  await jump.waitFor();
  await turn(2).locator('footer').waitFor();
  expect(await distance()).toBeGreaterThan(200);
  await jump.click();
  await expect.poll(distance).toBeLessThan(48);
  await jump.waitFor({ state: 'detached' });
});

test('a turn that failed is sent again; a message that did not arrive is tried again, and runs once', async () => {
  const { page } = visit;
  const taskId = await start('[[offline:error The lights went out.]]');
  await goTo(`/tasks/${taskId}`);
  await turn(1).getByText('The lights went out.', { exact: true }).waitFor();
  await turn(1).getByRole('button', { name: 'Send again' }).click();
  await turn(2).getByText('The lights went out.', { exact: true }).waitFor();

  let refused = 0;
  await page.route('**/api/tasks**', (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    refused += 1;
    return route.abort();
  });
  await message().fill('Are you there?');
  await message().press('Enter');
  const again = page.getByRole('alert').getByRole('button', { name: 'Try again' });
  await again.waitFor({ timeout: 60_000 });
  await page.unrouteAll();
  await again.click();
  await turn(3).locator('footer').waitFor();
  expect(refused).toBeGreaterThan(0);
  const { turns } = await dashboard.client.tasks.retrieve(taskId);
  expect(turns.map(({ input }) => input)).toEqual([turns[0]?.input, turns[0]?.input, 'Are you there?']);
});

test('what is being written is kept for each task; j and k lead through the list', async () => {
  const { page } = visit;
  const older = await start('The older one');
  const newer = await start('The newer one');
  await goTo(`/tasks/${newer}`);
  await message().fill('Half a sentence');
  await message().press('Escape');
  await page.keyboard.press('j');
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  await expect.poll(focused).toContain('The older one');
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(older));
  await turn(1).getByText('The older one').first().waitFor();
  expect(await message().inputValue()).toBe('');
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(newer));
  expect(await message().inputValue()).toBe('Half a sentence');
  await page.reload();
  await turn(1).locator('footer').waitFor();
  expect(await message().inputValue()).toBe('Half a sentence');
});

test('an archived task leaves the list, is still shown at its address, and takes no further message', async () => {
  const { page } = visit;
  const taskId = await start('To be archived');
  await goTo(`/tasks/${taskId}`);
  await page.getByRole('button', { name: 'Archive task' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Archive', exact: true }).click();
  await page.getByText('No tasks yet').waitFor();
  await goTo(`/tasks/${taskId}`);
  await turn(1).locator('footer').waitFor();
  await message().fill('One more');
  await message().press('Enter');
  await page.getByText('The task is archived').waitFor();
  expect((await dashboard.client.tasks.retrieve(taskId)).turns).toHaveLength(1);
});

test('a task that there is not, or that another worker has, says so', async () => {
  const { page } = visit;
  await goTo('/tasks/tsk_none');
  await page.getByText('There is no task tsk_none.').waitFor();
  const taskId = await start('Mine');
  const other = await dashboard.client.workers.create({ instructions: 'Other.' });
  await visit.goto(`${dashboard.server.url}/workers/${other.id}/tasks/${taskId}`);
  await page.getByRole('link', { name: 'Show it at its worker' }).click();
  await turn(1).getByText('Mine').first().waitFor();
  expect(page.url()).toContain(workerId);
});

test('nothing that somebody wrote becomes a part of the page, and any id is an address', async () => {
  const { page } = visit;
  const hostile =
    '<img src=x onerror="document.title=1"><script>document.title=2</script>[x](javascript:alert(1))';
  const taskId = await start(
    `${hostile} [[offline:file <b>.html: <script>document.title=3</script>]]`,
    `${workerId}/ü %2F?a#b`,
  );
  await goTo(`/tasks/${encodeURIComponent(taskId)}`);
  await turn(1).locator('footer').waitFor();
  expect(await page.locator('main').locator('script, img[onerror], a[href^="javascript"]').count()).toBe(0);
  expect(await page.title()).toContain('<img');
});

test('on a phone the list keeps its place while a task is read', async () => {
  await dashboard.server.addTasks(workerId, 200);
  const taskId = await start('The newest one');
  const phone = await dashboard.open(`/workers/${workerId}`, {
    ignore,
    context: { viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true },
  });
  const { page } = phone;
  await page.getByRole('link', { name: /The newest one/ }).tap();
  await page.waitForURL(new RegExp(taskId));
  await page.getByRole('heading', { level: 2, name: 'The newest one' }).waitFor();
  expect(await page.getByRole('region', { name: 'Tasks' }).isVisible()).toBe(false);
  await page.getByRole('link', { name: 'All tasks' }).tap();
  await page.getByRole('link', { name: /The newest one/ }).waitFor();
  expect(phone.problems).toEqual([]);
  await phone.close();
});

test('no page had anything to complain of', () => {
  expect(visit.problems).toEqual([]);
});
