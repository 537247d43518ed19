import { startTestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFakeHandinger } from '../testing/create-fake-handinger.ts';
import { findRoute } from '../testing/fake-request.ts';
import type { TurnAnswer } from '../testing/turn-script.ts';
import type { Fetch } from '../transport/request-options.ts';
import { validators } from '../zod/validators.ts';

interface Backend {
  readonly baseURL: string;
  readonly key: string;
  readonly fetch: Fetch;
  close(): Promise<void>;
}

type Json = Readonly<Record<string, unknown>>;

interface Event {
  readonly id: number;
  readonly chunk: Json & { readonly type: string };
}

const backends: Readonly<Record<string, () => Promise<Backend>>> = {
  'the fake': async () => {
    const { fetch, baseURL } = createFakeHandinger({ apiKey: 'hdg_test_right', onTask: followDirectives });
    return { baseURL, fetch, key: 'hdg_test_right', close: async () => {} };
  },
  'the server': async () => {
    const { url, key, close } = await startTestServer();
    return { baseURL: url, fetch, key, close };
  },
};

/** What the server's offline model does with the same inputs. */
function followDirectives({ input }: { input: string }): TurnAnswer {
  const [, name, rest = ''] = /\[\[offline:(\w+) ?(.*)\]\]/.exec(input) ?? [];
  if (name === 'error') return { error: rest };
  if (name === 'abort') return { aborted: true };
  const [filename = '', data = ''] = rest.split(': ');
  return name === 'file' ? { text: 'Done.', files: [{ filename, data }] } : `You said: ${input}`;
}

describe.each(Object.entries(backends))('%s', (_name, open) => {
  let backend: Backend;
  beforeAll(async () => {
    backend = await open();
  });
  afterAll(() => backend.close());

  /** Sends a request, and checks what a success holds by the document. */
  async function send(
    method: string,
    path: string,
    { json, form, headers = {} }: { json?: unknown; form?: FormData; headers?: Record<string, string> } = {},
  ): Promise<{ status: number; headers: Headers; body: Json }> {
    const response = await backend.fetch(`${backend.baseURL}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${backend.key}`,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(form && { body: form }),
    });
    const body = (await response.json()) as Json;
    const { operation = '' } = findRoute(method, path.split('?')[0] ?? '') ?? {};
    expect(response.ok ? validators.checkAnswer(operation, body) : []).toEqual([]);
    return { status: response.status, headers: response.headers, body };
  }

  async function readEvents(method: string, path: string, json?: object, lastEventId?: number) {
    const response = await backend.fetch(`${backend.baseURL}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${backend.key}`,
        accept: 'text/event-stream',
        ...(json && { 'content-type': 'application/json' }),
        ...(lastEventId !== undefined && { 'last-event-id': String(lastEventId) }),
      },
      ...(json && { body: JSON.stringify(json) }),
    });
    const text = await response.text();
    const blocks = text.split('\n\n').filter((block) => block.includes('data: '));
    const events = blocks.slice(0, -1).map((block): Event => {
      const [, id, type, data] = /^id: (\d+)\nevent: ([\w-]+)\ndata: (.+)$/.exec(block) ?? [];
      const chunk = JSON.parse(data ?? '') as Event['chunk'];
      expect(chunk.type).toBe(type);
      expect(validators.checkChunk(chunk as never)).toEqual([]);
      return { id: Number(id), chunk };
    });
    expect(text.startsWith('retry: 1000\n\n')).toBe(true);
    expect(blocks.at(-1)).toBe('event: done\ndata: [DONE]');
    return { response, events };
  }

  const createWorker = async (json: object = {}) =>
    String((await send('POST', '/api/workers', { json: { instructions: 'Be brief.', ...json } })).body['id']);
  const createTask = (json: object, headers?: Record<string, string>) =>
    send('POST', '/api/tasks', { json, ...(headers && { headers }) });
  const textOf = (events: readonly Event[]) =>
    events.map(({ chunk }) => (chunk.type === 'text-delta' ? String(chunk['delta']) : '')).join('');

  test('workers: create, retrieve, update, list, delete', async () => {
    const id = await createWorker({ title: 'Rex', outputSchema: { type: 'object', properties: {} } });
    const updated = await send('PATCH', `/api/workers/${id}`, {
      json: { title: 'Rex II', outputSchema: null },
    });
    expect(updated.body).toMatchObject({
      id,
      title: 'Rex II',
      instructions: 'Be brief.',
      outputSchema: null,
    });
    const idle = await send('GET', `/api/workers/${id}`);
    expect(idle.body).toMatchObject({ id, status: 'completed', running: false, messages: [], metadata: {} });
    const list = await send('GET', '/api/workers');
    expect(list.body).toMatchObject({ page: 1, pageCount: 1, workers: [{ id, title: 'Rex II' }] });
    expect((await send('DELETE', `/api/workers/${id}`)).body).toEqual({ deleted: true });
    expect((await send('GET', `/api/workers/${id}`)).status).toBe(404);
    expect((await send('GET', '/api/workers?page=0')).status).toBe(400);
  });

  test('templates: as created and updated, until the worker is deleted', async () => {
    const id = await createWorker({ title: 'Rex' });
    const path = `/api/workers/${id}/template`;
    expect((await send('GET', path)).body).toMatchObject({ id, title: 'Rex', instructions: 'Be brief.' });
    await send('DELETE', `/api/workers/${id}`);
    expect((await send('GET', path)).status).toBe(404);
  });

  test('schedules: created, listed, cancelled, previewed, and what is refused', async () => {
    const path = `/api/workers/${await createWorker()}/schedules`;
    const cron = { type: 'cron', cron: '0 9 * * 1-5' };
    const created = await send('POST', path, { json: { input: 'x', when: cron, budget: 'low' } });
    expect(created.body).toMatchObject({ ...cron, input: 'x', budget: 'low' });
    expect((await send('GET', path)).body['schedules']).toEqual([created.body]);
    expect((await send('DELETE', `${path}/${created.body['id']}`)).body).toEqual({ cancelled: true });
    // As often as it is repeated.
    expect((await send('DELETE', `${path}/${created.body['id']}`)).body).toEqual({ cancelled: true });
    expect((await send('DELETE', `${path}/sch_none`)).status).toBe(404);
    const preview = async (json: object) => (await send('POST', `${path}/preview`, { json })).body;
    const runs = async (json: object) => (await preview(json))['runs'] as { at: string; note: unknown }[];
    expect(await runs({ when: cron })).toHaveLength(5);
    expect((await runs({ when: cron, count: 1 }))[0]?.at).toBe(created.body['nextRunAt']);
    const [first, second] = await runs({ when: { type: 'interval', intervalSeconds: 90 }, count: 20 });
    expect(Date.parse(second?.at ?? '') - Date.parse(first?.at ?? '')).toBe(90_000);
    expect(await runs({ when: { type: 'delayed', delayInSeconds: 60 }, count: 3 })).toHaveLength(1);
    expect((await send('GET', path)).body['schedules']).toEqual([]);
    for (const [json, status] of [
      [{ when: cron, count: 0 }, 400],
      [{ when: cron, count: 21 }, 400],
      [{}, 400],
      [{ when: { type: 'cron', cron: 'every day' } }, 422],
      [{ when: { type: 'scheduled', date: '2001-01-01T00:00:00Z' } }, 422],
    ] as const) {
      expect((await send('POST', `${path}/preview`, { json })).status).toBe(status);
    }
  });

  test('usage: the turns of a worker by hour and by day, and what is refused', async () => {
    const workerId = await createWorker();
    await createTask({ workerId, input: 'Hello' });
    await createTask({ workerId, input: '[[offline:error No bone.]]' });
    await createTask({ workerId: await createWorker(), input: 'Hello' });
    const usage = async (query: string) =>
      (await send('GET', `/api/usage?workerId=${workerId}${query}`)).body;
    const byDay = await usage('');
    expect(byDay).toMatchObject({ interval: 'day', totals: { turns: 2, errors: 1 } });
    const buckets = byDay['buckets'] as { start: string; turns: number }[];
    expect(buckets.map(({ turns }) => turns)).toEqual([...Array<number>(buckets.length - 1).fill(0), 2]);
    expect(buckets.length).toBeGreaterThanOrEqual(30);
    const march = await usage('&interval=hour&from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z');
    expect(march['buckets']).toHaveLength(24);
    expect(march).toMatchObject({ from: '2026-03-01T00:00:00.000Z', totals: { turns: 0, credits: 0 } });
    expect((march['buckets'] as { start: string }[])[0]?.start).toBe('2026-03-01T00:00:00.000Z');
    const refused = async (query: string) => (await send('GET', `/api/usage?${query}`)).status;
    expect(await refused('interval=hour&from=2025-01-01T00:00:00Z&to=2026-01-01T00:00:00Z')).toBe(422);
    expect(await refused('interval=week')).toBe(400);
    expect(await refused('from=yesterday')).toBe(400);
    expect(await refused('workerId=wrk_none')).toBe(404);
  });

  test('webhooks: set, moved, renewed, cleared, and what is refused', async () => {
    const path = `/api/workers/${await createWorker()}/webhook`;
    const none = { token: null, url: null };
    const put = (url: unknown) => send('PUT', path, { json: { url } });
    expect((await send('GET', path)).body).toEqual(none);
    expect(await send('POST', `${path}/regenerate-token`)).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
    const first = (await put('https://example.com/one')).body;
    expect(first['token']).toMatch(/^whk_/);
    expect((await put('https://example.com/two')).body).toEqual({ ...first, url: 'https://example.com/two' });
    for (const url of ['no url', 5]) expect((await put(url)).status).toBe(400);
    for (const url of ['ftp://example.com/', 'https://me@example.com/', 'https:hook']) {
      expect(await put(url)).toMatchObject({ status: 422, body: { code: 'unprocessable' } });
    }
    const renewed = (await send('POST', `${path}/regenerate-token`)).body;
    expect(renewed).toMatchObject({ url: 'https://example.com/two' });
    expect(renewed['token']).not.toBe(first['token']);
    const executions = (await send('GET', `${path}/executions`)).body;
    expect(executions).toEqual({ logs: [], page: 1, pageCount: 0, totalCount: 0 });
    expect((await send('POST', `${path}/executions/wex_none/resend`)).status).toBe(404);
    expect((await put(null)).body).toEqual(none);
    expect((await send('DELETE', path)).body).toEqual(none);
  });

  test('a task with a follow-up, read, listed and archived', async () => {
    const workerId = await createWorker();
    const first = await createTask({ workerId, taskId: 'tsk_both', input: 'One' });
    expect(first.headers.get('x-handinger-task-id')).toBe('tsk_both');
    expect(first.headers.get('x-request-id')).toBeTruthy();
    expect(first.body).toMatchObject({
      id: workerId,
      metadata: { taskId: 'tsk_both', turnStatus: 'completed' },
      messages: [
        { role: 'user', parts: [{ type: 'text', text: 'One' }] },
        {
          role: 'assistant',
          parts: [{ type: 'step-start' }, { type: 'text', text: first.body['output_text'] }],
        },
      ],
      output: [{ content: [{ text: first.body['output_text'] }] }],
    });
    const second = await createTask({ taskId: 'tsk_both', input: 'Two', turnId: 'trn_two' });
    expect(second.body).toMatchObject({ metadata: { turnId: 'trn_two' } });
    expect(second.body['messages']).toHaveLength(4);

    const task = await send('GET', '/api/tasks/tsk_both');
    expect(task.body).toMatchObject({
      task: {
        id: 'tsk_both',
        title: 'One',
        status: 'completed',
        totals: { turnCount: 2 },
        triggeredBy: 'api',
      },
      turns: [
        { seq: 0, input: 'One' },
        { seq: 1, id: 'trn_two', input: 'Two', error: null },
      ],
    });
    const turns = await send('GET', '/api/tasks/tsk_both/turns');
    expect(turns.body).toEqual({ items: task.body['turns'], taskId: 'tsk_both' });
    const found = await send('GET', `/api/tasks?workerId=${workerId}&status=completed&triggeredBy=api`);
    expect(found.body).toMatchObject({ tasks: [{ id: 'tsk_both' }], totalCount: 1 });
    expect((await send('GET', `/api/tasks?workerId=${workerId}&status=error`)).body).toMatchObject({
      tasks: [],
    });
    expect((await send('DELETE', '/api/tasks/tsk_both')).body).toEqual({ archived: true });
    expect((await send('GET', `/api/tasks?workerId=${workerId}`)).body).toMatchObject({ tasks: [] });
    expect((await createTask({ taskId: 'tsk_both', input: 'Three' })).body).toMatchObject({
      code: 'conflict',
    });
  });

  test('a stream, resumed after each of its events, and replayed', async () => {
    const workerId = await createWorker();
    const { response, events } = await readEvents('POST', '/api/tasks', {
      workerId,
      input: 'Tell me.',
      taskId: 'tsk_s',
    });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('x-vercel-ai-ui-message-stream')).toBe('v1');
    expect(response.headers.get('x-handinger-turn-id')).toMatch(/^trn_/);
    const types = events.map(({ chunk }) => chunk.type);
    expect(types.slice(0, 4)).toEqual(['start', 'data-task', 'start-step', 'text-start']);
    expect(types.slice(-5)).toEqual(['text-end', 'finish-step', 'data-usage', 'data-worker', 'finish']);
    expect(events[1]?.chunk['data']).toMatchObject({
      taskId: 'tsk_s',
      workerId,
      seq: 0,
      status: 'running',
      inputFiles: [],
    });
    const worker = (await send('GET', `/api/workers/${workerId}?taskId=tsk_s`)).body;
    expect(events.at(-2)?.chunk['data']).toEqual(worker);
    expect(textOf(events)).toBe(worker['output_text']);

    const path = `/api/workers/${workerId}/stream?taskId=tsk_s`;
    for (const { id } of events) {
      const rest = await readEvents('GET', path, undefined, id);
      expect(rest.events).toEqual(events.filter((event) => event.id > id));
    }
    const replayed = await readEvents('GET', path);
    expect(replayed.events.filter(({ chunk }) => chunk.type === 'text-delta')).toHaveLength(1);
    expect(textOf(replayed.events)).toBe(worker['output_text']);
    expect((await send('GET', path, { headers: { 'last-event-id': '99999' } })).body).toMatchObject({
      code: 'invalid_request',
      issues: [{ path: 'last-event-id' }],
    });
  });

  test('a second turn streams only itself', async () => {
    const workerId = await createWorker();
    await createTask({ workerId, taskId: 'tsk_t', input: 'One' });
    const { events } = await readEvents('POST', `/api/workers/${workerId}`, {
      input: 'Two',
      turnId: 'trn_cont',
    });
    expect(events[1]?.chunk['data']).toMatchObject({
      taskId: 'tsk_t',
      turnId: 'trn_cont',
      seq: 1,
      input: 'Two',
    });
    expect(events.filter(({ chunk }) => chunk.type === 'start')).toHaveLength(1);
    const both = await readEvents('GET', `/api/workers/${workerId}/stream`);
    expect(both.events.filter(({ chunk }) => chunk.type === 'start')).toHaveLength(2);
    expect(both.events.at(-1)?.id).toBe(events.at(-1)?.id);
  });

  test.each([
    ['error', '[[offline:error Out of luck.]]', 'Out of luck.'],
    ['abort', '[[offline:abort]]', undefined],
  ])('a turn that ends with %s', async (type, input, sentence) => {
    const { events } = await readEvents('POST', '/api/tasks', { input, taskId: `tsk_${type}` });
    expect(events.at(-1)?.chunk).toEqual({ type, ...(sentence && { errorText: sentence }) });
    const { body } = await send('GET', `/api/tasks/tsk_${type}`);
    const status = type === 'abort' ? 'aborted' : 'error';
    expect(body).toMatchObject({ task: { status }, turns: [{ status, error: sentence ?? null }] });
    const again = await createTask({ input, workerId: String((body['task'] as Json)['workerId']) });
    expect(again.body['metadata']).toMatchObject({
      turnStatus: status,
      ...(sentence && { turnError: sentence }),
    });
  });

  test('files come in, stay, and are published', async () => {
    const form = new FormData();
    form.set('input', 'Read it.');
    form.set('taskId', 'tsk_files');
    form.append('files', new File(['# Grüße 🐕'], 'Grüße 🐕.md', { type: 'text/markdown' }));
    const { body } = await send('POST', '/api/tasks', { form });
    const workerId = String(body['id']);
    const path = `/api/workers/${workerId}/files/${encodeURIComponent('Grüße 🐕.md')}`;
    const headers = { authorization: `Bearer ${backend.key}` };
    const file = await backend.fetch(backend.baseURL + path, { headers });
    expect([file.headers.get('content-type'), await file.text()]).toEqual([
      'text/markdown; charset=utf-8',
      '# Grüße 🐕',
    ]);
    expect(body['messages']).toMatchObject([
      { parts: [{ type: 'text' }, { type: 'file', filename: 'Grüße 🐕.md', mediaType: 'text/markdown' }] },
      {},
    ]);

    const { events } = await readEvents('POST', '/api/tasks', {
      taskId: 'tsk_files',
      input: '[[offline:file out/report.md: Two words]]',
    });
    const published = events.find(({ chunk }) => chunk.type === 'data-file')?.chunk['data'] as Json;
    expect(published).toMatchObject({ filename: 'report.md', mediaType: 'text/markdown', size: 9 });
    expect(await (await backend.fetch(String(published['url']), { headers })).text()).toBe('Two words');
    expect((await send('GET', `/api/workers/${workerId}/files/none.txt`)).body).toMatchObject({
      code: 'not_found',
    });
  });

  test('a request that comes twice runs once', async () => {
    const workerId = await createWorker();
    const key = { 'idempotency-key': 'k1' };
    const [first, second] = await Promise.all([
      createTask({ workerId, input: 'Once' }, key),
      createTask({ workerId, input: 'Once' }, key),
    ]);
    expect(second.body['metadata']).toEqual(first.body['metadata']);
    const other = await createTask({ workerId, input: 'Twice' }, key);
    expect([other.status, other.body['code']]).toEqual([409, 'idempotency_conflict']);

    const named = { workerId, input: 'Once', taskId: 'tsk_once', turnId: 'trn_once' };
    const created = await createTask(named);
    expect((await createTask(named)).body).toEqual(created.body);
    const changed = await createTask({ ...named, input: 'Other' });
    expect([changed.status, changed.body['code']]).toEqual([409, 'idempotency_conflict']);
    const { body } = await send('GET', '/api/tasks/tsk_once/turns');
    expect(body['items']).toHaveLength(1);

    const draft = { json: { title: 'Only one' }, headers: { 'idempotency-key': 'k2' } };
    const worker = await send('POST', '/api/workers', draft);
    expect((await send('POST', '/api/workers', draft)).body).toEqual(worker.body);
  });

  test.each([
    ['no input', { input: '' }, 400, [{ path: 'input', message: 'must NOT have fewer than 1 characters' }]],
    ['a missing input', {}, 400, [{ path: 'input', message: 'is required' }]],
    ['a wrong type', { input: 5 }, 400, [{ path: 'input', message: 'must be string' }]],
    ['an unknown budget', { input: 'x', budget: 'all' }, 400, [{ path: 'budget' }]],
    ['a turnId too long', { input: 'x', turnId: 'x'.repeat(129) }, 400, [{ path: 'turnId' }]],
    ['a worker that is not there', { input: 'x', workerId: 'wrk_none' }, 404, undefined],
  ])('refuses %s', async (_what, json, status, issues) => {
    const answer = await createTask(json);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error: expect.any(String), ...(issues && { issues }) });
  });

  test('refuses what is somebody else’s, what is too much, and who has no key', async () => {
    const [one, two] = [await createWorker(), await createWorker()];
    await createTask({ workerId: one, taskId: 'tsk_one', input: 'x' });
    expect((await createTask({ workerId: two, taskId: 'tsk_one', input: 'x' })).status).toBe(403);
    expect((await send('GET', `/api/workers/${two}?taskId=tsk_one`)).status).toBe(403);
    const form = new FormData();
    form.set('input', 'x');
    for (let i = 0; i < 6; i += 1) form.append('files', new File(['x'], `${i}.txt`));
    expect((await send('POST', '/api/tasks', { form })).body).toMatchObject({ code: 'payload_too_large' });
    const bad = await send('POST', '/api/workers', { json: { outputSchema: { type: 'string' } } });
    expect([bad.status, bad.body['code']]).toEqual([422, 'unprocessable']);
    const authorization = 'Bearer hdg_test_wrong';
    const wrong = await send('GET', '/api/workers', { headers: { authorization } });
    expect([wrong.status, wrong.body['code']]).toEqual([401, 'invalid_api_key']);
  });

  test('an answer by schema', async () => {
    const outputSchema = {
      type: 'object',
      properties: { mood: { enum: ['calm'] } },
      required: ['mood'],
    };
    const workerId = await createWorker({ outputSchema });
    const { body } = await createTask({ workerId, input: 'x', taskId: 'tsk_schema' });
    expect(body['structured_output']).toEqual({ mood: 'calm' });
    const { body: task } = await send('GET', '/api/tasks/tsk_schema');
    expect(task).toMatchObject({ turns: [{ structuredOutput: { mood: 'calm' } }] });
  });
});
