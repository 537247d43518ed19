import { findSecrets } from '@handinger/browser/find-secrets';
import type { TestPage } from '@handinger/browser/test-page';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropFile } from './testing/drop-file.ts';
import { startDashboard, type Dashboard } from './testing/start-dashboard.ts';
import { tabTo } from './testing/tab-to.ts';

let dashboard: Dashboard;
/** One visit, from signing in to signing out; each test goes on where the one before it ended. */
let visit: TestPage;

// Browsers write a line about every refused request.
const refused = [/status of 401/];

beforeAll(async () => {
  dashboard = await startDashboard();
  visit = await dashboard.browser.open(`${dashboard.server.url}/usage?range=7d`, { ignore: refused });
});
afterAll(() => dashboard?.close());

const turn = (place: number) => visit.page.getByRole('article', { name: `Turn ${place}` });
const workerId = () => /\/workers\/([^/?]+)/.exec(visit.page.url())?.[1] ?? '';
const taskId = () => /\/tasks\/([^/?]+)/.exec(visit.page.url())?.[1] ?? '';
/** A text without what Markdown turns into form. */
const letters = (text: string | null | undefined) => (text ?? '').replace(/[^\p{L}\d]/gu, '');
/** Sends a message, and waits until its turn is over. */
async function say(message: string, place: number): Promise<void> {
  const { page } = visit;
  await page.getByRole('textbox', { name: 'Message' }).fill(message);
  await page.getByRole('textbox', { name: 'Message' }).press('Enter');
  await turn(place).locator('footer').waitFor();
}

test('signs in with a key, and leads to where the visitor wanted to go', async () => {
  const { page } = visit;
  await page.getByLabel('API key').fill('hdg_test_wrong');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('[aria-invalid]').waitFor();
  await page.getByLabel('API key').fill(dashboard.server.key);
  await page.getByLabel('API key').press('Enter');
  await page.getByRole('heading', { name: 'Usage', level: 1 }).waitFor();
  expect(page.url()).toMatch(/\/usage\?range=7d$/);
  const [cookie, ...others] = await page.context().cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
  expect(others).toEqual([]);
});

test('makes a worker from a prompt', async () => {
  const { page } = visit;
  await page.getByRole('link', { name: 'Workers' }).click();
  await page.getByRole('link', { name: 'Start from your own words' }).click();
  await page.getByLabel('What should it do?').fill('A worker that checks claims and cites what it found.');
  await page.getByRole('button', { name: 'Create worker' }).click();
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
  const { title, instructions } = await dashboard.client.workers.retrieveTemplate(workerId());
  expect(instructions).toContain('checks claims');
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
});

test('shows steps, sources, files and text of a task as they come', async () => {
  const { page } = visit;
  const directives = [
    '[[offline:tool list_files {}]]',
    '[[offline:source https://example.com/paper A paper on skies]]',
    '[[offline:file report.md: # Findings about the sky]]',
  ];
  await say(`Is the sky blue? ${directives.join(' ')}`, 1);
  const first = turn(1);
  await first.getByText('list_files', { exact: true }).click();
  await first.getByRole('region', { name: 'output of list_files' }).waitFor();
  await first.getByRole('link', { name: 'A paper on skies' }).waitFor();
  await first.getByRole('list', { name: 'Files of the answer' }).getByTitle('Show report.md').click();
  await page.getByRole('dialog').getByText('Findings about the sky').waitFor();
  await page.keyboard.press('Escape');
  await page
    .getByRole('region', { name: 'Tasks' })
    .getByRole('link', { name: /Is the sky blue/ })
    .waitFor();
  const { task, turns } = await dashboard.client.tasks.retrieve(taskId());
  expect(task.triggeredBy).toBe('ui');
  expect(turns).toHaveLength(1);
});

test('takes a file that is dropped with a follow-up, and refuses one that is too large at once', async () => {
  const { page } = visit;
  const conversation = page.getByRole('textbox', { name: 'Message' });
  await dropFile(conversation, 'huge.bin', 'x'.repeat(11 * 1024 * 1024));
  await page.getByText(/10 MB/).first().waitFor();
  expect(await page.getByRole('button', { name: 'Send' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Remove huge.bin' }).click();
  await dropFile(conversation, 'notes.txt', 'The secret word is walnut.');
  await page.getByRole('list', { name: 'Files to send' }).getByText('notes.txt').waitFor();
  await say('What is the secret word in notes.txt?', 2);
  await turn(2).getByText('walnut').first().waitFor();
  await turn(2).getByRole('list', { name: 'Attached files' }).getByText('notes.txt').first().waitFor();
});

test('a reload in mid-stream loses nothing, and starts nothing', async () => {
  const { page } = visit;
  const message = page.getByRole('textbox', { name: 'Message' });
  await message.fill('[[offline:tokens 40]] [[offline:delay 3s]] [[offline:tokens 40]]');
  await message.press('Enter');
  const words = async () => ((await turn(3).textContent()) ?? '').split(/\s+/).length;
  await expect.poll(words).toBeGreaterThan(40);
  expect((await dashboard.client.tasks.retrieve(taskId())).task.status).toBe('running');
  await page.reload();
  await turn(3).locator('footer').waitFor();
  const { turns } = await dashboard.client.tasks.retrieve(taskId());
  expect(turns).toHaveLength(3);
  expect(letters(await turn(3).textContent())).toContain(letters(turns[2]?.outputText));
  const starts = visit.requests.filter(
    ({ method, path }) => method === 'POST' && path.startsWith('/api/tasks'),
  );
  expect(starts).toHaveLength(3);
});

test('makes a worker with a schema of its own, whose answers are objects', async () => {
  const { page } = visit;
  await page.goto(`${dashboard.server.url}/workers/new`);
  await page.getByRole('tab', { name: 'Write it yourself' }).click();
  await page.getByLabel('Title').fill('Ledger');
  await page.getByLabel('Instructions').fill('Read invoices.');
  await page.getByRole('switch', { name: 'Structured answers' }).check();
  await page.getByRole('button', { name: 'Add a field' }).click();
  await page.keyboard.type('vendor');
  await page.getByRole('tab', { name: 'JSON Schema' }).click();
  const editor = page.getByRole('textbox', { name: /JSON Schema/ });
  await editor.getByText('vendor').first().waitFor();
  await editor.fill(
    JSON.stringify({ type: 'object', properties: { vendor: { type: 'string' }, total: { type: 'number' } } }),
  );
  await page.getByRole('tab', { name: 'Fields' }).click();
  await page.getByRole('group', { name: 'total' }).waitFor();
  await page.getByRole('button', { name: 'Create worker' }).click();
  await page.getByRole('textbox', { name: 'Message' }).waitFor();
  const { outputSchema } = await dashboard.client.workers.retrieveTemplate(workerId());
  expect(outputSchema).toMatchObject({ properties: { total: { type: 'number' } } });
  await say('Vendor: Acme. Total: 42.5', 1);
  const output = turn(1).getByRole('region', { name: 'Structured output' });
  await output.getByText('Acme').waitFor();
  await output.getByText('42.5', { exact: true }).waitFor();
});

test('is used with the keyboard alone', async () => {
  const { page } = visit;
  const { keyboard } = page;
  await page.goto(`${dashboard.server.url}/workers`);
  await page
    .getByRole('link', { name: /Ledger/ })
    .first()
    .waitFor();
  await keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
  await keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await keyboard.press('Escape');
  await tabTo(page, page.getByRole('link', { name: /Ledger/ }).first());
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ledger', level: 1 }).waitFor();
  await keyboard.press('n');
  await tabTo(page, page.getByRole('textbox', { name: 'Message' }));
  await keyboard.type('Total: 7');
  await keyboard.press('Control+Enter');
  await turn(1).locator('footer').waitFor();

  await tabTo(page, page.getByRole('link', { name: 'Schedules' }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('button', { name: 'New schedule' }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByLabel('What to do'));
  await keyboard.type('Look again.');
  await tabTo(page, page.getByRole('tab', { name: 'Calendar' }));
  await keyboard.press('ArrowRight');
  await tabTo(page, page.getByLabel('Every'));
  await tabTo(page, page.getByRole('button', { name: 'Schedule it' }));
  await keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Every hour' }).waitFor();
});

test('no secret is anywhere in the page but in the one request that signed in', async () => {
  const { page } = visit;
  const { key } = dashboard.server;
  const [cookie] = await page.context().cookies();
  const found = await findSecrets(visit, [key, String(cookie?.value)]);
  expect(found).toEqual([expect.stringMatching(/^the request \d+: POST \/session$/)]);
  expect(visit.problems).toEqual([]);
});

test('signs out, which ends the session on the server too', async () => {
  const { page } = visit;
  const before = await page.context().cookies();
  await page.getByRole('button', { name: 'Account' }).click();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await page.getByLabel('API key').waitFor();
  await page.context().addCookies(before);
  expect(await page.evaluate(async () => (await fetch('/api/workers')).status)).toBe(401);
});

test('the link that the server prints signs in, once', async () => {
  const link = dashboard.server.signInLink();
  const first = await dashboard.browser.open(link);
  await first.page.getByRole('heading', { name: 'Workers', level: 1 }).waitFor();
  expect(first.page.url()).not.toContain(link.split('/').at(-1));
  const second = await dashboard.browser.open(link);
  await second.page.getByText('This link was used already').waitFor();
  expect(second.problems).toEqual([]);
  expect((await second.page.context().cookies()).length).toBe(0);
  await Promise.all([first.close(), second.close()]);
});
