import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { HandingerError } from '../errors/handinger-error.ts';
import type { StreamChunk } from '../generated/types.gen.ts';
import { createFakeHandinger } from './create-fake-handinger.ts';

afterEach(() => void vi.useRealTimers());

async function readAll(stream: AsyncIterable<StreamChunk | { type: 'data-snapshot' }>) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return chunks;
}

describe('what a turn answers', () => {
  test('a text, an answer in its parts, or chunks as they come', async () => {
    const fake = createFakeHandinger({ onTask: ({ input }) => `Echo: ${input}` });
    const { tasks } = fake.client();
    expect((await tasks.create({ input: 'Hello' })).output_text).toBe('Echo: Hello');

    fake.answerNext({
      text: ['It is ', 'done.'],
      sources: [{ url: 'https://example.com', title: 'Example' }],
      files: [{ filename: 'reports/a.md', data: '# A' }],
      usage: { credits: 7 },
    });
    const second = await tasks.create({ input: 'Report' });
    expect(second).toMatchObject({
      output_text: 'It is done.',
      sources: [{ title: 'Example', url: 'https://example.com' }],
      files: [{ filename: 'a.md', mediaType: 'text/markdown', size: 3 }],
      usage: { credits: 7 },
    });

    fake.onTask(async function* ({ history }) {
      yield `${history.length} before. `;
      yield { type: 'tool-input-available', toolCallId: 'c', toolName: 'search', input: { q: 1 } };
      yield { type: 'tool-output-available', toolCallId: 'c', output: [] };
      yield 'Found nothing.';
    });
    const stream = await tasks.create({
      input: 'Search',
      taskId: String(second.metadata['taskId']),
      stream: true,
    });
    const types = (await readAll(stream)).map(({ type }) => type).join(' ');
    expect(types).toBe(
      'start data-task start-step text-start text-delta text-end tool-input-available tool-output-available ' +
        'text-start text-delta text-end finish-step data-usage data-worker finish',
    );
  });

  test('what a script throws ends the turn, and only the turn', async () => {
    const fake = createFakeHandinger({
      onTask: () => {
        throw new Error('The model is away.');
      },
    });
    const worker = await fake.client().tasks.create({ input: 'x' });
    expect(worker.metadata).toMatchObject({ turnStatus: 'error', turnError: 'The model is away.' });
    expect(fake.turns).toMatchObject([{ status: 'error' }]);
  });

  test('an object by the schema, scripted or made up', async () => {
    const fake = createFakeHandinger();
    const { id: workerId } = fake.addWorker({
      outputSchema: {
        type: 'object',
        properties: { mood: { enum: ['calm', 'loud'] }, count: { type: 'integer', minimum: 3 } },
      },
    });
    const { tasks } = fake.client();
    expect((await tasks.create({ workerId, input: 'x' })).structured_output).toEqual({
      mood: 'calm',
      count: 3,
    });
    fake.answerNext({ output: { mood: 'loud', count: 9 } });
    expect(await tasks.create({ workerId, input: 'x' })).toMatchObject({
      structured_output: { mood: 'loud', count: 9 },
      output_text: '{"mood":"loud","count":9}',
    });
  });

  test('two turns of one task run one after the other', async () => {
    const order: string[] = [];
    const gate: (() => void)[] = [];
    const fake = createFakeHandinger({
      async onTask({ input }) {
        order.push(`begin ${input}`);
        await new Promise<void>((resolve) => gate.push(resolve));
        order.push(`end ${input}`);
        return input;
      },
    });
    const { tasks } = fake.client();
    const first = tasks.create({ input: 'a', taskId: 'tsk_1' });
    await vi.waitFor(() => expect(gate).toHaveLength(1));
    const second = tasks.create({ input: 'b', taskId: 'tsk_1' });
    await vi.waitFor(async () => expect((await tasks.listTurns('tsk_1')).items).toHaveLength(2));
    expect((await tasks.retrieve('tsk_1')).turns.map(({ status }) => status)).toEqual(['running', 'pending']);
    gate[0]?.();
    await vi.waitFor(() => expect(gate).toHaveLength(2));
    gate[1]?.();
    await Promise.all([first, second]);
    expect(order).toEqual(['begin a', 'end a', 'begin b', 'end b']);
  });
});

describe('faults', () => {
  test('refuse a call, as often as they say, without its turn', async () => {
    const fake = createFakeHandinger();
    fake.fail({ operation: 'tasks.create', status: 429, times: 2 });
    await fake.client().tasks.create({ input: 'x' });
    expect(fake.requests.filter(({ operation }) => operation === 'tasks.create')).toHaveLength(3);
    expect(fake.turns).toHaveLength(1);

    fake.fail({
      operation: (request) => request.url.includes('/tasks/'),
      status: 404,
      code: 'not_found',
      error: 'Gone.',
    });
    await expect(fake.client().tasks.retrieve('tsk_1')).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
    });
  });

  test('Retry-After reaches the caller', async () => {
    const fake = createFakeHandinger();
    fake.fail({ status: 429, retryAfter: 3600 });
    await expect(fake.client().workers.list()).rejects.toMatchObject({
      status: 429,
      retryAfterMs: 3_600_000,
    });
  });

  test('a reset before the request arrived, and one after', async () => {
    const fake = createFakeHandinger();
    const { tasks } = fake.client({ maxRetries: 0 });
    fake.fail({ operation: 'tasks.create', reset: true });
    await expect(tasks.create({ input: 'x' })).rejects.toBeInstanceOf(HandingerError);
    expect(fake.turns).toHaveLength(0);
    fake.fail({ operation: 'tasks.create', reset: true, accepted: true });
    await tasks.create({ input: 'x' }).catch(() => undefined);
    expect(fake.turns).toHaveLength(1);
  });

  test('a connection that breaks while the turn runs', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const fake = createFakeHandinger({ onTask: () => held.then(() => 'Done.') });
    fake.fail({ operation: 'tasks.create', reset: true, accepted: true });
    const result = fake
      .client()
      .tasks.create({ input: 'x' })
      .then((worker) => worker.output_text);
    await vi.waitFor(() => expect(fake.requests.length).toBeGreaterThan(1));
    release();
    expect(await result).toBe('Done.');
    expect(fake.turns).toHaveLength(1);
  });

  test.each([{ cutAfterEvents: 3 }, { cutAfterBytes: 400 }])(
    'a stream cut by %j goes on where it broke',
    async (cut) => {
      const fake = createFakeHandinger({ onTask: () => ({ text: ['a', 'b', 'c', 'd'] }) });
      fake.fail({ operation: 'tasks.create', ...cut });
      const stream = await fake.client().tasks.create({ input: 'x', stream: true });
      const text = (await readAll(stream)).flatMap((chunk) =>
        chunk.type === 'text-delta' ? [chunk.delta] : [],
      );
      expect(text.join('')).toBe('abcd');
      const resumed = fake.requests.find(({ operation }) => operation === 'workers.streamUpdates');
      expect(resumed?.headers.get('last-event-id')).toMatch(/^\d+$/);
      expect(fake.turns).toHaveLength(1);
    },
  );

  test('an abort ends a hanging call and a stalled stream, and leaves no listener', async () => {
    const fake = createFakeHandinger();
    const controller = new AbortController();
    fake.fail({ operation: 'workers.list', hang: true });
    const hanging = fake.fetch(`${fake.baseURL}/api/workers`, {
      headers: { authorization: 'Bearer x' },
      signal: controller.signal,
    });
    fake.fail({ operation: 'tasks.create', stallAfterEvents: 2 });
    const stalled = await fake.fetch(`${fake.baseURL}/api/tasks`, {
      method: 'POST',
      headers: { authorization: 'Bearer x', 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify({ input: 'x' }),
      signal: controller.signal,
    });
    const reading = stalled.text();
    controller.abort(new Error('enough'));
    await expect(hanging).rejects.toThrow('enough');
    await expect(reading).rejects.toThrow('enough');
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });
});

describe('in a test', () => {
  test('nothing waits for a clock', async () => {
    vi.useFakeTimers();
    const fake = createFakeHandinger();
    const stream = await fake
      .client({ timeout: Number.POSITIVE_INFINITY })
      .tasks.create({ input: 'x', stream: true });
    expect((await readAll(stream)).at(-1)).toEqual({ type: 'finish' });
    await fake.idle();
  });

  test('requests can be looked at, and reset forgets everything', async () => {
    const fake = createFakeHandinger();
    const worker = await fake.client().workers.create({ instructions: 'Be brief.' });
    await fake
      .client()
      .tasks.create({ workerId: worker.id, input: 'x', files: [new File(['hi'], 'Grüße.txt')] });
    expect(fake.requests[1]).toMatchObject({ operation: 'tasks.create', body: { input: 'x' } });
    expect(fake.requests[1]?.files[0]?.name).toBe('Grüße.txt');
    fake.reset();
    expect(fake.requests).toEqual([]);
    await expect(fake.client().workers.retrieve(worker.id)).rejects.toMatchObject({ status: 404 });
  });

  test('an operation can be answered in another way', async () => {
    const fake = createFakeHandinger();
    fake.on('workers.retrieveEmail', () => ({ email: 'me@example.com' }));
    expect(await fake.client().workers.retrieveEmail('wrk_1')).toEqual({ email: 'me@example.com' });
  });

  test('a client can be had where there is a page', () => {
    vi.stubGlobal('window', { document: {} });
    vi.stubGlobal('document', {});
    expect(createFakeHandinger().client().apiKey).toBe('hdg_test_fake');
    vi.unstubAllGlobals();
  });

  test('a key is asked for as the options say', async () => {
    const strict = createFakeHandinger({ apiKey: 'hdg_test_right' });
    await strict.client().workers.list();
    await expect(strict.client({ apiKey: 'hdg_test_wrong' }).workers.list()).rejects.toMatchObject({
      status: 401,
    });
    await createFakeHandinger({ apiKey: null }).client().workers.list();
  });
});
