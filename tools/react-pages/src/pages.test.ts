import { findSecrets } from '@handinger/browser/find-secrets';
import type { TestPage } from '@handinger/browser/test-page';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startStage, type ReactVersion, type Stage } from './testing/start-stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

const read = (page: TestPage, name: string) => page.page.getByTestId(name).textContent();
const readAll = (page: TestPage, name: string) => page.page.getByTestId(name).allTextContents();

async function send(page: TestPage, input: string): Promise<void> {
  await page.page.getByLabel('Input').fill(input);
  await page.page.getByRole('button', { name: 'Send' }).click();
}

/** Opens a scene on a site of its own. */
async function open(version: ReactVersion, scene: string, parameters: Record<string, string> = {}) {
  const site = await stage.serve();
  const page = await stage.browser.open(site.address(version, scene, parameters));
  return { site, page };
}

/** Ends a visit: nothing went wrong in it, and nothing of the key is anywhere. */
async function leave(page: TestPage, keys: readonly string[] = [stage.server.key]): Promise<void> {
  expect(await findSecrets(page, keys)).toEqual([]);
  expect(page.requests.filter(({ headers }) => 'authorization' in headers)).toEqual([]);
  expect(page.problems).toEqual([]);
  await page.close();
}

test.concurrent.for([18, 19] as const)(
  'React %i: a whole conversation with files and an object',
  async (version, { expect }) => {
    const outputSchema = {
      type: 'object',
      properties: { verdict: { type: 'string' }, total: { type: 'number' } },
      required: ['verdict', 'total'],
      additionalProperties: false,
    };
    const instructions = 'Read invoices.';
    const worker = await stage.client.workers.create({ instructions, outputSchema });
    const { page } = await open(version, 'conversation', { worker: worker.id, schema: '', strict: '' });
    expect(await read(page, 'status')).toBe('idle');

    const six = Array.from({ length: 6 }, (_, index) => ({
      name: `${index}.txt`,
      mimeType: 'text/plain',
      buffer: Buffer.from('text'),
    }));
    await page.page.getByLabel('Files').setInputFiles(six);
    await expect.poll(() => read(page, 'file-errors')).not.toBe('');
    await send(page, 'Too many.');
    expect(page.requests.filter(({ method }) => method === 'POST')).toEqual([]);
    await page.page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => read(page, 'file-errors')).toBe('');

    const invoice = { name: 'Rechnung Ü.txt', mimeType: 'text/plain', buffer: Buffer.from('Total: 42.50') };
    await page.page.getByLabel('Files').setInputFiles([invoice]);
    const dropped = await page.page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['Verdict: paid'], 'note.txt', { type: 'text/plain' }));
      return transfer;
    });
    await page.page.getByTestId('drop').dispatchEvent('drop', { dataTransfer: dropped });
    await expect.poll(() => read(page, 'attached')).toBe('Rechnung Ü.txt,note.txt');
    const directives =
      '[[offline:pace 10ms]] [[offline:file report.md: # Report]] [[offline:source https://example.com/a A]]';
    await send(page, `${directives} What is the total in Rechnung Ü.txt? Verdict: paid`);
    await expect.poll(() => read(page, 'status')).toBe('completed');
    expect(await read(page, 'attached')).toBe('');
    expect(await read(page, 'statuses')).toBe('idle uploading submitted streaming completed');
    expect(JSON.parse((await read(page, 'object')) ?? '')).toMatchObject({ total: 42.5 });
    expect(await read(page, 'partial')).toBe('true');
    expect(await read(page, 'files')).toContain('report.md');
    expect(await read(page, 'sources')).toContain('https://example.com/a');
    expect(await read(page, 'tools')).toMatch(/write_file:\w+/);
    expect(await read(page, 'finished')).toBe('1');

    await send(page, 'And what did I ask before?');
    await expect.poll(() => read(page, 'turns')).toBe('2');
    await expect.poll(() => read(page, 'status')).toBe('completed');
    expect(await readAll(page, 'message')).toHaveLength(4);
    expect(await read(page, 'finished')).toBe('2');

    const taskId = new URL(page.page.url()).searchParams.get('task') ?? '';
    const { turns } = await stage.client.tasks.retrieve(taskId);
    expect(turns.map(({ status }) => status)).toEqual(['completed', 'completed']);
    expect(await read(page, 'text')).toBe(turns[1]?.outputText);
    await page.screenshot(`hooks-conversation-${version}`, { whole: true });

    await page.goto(page.page.url());
    await expect.poll(() => readAll(page, 'message')).toHaveLength(4);
    expect(await read(page, 'status')).toBe('completed');
    expect(await read(page, 'finished')).toBe('0');
    await leave(page);
  },
);

test.concurrent.for([18, 19] as const)(
  'React %i: a page that is loaded again in mid-stream goes on without loss',
  async (version, { expect }) => {
    const { site, page } = await open(version, 'conversation');
    await send(page, '[[offline:pace 25ms]] [[offline:tokens 120]]');
    await expect.poll(async () => ((await read(page, 'text')) ?? '').split(' ').length).toBeGreaterThan(15);
    await page.page.reload();
    await expect.poll(() => read(page, 'status')).toBe('streaming');
    await expect.poll(async () => ((await read(page, 'text')) ?? '').split(' ').length).toBeGreaterThan(15);
    await expect.poll(() => read(page, 'status'), { timeout: 60_000 }).toBe('completed');
    const taskId = new URL(page.page.url()).searchParams.get('task') ?? '';
    const { turns } = await stage.client.tasks.retrieve(taskId);
    expect(turns).toHaveLength(1);
    expect(await read(page, 'text')).toBe(turns[0]?.outputText);
    expect(await readAll(page, 'message')).toHaveLength(2);
    expect(site.ledger.starts).toHaveLength(1);
    expect(site.ledger.mostOfOneTask).toBe(1);
    await leave(page);
  },
);

test.concurrent('a turn that fails tells why, and is tried again as a further one', async ({ expect }) => {
  const { page } = await open(19, 'conversation', { strict: '' });
  await send(page, '[[offline:tokens 5]] [[offline:error The lights went out.]]');
  await expect.poll(() => read(page, 'status')).toBe('error');
  expect(await read(page, 'error')).toContain('The lights went out.');
  await page.page.getByRole('button', { name: 'Retry' }).click();
  await expect.poll(() => read(page, 'turns')).toBe('2');
  await expect.poll(() => read(page, 'status')).toBe('error');
  await leave(page);
});

test.concurrent.for([18, 19] as const)(
  'React %i: another id never shows what was there before',
  async (version, { expect }) => {
    const inputs = ['Alpha', 'Beta'];
    const ids: string[] = [];
    for (const input of inputs) {
      const { metadata } = await stage.client.tasks.create({ workerId: stage.workerId, input });
      ids.push(String(metadata['taskId']));
    }
    const { page } = await open(version, 'switch', { tasks: ids.join(',') });
    for (const [turn, id] of [...ids, ...ids, ...ids].entries()) {
      await page.page.getByRole('button', { name: id }).click();
      await expect.poll(() => read(page, 'task')).toContain(inputs[turn % 2]);
    }
    const wrong = await page.page.evaluate(([first = '']) => {
      const { seen } = globalThis as unknown as { seen: { taskId: string; text: string }[] };
      return seen.filter(({ taskId, text }) => text.includes(taskId === first ? 'Beta' : 'Alpha'));
    }, ids);
    expect(wrong).toEqual([]);
    await leave(page);
  },
);

test.concurrent('the stream of a worker shows its most recent task, and goes over to a newer one', async ({
  expect,
}) => {
  const { id: worker } = await stage.client.workers.create({ instructions: 'Repeat what you are told.' });
  await stage.client.tasks.create({ workerId: worker, input: 'The older one.' });
  const { page } = await open(19, 'worker', { worker, strict: '' });
  await expect.poll(() => readAll(page, 'message')).toHaveLength(2);
  expect((await readAll(page, 'message')).join('\n')).toContain('The older one.');
  const newer = await stage.client.tasks.create({ workerId: worker, input: 'The newer one.' });
  await page.hide();
  await page.show();
  await page.page.evaluate(() => globalThis.dispatchEvent(new Event('focus')));
  await expect.poll(() => read(page, 'task')).toBe(newer.metadata['taskId']);
  await expect.poll(async () => (await readAll(page, 'message')).join('\n')).toContain('The newer one.');
  await leave(page);
});
