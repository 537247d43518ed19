import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestPage } from '@handinger/browser/test-page';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compileSnippets } from './testing/compile-snippets.ts';
import { startDashboard, type Dashboard } from './testing/start-dashboard.ts';
import { startReceiver } from './testing/start-receiver.ts';

let dashboard: Dashboard;
let page: TestPage;
let workerId: string;
const outputSchema = {
  type: 'object',
  properties: { verdict: { enum: ['true', 'false', 'unverified'] }, notes: { type: ['string', 'null'] } },
  required: ['verdict'],
};

beforeAll(async () => {
  dashboard = await startDashboard();
  const { client } = dashboard;
  ({ id: workerId } = await client.workers.create({
    title: 'Biscuit',
    instructions: 'Check claims.',
    outputSchema,
  }));
  await client.tasks.create({ workerId, input: 'The sky is blue.' });
  page = await dashboard.open(`/workers/${workerId}/schedules`);
});
afterAll(() => dashboard?.close());

const open = (path: string) => page.goto(`${dashboard.server.url}/workers/${workerId}/${path}`);

test('schedules of all four kinds are made with a preview, listed and cancelled', async () => {
  const { page: view } = page;
  const dialog = view.getByRole('dialog');
  const preview = dialog.getByRole('region', { name: 'Next runs' });
  const make = view.getByRole('button', { name: 'New schedule' });
  const list = view.getByRole('region', { name: 'Schedules' }).getByRole('listitem');
  const save = async () => {
    await dialog.getByRole('button', { name: 'Schedule it' }).click();
    await dialog.waitFor({ state: 'detached' });
  };

  await make.click();
  await dialog.getByLabel('What to do').fill('Sum up the day.');
  const cron = dialog.getByLabel('Cron');
  await cron.fill('61 * * * *');
  await dialog.getByText('Minutes part must be').waitFor();
  await cron.fill('30 6 * * 1');
  await dialog.getByText(/At 0?6:30.* on Monday/).waitFor();
  await expect
    .poll(() => preview.getByRole('listitem').allTextContents())
    .toEqual(Array.from({ length: 5 }, () => expect.stringMatching(/^Mon, .*6:30/)));
  await dialog.getByLabel('Budget').selectOption('low');
  await save();
  await expect
    .poll(() => list.allTextContents())
    .toEqual([expect.stringMatching(/6:30.*on Monday.*Sum up the day.*low budget/)]);

  await make.click();
  await dialog.getByLabel('What to do').fill('Check the feeds.');
  await dialog.getByRole('tab', { name: 'Interval' }).click();
  await dialog.getByLabel('Every').fill('90');
  await dialog.getByLabel('Unit').selectOption('minutes');
  await expect.poll(() => preview.getByRole('listitem').count()).toBe(5);
  await save();

  await make.click();
  await dialog.getByLabel('What to do').fill('Once.');
  await dialog.getByRole('tab', { name: 'Once' }).click();
  await dialog.getByLabel('Date and time').fill('2019-01-01T09:00');
  await dialog.getByText('future').waitFor();
  const year = new Date().getUTCFullYear() + 1;
  await dialog.getByLabel('Date and time').fill(`${year}-07-01T09:00`);
  await dialog.getByText('Runs once, Europe/Madrid').waitFor();
  await save();

  await make.click();
  await dialog.getByLabel('What to do').fill('Later.');
  await dialog.getByRole('tab', { name: 'Delay' }).click();
  await save();
  await expect.poll(() => list.count()).toBe(4);
  const { schedules } = await dashboard.client.workers.schedules.list(workerId);
  expect(schedules).toContainEqual(expect.objectContaining({ type: 'interval', intervalSeconds: 5_400 }));
  expect(schedules).toContainEqual(
    expect.objectContaining({ type: 'scheduled', nextRunAt: `${year}-07-01T07:00:00.000Z` }),
  );

  await view.getByRole('button', { name: 'Cancel schedule: Every 1 hour 30 minutes' }).click();
  await dialog.getByRole('button', { name: 'Cancel schedule' }).click();
  await expect.poll(() => list.count()).toBe(3);
  await expect.poll(() => make.evaluate((button) => button === document.activeElement)).toBe(true);
  await expect
    .poll(async () => (await dashboard.client.workers.schedules.list(workerId)).schedules.length)
    .toBe(3);
  expect(page.problems.filter((problem) => !problem.includes('422'))).toEqual([]);
});

test('a webhook is set, its deliveries are shown and sent again, its token is replaced, and it is removed', async () => {
  const { page: view } = page;
  const receiver = await startReceiver();
  await open('webhook');
  await view.getByText('Nothing was sent yet').waitFor();
  await view.getByLabel('URL').fill(receiver.url);
  await view.getByRole('button', { name: 'Set webhook' }).click();
  const token = view.getByRole('group', { name: 'Token' });
  await expect.poll(() => token.textContent()).toMatch(/^whk_•+$/);
  await view.getByRole('button', { name: 'Show token' }).click();
  const secret = (await token.textContent()) ?? '';
  expect(secret).toBe((await dashboard.client.workers.webhooks.retrieve(workerId)).token);

  // The receiver knows no token yet, so the first attempt is refused.
  await dashboard.client.tasks.create({ workerId, input: 'Water is wet.' });
  const rows = view.getByRole('region', { name: 'Deliveries' }).locator('button[aria-expanded]');
  await expect
    .poll(() => rows.allTextContents())
    .toEqual([expect.stringMatching(/Failed.*401.*Water is wet/)]);
  receiver.tokens.push(secret);
  await rows.first().click();
  await view.getByText('The receiver answered 401').waitFor();
  await view.getByRole('button', { name: 'Send again' }).click();
  await view.getByText(/^Delivered: 200 in/).waitFor();
  expect(receiver.handled).toEqual(['Water is wet.']);
  await expect
    .poll(() => rows.allTextContents())
    .toEqual([expect.stringMatching(/200.*attempt 2/), expect.stringMatching(/401.*attempt 1/)]);

  await view.getByRole('button', { name: 'Replace' }).click();
  await view.getByRole('button', { name: 'Replace token' }).click();
  await expect.poll(() => token.textContent()).not.toBe(secret);

  await view.getByRole('button', { name: 'Remove webhook' }).click();
  await view.getByRole('dialog').getByRole('button', { name: 'Remove webhook' }).click();
  await view.getByRole('button', { name: 'Set webhook' }).waitFor();
  await expect.poll(() => rows.count()).toBe(2);
  expect((await dashboard.client.workers.webhooks.retrieve(workerId)).url).toBeNull();
  await receiver.close();
});

test('the usage shows what the API counted, to the eye, to the keyboard and as a table', async () => {
  const { page: view } = page;
  const { totals } = await dashboard.client.usage.retrieve({ workerId });
  expect(totals.turns).toBe(2);
  await open('usage?range=24h');
  for (const name of ['Turns', 'Credits', 'Tokens', 'Time at work']) {
    await view.getByRole('slider', { name: `${name} by hour` }).waitFor();
  }
  const tokens = view.getByRole('slider', { name: 'Tokens by hour' });
  const now = await tokens.getAttribute('aria-valuetext');
  expect(now).toContain(
    `${totals.inputTokens.toLocaleString()} read, ${totals.outputTokens.toLocaleString()} written`,
  );
  await tokens.focus();
  await view.keyboard.press('ArrowLeft');
  expect(await tokens.getAttribute('aria-valuetext')).toMatch(/: 0 read, 0 written$/);
  await view
    .getByRole('figure')
    .first()
    .getByText(/0 failed, 0 without an error/)
    .waitFor({ state: 'detached' });

  await view.getByText('Show as a table').click();
  const sum = view.getByRole('row', { name: 'Together' }).getByRole('cell');
  expect((await sum.allTextContents()).slice(0, 2)).toEqual(['2', '0']);
  await view.getByRole('tab', { name: '90 days' }).click();
  await expect.poll(() => view.getByRole('row').count()).toBe(1 + 90 + 1);
  expect(new URL(view.url()).search).toBe('?range=90d');
  await view.reload();
  await view.getByRole('tab', { name: '90 days', selected: true }).waitFor();
});

test('snippets name this worker and its task, hold no key, compile, and run in a shell', async () => {
  const { page: view } = page;
  const { tasks } = await dashboard.client.tasks.list({ workerId });
  const groups = { typescript: 4, react: 2, webhook: 3, curl: 4, server: 3 };
  const codes = new Map<string, string[]>();
  for (const [group, count] of Object.entries(groups)) {
    await open(`use?with=${group}`);
    const blocks = view.getByRole('region', { name: /^code: / });
    await expect.poll(() => blocks.count()).toBe(count);
    if (group === 'typescript' || group === 'curl')
      await view.getByText(String(tasks[0]?.id)).first().waitFor();
    if (group === 'typescript') await view.getByText('type Answer').waitFor();
    codes.set(group, await blocks.allTextContents());
  }
  const scripts = ['typescript', 'react', 'webhook'].flatMap((group) => codes.get(group) ?? []);
  expect(scripts.filter((code) => code.includes(workerId))).toHaveLength(7);
  expect([...codes.values()].flat().join('\n')).not.toContain('hdg_');
  expect(await compileSnippets(scripts)).toBe('');

  const cwd = await mkdtemp(join(tmpdir(), 'handinger-snippets-'));
  await writeFile(join(cwd, 'notes.txt'), 'The sky is blue.');
  const env = { ...process.env, HANDINGER_API_KEY: dashboard.server.key };
  for (const code of codes.get('curl') ?? []) {
    const { stdout } = await promisify(execFile)('sh', ['-c', code], { cwd, env });
    expect(stdout).toMatch(/"output_text"|"turns"|data: \[DONE\]/);
  }
  for (const code of codes.get('server') ?? []) await promisify(execFile)('sh', ['-n', '-c', code]);
  await rm(cwd, { recursive: true });
});
