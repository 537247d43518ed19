import { setupServer } from 'msw/node';
import { afterEach, describe, expect, test } from 'vitest';
import { operations } from '../generated/operations.gen.ts';
import { Handinger } from '../handinger.ts';
import { createFakeHandinger } from '../testing/create-fake-handinger.ts';
import { handingerHandlers, type HandingerHandlersOptions } from './handinger-handlers.ts';

let server: ReturnType<typeof setupServer> | undefined;
afterEach(() => server?.close());

function intercept(options?: HandingerHandlersOptions): void {
  server = setupServer(...handingerHandlers(options));
  server.listen({ onUnhandledFrame: 'error' });
}

const client = (baseURL = 'https://handinger.com') =>
  new Handinger({ apiKey: 'hdg_test_x', baseURL, maxRetries: 0, logLevel: 'off' });

describe('handingerHandlers', () => {
  test('has a handler for every operation', () => {
    expect(handingerHandlers()).toHaveLength(Object.keys(operations).length);
  });

  test('serves a whole conversation, with a stream, a query and a file', async () => {
    const fake = createFakeHandinger({ baseURL: 'https://handinger.com', apiKey: null });
    intercept({ fake });
    const { tasks, workers } = client();
    const worker = await workers.create({ instructions: 'Be brief.' });
    fake.answerNext({ text: ['Hel', 'lo'], files: [{ filename: 'out/a.txt', data: 'bytes' }] });
    const stream = await tasks.create({ workerId: worker.id, input: 'x', taskId: 'tsk_1', stream: true });
    let text = '';
    for await (const chunk of stream) if (chunk.type === 'text-delta') text += chunk.delta;
    expect(text).toBe('Hello');
    const state = await workers.retrieve(worker.id, { taskId: 'tsk_1' });
    expect(state.output_text).toBe('Hello');
    const file = await workers.retrieveFile('tsk_1/out/a.txt', { workerId: worker.id });
    expect(await file.text()).toBe('bytes');
    expect(state.files[0]?.url).toBe(`https://handinger.com/api/workers/${worker.id}/files/tsk_1/out/a.txt`);
  });

  test('serves a client that was made before', async () => {
    const early = client();
    intercept();
    expect((await early.workers.create({ title: 'Early' })).title).toBe('Early');
  });

  test('stands behind another base, a mere path included', async () => {
    intercept({ baseURL: '/api/handinger' });
    const worker = await client('https://app.example/api/handinger').workers.create({ title: 'Rex' });
    expect(worker.title).toBe('Rex');
  });

  test('faults are what they are without Mock Service Worker', async () => {
    const fake = createFakeHandinger({ apiKey: null });
    intercept({ fake });
    fake.fail({ operation: 'workers.list', reset: true });
    await expect(client().workers.list()).rejects.toMatchObject({ name: 'APIConnectionError' });
    fake.fail({ operation: 'workers.list', status: 402, code: 'insufficient_credits', error: 'No credits.' });
    await expect(client().workers.list()).rejects.toMatchObject({
      status: 402,
      code: 'insufficient_credits',
    });
  });
});
