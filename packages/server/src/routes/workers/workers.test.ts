import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Worker, WorkerList, WorkerTemplate } from '../../generated/types.gen.ts';
import { ApiClient } from '../../testing/api-client.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
let creator: ApiClient;
let colleague: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  server = await startTestServer();
  creator = new ApiClient(server);
  const clientOf = async (member: { organization?: string; user: string }) =>
    new ApiClient({ url: server.url, key: await server.createKey(member) });
  colleague = await clientOf({ user: 'usr_colleague' });
  stranger = await clientOf({ organization: 'org_other', user: 'usr_stranger' });
});
afterAll(() => server.close());

describe('creating', () => {
  test('keeps given instructions as they are, and writes no schema for them', async () => {
    const worker = await creator.createWorker({
      instructions: '  Classify sentiment. ',
      prompt: 'Verify claims.',
      title: 'Mine',
    });
    expect(worker).toMatchObject({
      instructions: '  Classify sentiment. ',
      outputSchema: null,
      title: 'Mine',
      visibility: 'public',
      organizationId: 'org_local',
      userId: 'usr_local',
      url: `${server.url}/workers/${worker.id}`,
    });
    expect(worker.id).toMatch(/^wrk_/);
  });

  test('writes instructions, a schema and a summary from a prompt, and draws a title', async () => {
    const worker = await creator.createWorker({ prompt: 'Verify or debunk scientific claims.' });
    expect(worker.instructions).toContain('Verify or debunk scientific claims.');
    expect(worker.outputSchema).toMatchObject({ type: 'object', properties: { verdict: {} } });
    expect(worker.summary).not.toBe('');
    expect(worker.summary.length).toBeLessThanOrEqual(80);
    expect(worker.title).toMatch(/^\w+ \w+$/);
  });

  test('needs nothing at all', async () => {
    expect(await creator.createWorker({})).toMatchObject({
      instructions: '',
      outputSchema: null,
      summary: '',
    });
  });

  test.each([
    ['title', { title: '' }],
    ['title', { title: 'x'.repeat(201) }],
    ['summary', { summary: 'x'.repeat(81) }],
    ['instructions', { instructions: 'x'.repeat(20_001) }],
    ['prompt', { prompt: 'x'.repeat(10_001) }],
    ['visibility', { visibility: 'secret' }],
    ['outputSchema', { outputSchema: [] }],
    ['instructions', { instructions: 5 }],
  ])('refuses a bad %s and names it', async (path, draft) => {
    const { status, body } = await creator.send('POST', '/api/workers', { json: draft });
    expect(status).toBe(400);
    expect(body.issues?.map((issue) => issue.path)).toEqual([path]);
  });

  test('names every bad field at once', async () => {
    const { body } = await creator.send('POST', '/api/workers', { json: { title: '', summary: 5 } });
    expect(body.issues?.map((issue) => issue.path).toSorted()).toEqual(['summary', 'title']);
  });

  test.each([
    { type: 'nonsense' },
    { type: 'object', properties: 5 },
    { type: 'string' },
    { $ref: '#/definitions/missing' },
    { type: 'object', required: 'all' },
  ])('answers 422 to an outputSchema that is no schema of an object: %j', async (outputSchema) => {
    const { status, body } = await creator.send('POST', '/api/workers', { json: { outputSchema } });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'unprocessable', issues: [{ path: 'outputSchema' }] });
  });

  test('ignores unknown fields', async () => {
    const worker = await creator.createWorker({ instructions: 'x', model: 'future', nested: { deep: [1] } });
    expect(worker).not.toHaveProperty('model');
  });
});

describe('listing', () => {
  test('pages fifty at a time, newest first, each once', async () => {
    const client = new ApiClient({
      url: server.url,
      key: await server.createKey({ organization: 'org_many', user: 'usr_many' }),
    });
    const ids: string[] = [];
    for (let index = 0; index < 51; index += 1) ids.unshift((await client.createWorker({})).id);
    const first = (await client.send<WorkerList>('GET', '/api/workers')).body;
    const second = (await client.send<WorkerList>('GET', '/api/workers?page=2')).body;
    expect(first).toMatchObject({ page: 1, pageCount: 2, totalCount: 51 });
    expect([...first.workers, ...second.workers].map((worker) => worker.id)).toEqual(ids);
    const beyond = (await client.send<WorkerList>('GET', '/api/workers?page=9')).body;
    expect(beyond).toMatchObject({ workers: [], page: 9, totalCount: 51 });
  });

  test.each(['0', '-1', '1.5', 'x', ''])('refuses page %j', async (page) => {
    const { status, body } = await creator.send('GET', `/api/workers?page=${page}`);
    expect([status, body.issues?.[0]?.path]).toEqual([400, 'page']);
  });

  test('a page beyond all that can be counted is empty', async () => {
    const { body } = await creator.send<WorkerList>('GET', '/api/workers?page=99999999999999999999');
    expect(body.workers).toEqual([]);
  });
});

describe('retrieving', () => {
  test('shows a worker that did nothing yet', async () => {
    const { id } = await creator.createWorker({});
    const { body } = await creator.send<Worker>('GET', `/api/workers/${id}`);
    expect(body).toEqual({
      id,
      created_at: null,
      error: null,
      files: [],
      incomplete_details: null,
      messages: [],
      metadata: {},
      object: 'worker',
      output: [],
      output_text: '',
      running: false,
      sources: [],
      status: 'completed',
      structured_output: null,
      url: `${server.url}/workers/${id}`,
    });
  });

  test('shows the most recent task, or the named one', async () => {
    const { id } = await creator.createWorker({});
    const first = await creator.createTask({ workerId: id, input: 'the first one' });
    const second = await creator.createTask({ workerId: id, input: 'the second one' });
    const recent = (await creator.send<Worker>('GET', `/api/workers/${id}`)).body;
    expect(recent).toEqual(second);
    const named = await creator.send<Worker>(
      'GET',
      `/api/workers/${id}?taskId=${String(first.metadata['taskId'])}`,
    );
    expect(named.body).toEqual(first);
  });

  test('gives a worker back as it was created and updated, to whoever may see it', async () => {
    const created = await creator.createWorker({
      instructions: 'Be kind.',
      title: 'Kind',
      visibility: 'private',
    });
    const path = `/api/workers/${created.id}/template`;
    expect((await creator.send<WorkerTemplate>('GET', path)).body).toEqual(created);
    const json = { title: 'Kinder' };
    const { body: updated } = await creator.send<WorkerTemplate>('PATCH', `/api/workers/${created.id}`, {
      json,
    });
    expect((await creator.send<WorkerTemplate>('GET', path)).body).toEqual(updated);

    expect((await colleague.send('GET', path)).status).toBe(403);
    await server.invite(created.id, 'usr_colleague');
    expect((await colleague.send<WorkerTemplate>('GET', path)).body).toEqual(updated);
    expect((await creator.send('GET', '/api/workers/wrk_nobody/template')).status).toBe(404);
    await creator.send('DELETE', `/api/workers/${created.id}`);
    expect((await creator.send('GET', path)).body.code).toBe('not_found');
  });

  test('answers 403 for a task of another worker and 404 for none', async () => {
    const { id } = await creator.createWorker({});
    const task = await creator.createTask({ input: 'on a worker of its own' });
    const path = `/api/workers/${id}?taskId=`;
    expect((await creator.send('GET', path + String(task.metadata['taskId']))).status).toBe(403);
    expect((await creator.send('GET', `${path}tsk_none`)).status).toBe(404);
  });

  test.each(['wrk_none', '%E2%82%AC', 'wrk_'.padEnd(2000, 'x')])(
    'answers 404 for the unknown id %s',
    async (id) => {
      const { status, body } = await creator.send('GET', `/api/workers/${id}`);
      expect([status, body.code]).toEqual([404, 'not_found']);
    },
  );
});

describe('updating', () => {
  test('changes what is sent and nothing else', async () => {
    const worker = await creator.createWorker({
      instructions: 'Old.',
      title: 'Old',
      outputSchema: { type: 'object' },
    });
    const path = `/api/workers/${worker.id}`;
    const renamed = (await creator.send<WorkerTemplate>('PATCH', path, { json: { title: 'New' } })).body;
    expect(renamed).toEqual({ ...worker, title: 'New', updatedAt: renamed.updatedAt });
    const cleared = (await creator.send<WorkerTemplate>('PATCH', path, { json: { outputSchema: null } }))
      .body;
    expect(cleared).toMatchObject({ title: 'New', instructions: 'Old.', outputSchema: null });
    expect((await creator.send<WorkerTemplate>('PATCH', path, { json: {} })).body).toMatchObject({
      title: 'New',
    });
    expect((await creator.send('PATCH', path, { json: { outputSchema: { type: 5 } } })).status).toBe(422);
  });

  test('later tasks work with the new instructions', async () => {
    const { id } = await creator.createWorker({ instructions: 'Speak of apples.' });
    const taskId = 'instructions-change';
    expect((await creator.createTask({ workerId: id, taskId, input: 'Hello.' })).output_text).toContain(
      'apples',
    );
    await creator.send('PATCH', `/api/workers/${id}`, { json: { instructions: 'Speak of pears.' } });
    expect((await creator.createTask({ workerId: id, taskId, input: 'Hello.' })).output_text).toContain(
      'pears',
    );
  });

  test('only its creator may update or delete a worker, or archive its tasks', async () => {
    const { id } = await creator.createWorker({});
    const task = await colleague.createTask({ workerId: id, input: 'a colleague may use it' });
    for (const [method, path] of [
      ['PATCH', `/api/workers/${id}`],
      ['DELETE', `/api/workers/${id}`],
      ['DELETE', `/api/tasks/${String(task.metadata['taskId'])}`],
    ] as const) {
      const { status, body } = await colleague.send(method, path, method === 'PATCH' ? { json: {} } : {});
      expect([method, status, body.code]).toEqual([method, 403, 'forbidden']);
    }
  });
});

describe('deleting', () => {
  test('hides the worker and keeps what it did', async () => {
    const { id } = await creator.createWorker({});
    const taskId = 'of-a-deleted-worker';
    await creator.createTask({ workerId: id, taskId, input: 'remember this' });
    expect((await creator.send<object>('DELETE', `/api/workers/${id}`)).body).toEqual({ deleted: true });
    expect((await creator.send('GET', `/api/workers/${id}`)).status).toBe(404);
    expect((await creator.send('DELETE', `/api/workers/${id}`)).status).toBe(404);
    const list = (await creator.send<WorkerList>('GET', '/api/workers')).body;
    expect(list.workers.map((worker) => worker.id)).not.toContain(id);
    expect((await creator.send('POST', '/api/tasks', { json: { workerId: id, input: 'more' } })).status).toBe(
      404,
    );
    expect((await creator.send('POST', '/api/tasks', { json: { taskId, input: 'more' } })).status).toBe(404);
    expect((await creator.retrieveTask(taskId)).turns).toHaveLength(1);
  });
});

describe('access', () => {
  test('another organization has none', async () => {
    const { id } = await creator.createWorker({});
    const task = await creator.createTask({ workerId: id, input: 'ours' });
    const taskId = String(task.metadata['taskId']);
    const paths = [
      `/api/workers/${id}`,
      `/api/workers/${id}/stream`,
      `/api/workers/${id}/files/a.txt`,
      `/api/tasks/${taskId}`,
      `/api/tasks/${taskId}/turns`,
    ];
    for (const path of paths) expect([path, (await stranger.send('GET', path)).status]).toEqual([path, 403]);
    for (const json of [
      { workerId: id, input: 'x' },
      { taskId, input: 'x' },
    ]) {
      expect((await stranger.send('POST', '/api/tasks', { json })).status).toBe(403);
    }
    expect((await stranger.send<WorkerList>('GET', '/api/workers')).body.totalCount).toBe(0);
  });

  test('a private worker is for its creator and those whom it invited', async () => {
    const { id } = await creator.createWorker({ visibility: 'private' });
    const task = await creator.createTask({ workerId: id, input: 'a secret' });
    const taskPath = `/api/tasks/${String(task.metadata['taskId'])}`;
    const idsSeen = async () =>
      (await colleague.send<WorkerList>('GET', '/api/workers')).body.workers.map((worker) => worker.id);
    const tasksSeen = async () =>
      (await colleague.send<{ tasks: { workerId: string }[] }>('GET', '/api/tasks')).body.tasks.map(
        (seen) => seen.workerId,
      );

    expect((await colleague.send('GET', `/api/workers/${id}`)).status).toBe(403);
    expect((await colleague.send('GET', taskPath)).status).toBe(403);
    expect((await colleague.send('POST', '/api/tasks', { json: { workerId: id, input: 'x' } })).status).toBe(
      403,
    );
    expect(await idsSeen()).not.toContain(id);
    expect(await tasksSeen()).not.toContain(id);

    await server.invite(id, 'usr_colleague');
    expect((await colleague.send<Worker>('GET', `/api/workers/${id}`)).status).toBe(200);
    expect((await colleague.send<object>('GET', taskPath)).status).toBe(200);
    expect(await idsSeen()).toContain(id);
    expect(await tasksSeen()).toContain(id);
    await colleague.createTask({ workerId: id, input: 'invited' });
    expect((await colleague.send('PATCH', `/api/workers/${id}`, { json: {} })).status).toBe(403);
  });
});
