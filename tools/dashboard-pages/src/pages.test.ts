import type { TestPage } from '@handinger/browser/test-page';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findOverflow } from './testing/find-overflow.ts';
import { findViolations } from './testing/find-violations.ts';
import { startDashboard, type Dashboard } from './testing/start-dashboard.ts';

let dashboard: Dashboard;
let page: TestPage;
/** A worker with all that there can be. */
let full: string;
/** A worker with nothing, as it is after it was made. */
let empty: string;
let taskId: string;

const outputSchema = {
  type: 'object',
  properties: { verdict: { enum: ['true', 'false', 'unverified'] }, total: { type: 'number' } },
  required: ['verdict'],
};

beforeAll(async () => {
  dashboard = await startDashboard();
  const { client, server } = dashboard;
  const instructions = 'Verify or debunk claims. Cite at least two independent sources for each verdict.';
  const summary = 'Checks claims against the literature.';
  ({ id: full } = await client.workers.create({ title: 'Biscuit', summary, instructions, outputSchema }));
  await client.workers.create({
    title: 'Ledger',
    summary: 'Reads invoices.',
    instructions: 'Read invoices.',
  });
  ({ id: empty } = await client.workers.create({ prompt: 'A worker that writes release notes.' }));
  await server.addTasks(full, 10_000);
  await client.workers.webhooks.update(full, { url: 'http://127.0.0.1:9/hook' });
  const input = [
    'Humans only use 10% of their brain. Is that so?',
    '[[offline:tool list_files {}]]',
    '[[offline:source https://example.com/ten-percent The ten percent myth]]',
    '[[offline:source https://example.org/imaging Imaging studies]]',
    '[[offline:file report.md: # Findings]]',
  ].join(' ');
  const { metadata } = await client.tasks.create({ workerId: full, input });
  taskId = String(metadata['taskId']);
  await client.tasks.create({
    workerId: full,
    taskId,
    input: '[[offline:error The database of papers did not answer.]]',
  });
  const schedules = [
    { when: { type: 'cron', cron: '0 9 * * 1-5' }, input: 'Sum up what was published since yesterday.' },
    { when: { type: 'interval', intervalSeconds: 5_400 }, input: 'Look through the feeds.', budget: 'low' },
    { when: { type: 'delayed', delayInSeconds: 7_200 }, input: 'Remind me of the open questions.' },
  ] as const;
  for (const schedule of schedules) await client.workers.schedules.create(full, schedule);
  page = await dashboard.open('/workers', { context: { reducedMotion: 'reduce' } });
});
afterAll(() => dashboard?.close());

test('ten thousand tasks take few requests and few elements, and the last is reached at once', async () => {
  const { page: view } = page;
  const from = page.requests.length;
  await page.goto(`${dashboard.server.url}/workers/${full}`);
  await view.getByText('10,001 tasks').waitFor();
  const list = view.getByRole('region', { name: 'Tasks' });
  const links = list.getByRole('link');
  await links.first().focus();
  await view.keyboard.press('End');
  await list.getByText('Task 1', { exact: true }).waitFor();
  await view.keyboard.press('Home');
  await list.getByText('Humans only use 10%').waitFor();
  expect(await links.count()).toBeLessThan(60);
  expect(await view.evaluate(() => document.querySelectorAll('*').length)).toBeLessThan(1_500);
  const asked = page.requests.slice(from).filter(({ path }) => path === '/api/tasks');
  expect(asked.length).toBeLessThanOrEqual(8);
});

interface Visit {
  readonly name: string;
  readonly path: () => string;
  /** What is there once the page is. */
  readonly ready: string | RegExp;
  /** What is done on it before it is looked at. */
  readonly act?: () => Promise<void>;
}

const worker = (path: string) => () => `/workers/${full}${path}`;
const visits: readonly Visit[] = [
  { name: 'workers', path: () => '/workers', ready: 'Ledger' },
  { name: 'new-worker', path: () => '/workers/new', ready: 'What should it do?' },
  {
    name: 'new-worker-schema',
    path: () => '/workers/new',
    ready: 'What should it do?',
    act: async () => {
      await page.page.getByRole('tab', { name: 'Write it yourself' }).click();
      await page.page.getByRole('switch', { name: 'Structured answers' }).check();
      await page.page.getByRole('button', { name: 'Add a field' }).click();
      await page.page.keyboard.type('vendor');
    },
  },
  { name: 'tasks', path: worker(''), ready: '10,001 tasks' },
  {
    name: 'task',
    path: () => `/workers/${full}/tasks/${taskId}`,
    ready: 'The database of papers did not answer.',
    act: () => page.page.getByRole('article', { name: 'Turn 1' }).getByText('list_files').first().click(),
  },
  { name: 'first-task', path: () => `/workers/${empty}`, ready: 'No tasks yet' },
  { name: 'schedules', path: worker('/schedules'), ready: 'Look through the feeds.' },
  {
    name: 'new-schedule',
    path: worker('/schedules'),
    ready: 'Look through the feeds.',
    act: async () => {
      await page.page.getByRole('button', { name: 'New schedule' }).click();
      await page.page.getByText('Next runs,').waitFor();
    },
  },
  { name: 'no-schedules', path: () => `/workers/${empty}/schedules`, ready: 'Nothing is scheduled' },
  {
    name: 'webhook',
    path: worker('/webhook'),
    ready: /^1 attempt$/,
    act: () => page.page.locator('button[aria-expanded]').first().click(),
  },
  { name: 'no-webhook', path: () => `/workers/${empty}/webhook`, ready: 'Nothing was sent yet' },
  {
    name: 'worker-usage',
    path: worker('/usage?range=7d'),
    ready: 'Time at work',
    act: () => page.page.getByText('Show as a table').click(),
  },
  { name: 'use-it', path: worker('/use'), ready: 'type Answer' },
  { name: 'use-it-react', path: worker('/use?with=react'), ready: 'A conversation in a page' },
  { name: 'settings', path: worker('/settings'), ready: 'Delete this worker…' },
  { name: 'usage', path: () => '/usage', ready: 'Time at work' },
  { name: 'not-found', path: () => '/nowhere', ready: 'Page not found' },
  {
    name: 'help',
    path: () => '/workers',
    ready: 'Ledger',
    act: () => page.page.keyboard.press('?'),
  },
];
/**
 * The colours are those of the scheme, the layout that of the width: two looks have all of both. The last is the narrowest phone
 * there is, where only room can be missing.
 */
const looks = [
  { width: 1440, height: 900, colorScheme: 'light' },
  { width: 390, height: 844, colorScheme: 'dark' },
  { width: 320, height: 568, colorScheme: 'dark' },
] as const;

describe.each(visits)('$name', ({ name, path, ready, act }) => {
  test('has no violation of axe in light and dark, fits a phone, and is pictured', async () => {
    const { page: view } = page;
    await view.setViewportSize(looks[0]);
    await page.goto(dashboard.server.url + path());
    await view.getByText(ready).first().waitFor();
    await act?.();
    expect(await look(name)).toEqual([]);
  });
});

test('sign-in: has no violation of axe in light and dark, fits a phone, and is pictured', async () => {
  const signedIn = page;
  page = await dashboard.browser.open(dashboard.server.url);
  await page.page.getByLabel('API key').waitFor();
  expect(await look('sign-in')).toEqual([]);
  expect(page.problems).toEqual([]);
  await page.close();
  page = signedIn;
});

test('no page had anything to complain of', () => {
  expect(page.problems).toEqual([]);
});

/** What is wrong with the page as it is now, on a desk and a phone, in light and dark. */
async function look(name: string): Promise<string[]> {
  const { page: view } = page;
  const findings: string[] = [];
  // Until then letters have other widths.
  await view.evaluate(() => document.fonts.ready);
  for (const { width, height, colorScheme } of looks) {
    await view.setViewportSize({ width, height });
    await view.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const where = `${name} at ${width} px, ${colorScheme}`;
    for (const culprit of await findOverflow(page)) findings.push(`${where}, sticks out: ${culprit}`);
    if (width === 320) continue;
    await page.screenshot(`${name}-${width}-${colorScheme}`);
    findings.push(...(await findViolations(page)).map((violation) => `${where}: ${violation}`));
  }
  return findings;
}
