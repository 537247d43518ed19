import { request as httpRequest, type ClientRequest } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import {
  parseJsonEventStream,
  readUIMessageStream,
  uiMessageChunkSchema,
  type UIMessage,
  type UIMessageChunk,
} from 'ai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Worker } from '../generated/types.gen.ts';
import { ApiClient, readStream, type ReadStream } from '../testing/api-client.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

let server: TestServer;
let client: ApiClient;
let workerId: string;

beforeAll(async () => {
  server = await startTestServer();
  client = new ApiClient(server);
  workerId = (await client.createWorker({ instructions: 'Answer.' })).id;
});
afterAll(() => server.close());

function textOf({ events }: Pick<ReadStream, 'events'>): string {
  return events.map(({ chunk }) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('');
}

const typesOf = (stream: ReadStream) => stream.events.map((event) => event.type);
const streamPath = (taskId: string) => `/api/workers/${workerId}/stream?taskId=${taskId}`;

describe('a streamed turn', () => {
  test('has its chunks in the documented order, and the headers of the protocol', async () => {
    const json = {
      workerId,
      taskId: 'order',
      stream: true,
      input: '[[offline:source https://example.com/s A source]] [[offline:file report.md: # Hello]] Hi.',
    };
    const response = await client.fetch('POST', '/api/tasks', { json });
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-vercel-ai-ui-message-stream': 'v1',
      'x-handinger-task-id': 'order',
      'x-handinger-turn-id': expect.stringMatching(/^trn_/),
      'x-request-id': expect.stringMatching(/^req_/),
    });
    expect(response.headers.get('content-encoding')).toBeNull();
    const stream = await readStream(response);
    expect(stream.isDone).toBe(true);
    expect(stream.text.startsWith('retry: 1000\n\n')).toBe(true);
    expect(stream.text.endsWith('event: done\ndata: [DONE]\n\n')).toBe(true);

    const types = typesOf(stream);
    expect(types.slice(0, 3)).toEqual(['start', 'data-task', 'start-step']);
    expect(types.slice(-3)).toEqual(['data-usage', 'data-worker', 'finish']);
    expect(types[types.indexOf('file') - 1]).toBe('data-file');
    expect(types).toEqual(
      expect.arrayContaining([
        'text-start',
        'text-delta',
        'text-end',
        'source-url',
        'tool-input-available',
        'tool-output-available',
      ]),
    );
    expect(stream.events.map((event) => event.chunk.type)).toEqual(types);
    expect(stream.events.map((event) => event.id)).toEqual(types.map((_type, index) => index + 1));

    const [, task] = stream.events;
    expect(task?.chunk).toMatchObject({
      data: {
        taskId: 'order',
        turnId: response.headers.get('x-handinger-turn-id'),
        workerId,
        seq: 0,
        status: 'running',
        input: json.input,
        inputFiles: [],
      },
    });
    const worker = stream.events.at(-2)?.chunk;
    expect(worker).toEqual({
      type: 'data-worker',
      data: (await client.send<Worker>('GET', `/api/workers/${workerId}?taskId=order`)).body,
    });
    expect(textOf(stream)).toContain('Hi.');
  });

  test('comes with the Accept header too, but not when JSON is accepted as well', async () => {
    const json = { workerId, input: 'hello' };
    const answerTo = async (accept: string) =>
      (await client.fetch('POST', '/api/tasks', { json, headers: { accept } })).headers.get('content-type');
    expect(await answerTo('text/event-stream')).toContain('text/event-stream');
    expect(await answerTo('application/json, text/event-stream')).toContain('application/json');
    expect(await answerTo('application/json')).toContain('application/json');
  });

  test('shows text while it is made, not when the turn ends', async () => {
    const json = {
      workerId,
      stream: true,
      input: '[[offline:tokens 3]] [[offline:delay 600ms]] [[offline:tokens 3]]',
    };
    const response = await client.fetch('POST', '/api/tasks', { json });
    const started = performance.now();
    let firstText = 0;
    await readStream(response, (event) => {
      if (event.type === 'text-delta' && firstText === 0) firstText = performance.now() - started;
      return false;
    });
    expect(firstText).toBeGreaterThan(0);
    expect(performance.now() - started - firstText).toBeGreaterThan(300);
  });

  test('an error before the first byte is an ordinary JSON answer', async () => {
    const { status, body } = await client.send('POST', '/api/tasks', {
      json: { workerId: 'wrk_none', input: 'x', stream: true },
    });
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  test.each([
    [{ type: 'error', errorText: 'It broke.' }, '[[offline:tokens 3]] [[offline:error It broke.]]'],
    [{ type: 'abort' }, '[[offline:tokens 3]] [[offline:abort]]'],
  ])('a turn that ends with %j still has its usage and state, and a done', async (last, input) => {
    const stream = await client.stream('POST', '/api/tasks', { json: { workerId, input, stream: true } });
    expect(typesOf(stream).slice(-3)).toEqual(['data-usage', 'data-worker', last.type]);
    expect(stream.events.at(-1)?.chunk).toEqual(last);
    expect(stream.isDone).toBe(true);
  });

  test('text with every kind of line end and odd letters arrives as it was', async () => {
    const input = 'a\nb\r\nc\rd \u2028 \u2029 "quoted" \\ 🐕 end';
    const stream = await client.stream('POST', '/api/tasks', { json: { workerId, input, stream: true } });
    expect(stream.events[1]?.chunk).toMatchObject({ data: { input } });
  });

  test('can be read by the AI SDK', async () => {
    const json = { workerId, stream: true, input: 'Say [[offline:source https://example.com/x X]] hello.' };
    const response = await client.fetch('POST', '/api/tasks', { json });
    const chunks = parseJsonEventStream({ stream: response.body!, schema: uiMessageChunkSchema }).pipeThrough(
      new TransformStream({
        transform(result, controller: TransformStreamDefaultController<UIMessageChunk>) {
          if (!result.success) throw result.error;
          controller.enqueue(result.value);
        },
      }),
    );
    let message: UIMessage | undefined;
    for await (const snapshot of readUIMessageStream({ stream: chunks })) message = snapshot;
    expect(message?.id).toMatch(/^msg_/);
    expect(message?.parts.map((part) => part.type)).toEqual(
      expect.arrayContaining(['text', 'source-url', 'data-task', 'data-worker', 'data-usage']),
    );
  });
});

describe('following a task', () => {
  test('replays stored turns with one delta a text part, and closes', async () => {
    const taskId = 'replayed';
    for (const input of ['first', 'second']) await client.createTask({ workerId, taskId, input });
    const replay = await client.stream('GET', streamPath(taskId));
    const whole = await client.stream('GET', streamPath(taskId), { headers: { 'last-event-id': '0' } });
    expect(replay.isDone).toBe(true);
    expect(typesOf(replay).filter((type) => type === 'text-delta')).toHaveLength(2);
    expect(typesOf(whole).filter((type) => type === 'text-delta').length).toBeGreaterThan(10);
    expect(textOf(replay)).toBe(textOf(whole));
    expect(typesOf(replay).filter((type) => type === 'start' || type === 'finish')).toEqual([
      'start',
      'finish',
      'start',
      'finish',
    ]);
    expect(replay.events.map((event) => event.id)).toEqual(
      replay.events.map((event) => event.id).toSorted((a, b) => a - b),
    );
    const states = whole.events
      .map(({ chunk }) => (chunk.type === 'data-worker' ? chunk.data.messages.length : 0))
      .filter(Boolean);
    expect(states).toEqual([2, 4]);
  });

  test('workers.retrieve streams the same, of the most recent task', async () => {
    const worker = await client.createWorker({});
    await client.createTask({ workerId: worker.id, input: 'hello' });
    const followed = await client.stream('GET', `/api/workers/${worker.id}/stream`);
    const retrieved = await client.stream('GET', `/api/workers/${worker.id}?stream=true`);
    const accepted = await client.stream('GET', `/api/workers/${worker.id}`, {
      headers: { accept: 'text/event-stream' },
    });
    expect(retrieved).toEqual(followed);
    expect(accepted).toEqual(followed);
  });

  test('a worker without a task ends at once', async () => {
    const worker = await client.createWorker({});
    expect(await client.stream('GET', `/api/workers/${worker.id}/stream`)).toMatchObject({
      events: [],
      isDone: true,
    });
  });

  test('resumes after every single event, without loss or repetition', async () => {
    const taskId = 'resumed';
    await client.createTask({ workerId, taskId, input: '[[offline:tokens 12]]' });
    await client.createTask({
      workerId,
      taskId,
      input: '[[offline:source https://example.com/x X]] [[offline:tokens 4]]',
    });
    const resume = (after: number) =>
      client.stream('GET', streamPath(taskId), { headers: { 'last-event-id': String(after) } });
    const whole = await resume(0);
    for (const { id } of whole.events) {
      const rest = await resume(id);
      expect(rest.events).toEqual(whole.events.filter((event) => event.id > id));
      expect(rest.isDone).toBe(true);
    }
  });

  test('a merged replay can be cut after any of its events and resumed', async () => {
    const taskId = 'merged-and-resumed';
    await client.createTask({
      workerId,
      taskId,
      input: 'Tell me [[offline:tokens 5]] [[offline:file a.md: x]] [[offline:tokens 5]]',
    });
    const merged = await client.stream('GET', streamPath(taskId));
    for (const [index, { id }] of merged.events.entries()) {
      const rest = await client.stream('GET', streamPath(taskId), {
        headers: { 'last-event-id': String(id) },
      });
      const all = { events: [...merged.events.slice(0, index + 1), ...rest.events] };
      expect(textOf(all)).toBe(textOf(merged));
    }
  });

  test.each(['-1', '1.5', 'x', '1e3', '999999', '٣', '9'.repeat(30)])(
    'refuses Last-Event-ID %j',
    async (id) => {
      await client.createTask({ workerId, taskId: 'with-events', input: 'hello' }).catch(() => {});
      const headers = { 'last-event-id': encodeURIComponent(id) };
      const { status, body } = await client.send('GET', streamPath('with-events'), { headers });
      expect([status, body.issues?.[0]?.path]).toEqual([400, 'last-event-id']);
    },
  );

  test('goes on with the active turn, and with the one that comes after it', async () => {
    const taskId = 'followed';
    await client.createTask({ workerId, taskId, input: 'zero' });
    const second = client.createTask({
      workerId,
      taskId,
      input: '[[offline:tokens 3]] [[offline:delay 300ms]] [[offline:tokens 3]]',
    });
    await expect.poll(async () => (await client.retrieveTask(taskId)).task.status).toBe('running');
    const response = await client.fetch('GET', streamPath(taskId));
    const followed = readStream(response);
    const third = client.createTask({ workerId, taskId, input: 'three' });
    await Promise.all([second, third]);
    const stream = await followed;
    expect(stream.isDone).toBe(true);
    expect(typesOf(stream).filter((type) => type === 'start' || type === 'finish')).toEqual([
      'start',
      'finish',
      'start',
      'finish',
      'start',
      'finish',
    ]);
    const whole = await client.stream('GET', streamPath(taskId), { headers: { 'last-event-id': '0' } });
    expect(textOf(stream)).toBe(textOf(whole));
  });

  test('a streamed follow-up shows only its own turn, also while another one runs', async () => {
    const taskId = 'own-turn';
    const first = client.createTask({ workerId, taskId, input: '[[offline:delay 200ms]] one' });
    await expect.poll(async () => (await client.send('GET', `/api/tasks/${taskId}`)).status).toBe(200);
    const stream = await client.stream('POST', '/api/tasks', {
      json: { taskId, input: 'two', stream: true },
    });
    await first;
    expect(typesOf(stream).filter((type) => type === 'start')).toHaveLength(1);
    expect(stream.events[1]?.chunk).toMatchObject({ data: { seq: 1, input: 'two' } });
    expect(stream.isDone).toBe(true);
  });

  test('several readers see the same, the slow and the late one too', async () => {
    const taskId = 'many-readers';
    const first = await client.fetch('POST', '/api/tasks', {
      json: { workerId, taskId, stream: true, input: '[[offline:pace 2ms]] [[offline:tokens 300]]' },
    });
    const readers = [readStream(first)];
    for (let index = 0; index < 4; index += 1) {
      await setTimeout(60);
      const response = await client.fetch('GET', streamPath(taskId), { headers: { 'last-event-id': '0' } });
      readers.push(index === 3 ? setTimeout(500).then(() => readStream(response)) : readStream(response));
    }
    const [own, ...others] = await Promise.all(readers);
    expect(typesOf(own!).filter((type) => type === 'text-delta')).toHaveLength(300);
    for (const other of others) expect(other.events).toEqual(own!.events);
  });
});

describe('connections', () => {
  test('a task runs to its end when its reader goes away', async () => {
    const taskId = 'abandoned';
    const gone = new AbortController();
    const json = {
      workerId,
      taskId,
      stream: true,
      input: '[[offline:tokens 2]] [[offline:delay 300ms]] [[offline:tokens 2]]',
    };
    const response = await client.fetch('POST', '/api/tasks', { json, signal: gone.signal });
    await readStream(response, (event) => event.type === 'text-delta');
    gone.abort();
    await expect.poll(async () => (await client.retrieveTask(taskId)).task.status).toBe('completed');
    const rest = await client.stream('GET', streamPath(taskId), { headers: { 'last-event-id': '0' } });
    expect(typesOf(rest).filter((type) => type === 'text-delta')).toHaveLength(4);
  });

  test('a task runs to its end when nobody waits for the JSON answer', async () => {
    const gone = new AbortController();
    const json = { workerId, taskId: 'abandoned-json', input: '[[offline:delay 200ms]]' };
    const answer = client.fetch('POST', '/api/tasks', { json, signal: gone.signal });
    await expect.poll(async () => (await client.send('GET', '/api/tasks/abandoned-json')).status).toBe(200);
    gone.abort();
    await expect(answer).rejects.toThrow('aborted');
    await expect
      .poll(async () => (await client.retrieveTask('abandoned-json')).task.status)
      .toBe('completed');
  });

  test('a reader that stops reading delays neither the turn nor the other readers', async () => {
    const taskId = 'stuck-reader';
    await client.createTask({ workerId, taskId, input: 'begin' });
    const running = client.createTask({ workerId, taskId, input: `[[offline:tokens 20000]]` });
    const stuck = httpRequest(server.url + streamPath(taskId), {
      headers: { authorization: `Bearer ${server.key}` },
    });
    stuck.on('error', () => {});
    const stopped = new Promise<void>((resolve) =>
      stuck.on('response', (response) => (response.pause(), resolve())),
    );
    stuck.end();
    await stopped;
    const state = await running;
    expect(state.output_text.split(/\s+/)).toHaveLength(20_000);
    const other = await client.stream('GET', streamPath(taskId));
    expect(textOf(other)).toContain(state.output_text);
    stuck.destroy();
  });

  test('readers that are gone leave nothing behind', async () => {
    const taskId = 'many-gone';
    const running = client.createTask({ workerId, taskId, input: '[[offline:delay 800ms]]' });
    await expect.poll(async () => (await client.send('GET', `/api/tasks/${taskId}`)).status).toBe(200);
    const connections = async () =>
      new Promise<number>((resolve) => server.app.server.getConnections((_error, count) => resolve(count)));
    const before = await connections();
    const open = () =>
      new Promise<ClientRequest>((resolve) => {
        const request = httpRequest(server.url + streamPath(taskId), {
          headers: { authorization: `Bearer ${server.key}` },
          agent: false,
        });
        request.on('error', () => {}).on('response', () => resolve(request));
        request.end();
      });
    const readers = await Promise.all(Array.from({ length: 20 }, open));
    expect(await connections()).toBeGreaterThanOrEqual(before + 15);
    for (const reader of readers) reader.destroy();
    await expect.poll(connections).toBeLessThanOrEqual(before + 2);
    await running;
  });
});
