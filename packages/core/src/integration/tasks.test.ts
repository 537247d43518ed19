import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Handinger } from '../index.ts';

let server: TestServer;
let handinger: Handinger;
let workerId: string;
beforeAll(async () => {
  server = await startTestServer();
  handinger = new Handinger({ apiKey: server.key, baseURL: server.url });
  workerId = (await handinger.workers.create({ instructions: 'Repeat what you are told.' })).id;
});
afterAll(() => server.close());

describe('tasks', () => {
  test('create, retrieve, continue, list and archive', async () => {
    const result = await handinger.tasks.create({ workerId, input: 'First.', taskId: 'tsk_mine' });
    expect(result).toMatchObject({
      id: workerId,
      status: 'completed',
      running: false,
      metadata: { taskId: 'tsk_mine' },
    });
    await handinger.tasks.create({ workerId, input: 'Second.', taskId: 'tsk_mine', budget: 'low' });

    const { task, turns } = await handinger.tasks.retrieve('tsk_mine');
    expect(task).toMatchObject({
      id: 'tsk_mine',
      workerId,
      status: 'completed',
      triggeredBy: 'api',
      totals: { turnCount: 2 },
    });
    expect(turns.map(({ seq, input }) => [seq, input])).toEqual([
      [0, 'First.'],
      [1, 'Second.'],
    ]);
    expect(await handinger.tasks.listTurns('tsk_mine')).toEqual({ items: turns, taskId: 'tsk_mine' });

    const listed = await handinger.tasks.list({ workerId, status: 'completed', triggeredBy: 'api' });
    expect(listed.tasks.map((one) => one.id)).toContain('tsk_mine');
    expect(await handinger.tasks.delete('tsk_mine')).toEqual({ archived: true });
    expect((await handinger.tasks.list({ workerId })).tasks.map((one) => one.id)).not.toContain('tsk_mine');
  });

  test('without a worker one is made from the input', async () => {
    const result = await handinger.tasks.create({ input: 'Say hello.' });
    expect(result.id).toMatch(/^wrk_/);
    expect(result.metadata['taskId']).toMatch(/^tsk_[\dA-Z]{26}$/);
  });

  test('an answer by schema', async () => {
    const worker = await handinger.workers.create({
      instructions: 'Read the invoice.',
      outputSchema: { type: 'object', required: ['total'], properties: { total: { type: 'number' } } },
    });
    const result = await handinger.tasks.create({ workerId: worker.id, input: 'Total: 42.50' });
    expect(result.structured_output).toEqual({ total: 42.5 });
  });

  test('one key and one body are one turn, and another body is a conflict that is not repeated', async () => {
    const params = { workerId, input: 'Once.' };
    const options = { idempotencyKey: 'order-17' };
    const [first, second] = await Promise.all([
      handinger.tasks.create(params, options),
      handinger.tasks.create(params, options),
    ]);
    expect(second.metadata).toEqual(first.metadata);
    const error = await handinger.tasks
      .create({ workerId, input: 'Twice.' }, options)
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Handinger.ConflictError);
    expect(error).toMatchObject({ code: 'idempotency_conflict' });
  });

  test('a task of another worker is refused', async () => {
    await handinger.tasks.create({ workerId, input: 'x', taskId: 'tsk_theirs' });
    const other = await handinger.workers.create({ instructions: 'x' });
    const call = handinger.tasks.create({ workerId: other.id, input: 'x', taskId: 'tsk_theirs' });
    await expect(call).rejects.toMatchObject({ status: 403, taskId: 'tsk_theirs' });
  });
});

describe('files', () => {
  test('go to the worker, and come back', async () => {
    const result = await handinger.tasks.create({
      workerId,
      input: 'What is in the file? [[offline:file out/résumé.md: Ergebnis]]',
      files: [
        {
          data: new TextEncoder().encode('The total is 42.'),
          filename: 'notes für mich.txt',
          mediaType: 'text/plain',
        },
      ],
    });
    expect(result.output_text).toContain('notes für mich.txt');
    const [file] = result.files;
    expect(file).toMatchObject({ mediaType: expect.stringContaining('text/') as string, size: 8 });

    const published = await handinger.workers.retrieveFile('out/résumé.md', { workerId });
    expect(await published.text()).toBe('Ergebnis');
    const attached = await handinger.workers.retrieveFile('notes für mich.txt', { workerId }).asResponse();
    expect(await attached.text()).toBe('The total is 42.');
    await expect(handinger.workers.retrieveFile('none.txt', { workerId })).rejects.toBeInstanceOf(
      Handinger.NotFoundError,
    );
  });

  test('binary bytes survive both ways', async () => {
    const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => (index * 7919) % 256);
    await handinger.tasks.create({ workerId, input: 'Keep it.', files: [new File([bytes], 'data.bin')] });
    const response = await handinger.workers.retrieveFile('data.bin', { workerId });
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });
});

describe('streams', () => {
  test('give the whole turn, chunk by chunk, and end with the state', async () => {
    const stream = await handinger.tasks.create({
      workerId,
      input: '[[offline:source https://example.com/a A]] Hi.',
      stream: true,
    });
    const types: string[] = [];
    let text = '';
    let final: Handinger.Worker | undefined;
    for await (const chunk of stream) {
      types.push(chunk.type);
      if (chunk.type === 'text-delta') text += chunk.delta;
      if (chunk.type === 'data-worker') final = chunk.data;
    }
    expect(types.slice(0, 2)).toEqual(['start', 'data-task']);
    expect(types).toEqual(expect.arrayContaining(['text-delta', 'source-url', 'data-usage']));
    expect(types.slice(-2)).toEqual(['data-worker', 'finish']);
    expect(final?.output_text).toBe(text);
    expect(stream.taskId).toMatch(/^tsk_/);
    expect(await handinger.workers.retrieve(workerId, { taskId: String(stream.taskId) })).toEqual(final);
  });

  test('a failed turn ends with an error chunk', async () => {
    const stream = await handinger.tasks.create({
      workerId,
      input: '[[offline:error The lights went out.]]',
      stream: true,
    });
    const errors: string[] = [];
    for await (const chunk of stream) if (chunk.type === 'error') errors.push(chunk.errorText);
    expect(errors).toEqual([expect.stringContaining('The lights went out.')]);
  });

  test('leaving one does not stop the task; it can be taken up again after its last event', async () => {
    const stream = await handinger.tasks.create({
      workerId,
      input: '[[offline:tokens 30]] [[offline:pace 5ms]]',
      stream: true,
    });
    let seen = 0;
    for await (const _ of stream) if (++seen === 6) break;
    const { taskId, lastEventId } = stream;
    expect(lastEventId).toBe('6');
    const rest = await handinger.workers.streamUpdates(workerId, { taskId, lastEventId });
    const ids: string[] = [];
    for await (const _ of rest) ids.push(String(rest.lastEventId));
    expect(ids[0]).toBe('7');
    expect(new Set(ids).size).toBe(ids.length);
    expect((await handinger.tasks.retrieve(String(taskId))).task.status).toBe('completed');
  });

  test('a worker can be read as a stream', async () => {
    const types = new Set<string>();
    const stream = await handinger.workers.retrieve(workerId, { stream: true });
    for await (const chunk of stream) types.add(chunk.type);
    expect(types).toContain('data-task');
    expect(types).toContain('finish');
  });

  test('errors that are known at the beginning reject the call', async () => {
    const call = handinger.tasks.create({ workerId: 'wrk_none', input: 'x', stream: true });
    await expect(call).rejects.toMatchObject({
      status: 404,
      taskId: expect.stringMatching(/^tsk_/) as string,
    });
  });
});

describe('undocumented calls', () => {
  test('reach any path', async () => {
    const document = await handinger.get<{ openapi: string }>('/openapi.json');
    expect(document.openapi).toMatch(/^3\.1/);
    const task = await handinger.post<Handinger.Worker>('/api/tasks', {
      body: { workerId, input: 'By hand.' },
    });
    expect(task.status).toBe('completed');
    await expect(handinger.get('/api/nothing')).rejects.toBeInstanceOf(Handinger.NotFoundError);
  });
});
