import { Handinger, newId } from '@ramensoft/handinger';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { QueryClient } from '@tanstack/react-query';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  handingerKey,
  tasksListQuery,
  tasksRetrieveQuery,
  workersRetrieveQuery,
} from '../generated/queries.gen.ts';
import { countedFetch, type CountedFetch } from './counted-fetch.ts';
import { followTask, type FollowedTask } from './follow-task.ts';

let server: TestServer;
let direct: Handinger;
let workerId: string;
let counted: CountedFetch;
let client: Handinger;
let followed: FollowedTask[];
beforeAll(async () => {
  server = await startTestServer();
  direct = new Handinger({ apiKey: server.key, baseURL: server.url });
  workerId = (await direct.workers.create({ instructions: 'Answer.' })).id;
});
beforeEach(() => {
  counted = countedFetch();
  client = direct.withOptions({ fetch: counted.fetch });
  followed = [];
});
afterEach(() => {
  for (const { leave } of followed) leave();
});
afterAll(() => server.close());

const everything = [
  'Read it. [[offline:tool list_files {}]] [[offline:source https://example.com/page A page]]',
  '[[offline:file report.md: Done]] [[offline:tool nonesuch {"a": 1}]]',
].join(' ');
const slow = '[[offline:pace 20ms]] [[offline:tokens 120]]';

function follow(taskId: string, given?: Parameters<typeof followTask>[2]): FollowedTask {
  const task = followTask(client, taskId, { workerId, ...given });
  followed.push(task);
  return task;
}

const posts = () => counted.requests.filter((request) => request === 'POST /api/tasks').length;

describe('a new task', () => {
  test('is sent once, followed to its end, and the same as the history has it', async () => {
    const taskId = newId('tsk_');
    const live = follow(taskId, { isNew: true });
    const files = [new File(['x'], 'a.txt', { type: 'text/plain' })];
    const sent = live.store.submit({ input: everything, files });
    expect(live.store.getSnapshot()).toMatchObject({
      status: 'uploading',
      isLoading: false,
      uploadProgress: { sent: 0, total: 1 },
      messages: [
        {
          role: 'user',
          parts: [{ text: everything }, { type: 'file', filename: 'a.txt' }],
          metadata: { status: 'pending' },
        },
      ],
    });
    expect(await sent).toBe(true);
    await expect.poll(() => live.finished.length).toBe(1);
    const ended = live.store.getSnapshot();
    expect(live.statuses).toEqual(['uploading', 'submitted', 'streaming', 'completed']);
    expect(live.errors).toEqual([]);
    const worker = await direct.workers.retrieve(workerId, { taskId });
    const { task, turns } = await direct.tasks.retrieve(taskId);
    expect(ended).toMatchObject({
      text: worker.output_text,
      task,
      turns,
      worker,
      sources: worker.sources,
      files: [{ filename: 'report.md' }],
      toolCalls: [
        { name: 'read_file' },
        { name: 'list_files' },
        { name: 'write_file' },
        { name: 'nonesuch' },
      ],
      connection: 'closed',
      error: undefined,
      uploadProgress: undefined,
    });
    expect(live.finished[0]).toMatchObject({ task, turn: turns[0], worker, text: worker.output_text });
    expect(ended.messages.map(({ id, role, parts }) => ({ id, role, parts }))).toEqual(worker.messages);
    expect(ended.messages.map(({ metadata }) => metadata)).toEqual(
      Array.from({ length: 2 }, () => ({
        turnId: turns[0]?.id,
        seq: 0,
        status: 'completed',
        createdAt: turns[0]?.startedAt,
      })),
    );
    expect([posts(), counted.most, counted.open]).toEqual([1, 1, 0]);

    const stored = follow(taskId);
    expect(stored.store.getSnapshot()).toMatchObject({ status: 'idle', isLoading: true, messages: [] });
    await expect.poll(() => stored.store.getSnapshot().status).toBe('completed');
    expect(stored.store.getSnapshot()).toEqual(ended);
    expect(stored.finished).toEqual([]);
  });

  test('of another worker, and one that is not there, tell the server’s sentence', async () => {
    const { metadata } = await direct.tasks.create({ workerId, input: 'x' });
    const taskId = String(metadata['taskId']);
    const { id: otherId } = await direct.workers.create({ instructions: 'Other.' });
    const queryClient = new QueryClient();
    await queryClient.prefetchQuery(tasksRetrieveQuery(direct, taskId));
    const other = follow(taskId, { workerId: otherId, queryClient });
    await expect.poll(() => other.errors).toEqual([`403 The task ${taskId} belongs to another worker.`]);
    const nothing = { status: 'error', messages: [], turns: [], task: undefined, isLoading: false };
    expect(other.store.getSnapshot()).toMatchObject(nothing);
    expect(await other.store.submit({ input: 'x' })).toBe(false);
    expect(other.store.getSnapshot().error).toMatchObject({ status: 403 });
    const own = follow(taskId, { queryClient });
    await expect.poll(() => own.store.getSnapshot().status).toBe('completed');
    const absent = follow('tsk_absent');
    await expect.poll(() => absent.errors).toEqual(['404 There is no task tsk_absent.']);
    expect(absent.store.getSnapshot()).toMatchObject({ status: 'error', error: { status: 404 } });
    // An id that was made up beforehand becomes the task's.
    await absent.store.submit({ input: 'x' });
    await expect.poll(() => absent.finished.length).toBe(1);
    expect(absent.store.getSnapshot()).toMatchObject({
      status: 'completed',
      error: undefined,
      task: { id: 'tsk_absent' },
    });
  });
});

describe('further turns', () => {
  test('wait for those before them, each is followed, and all of it is one conversation', async () => {
    const taskId = newId('tsk_');
    const live = follow(taskId, { isNew: true });
    const sent = ['[[offline:pace 5ms]] [[offline:tokens 30]]', 'Second.', 'Third.'].map((input) =>
      live.store.submit({ input }),
    );
    expect(await Promise.all(sent)).toEqual([true, true, true]);
    expect(live.store.getSnapshot()).toMatchObject({ status: 'streaming' });
    expect(live.store.getSnapshot().messages.filter(({ role }) => role === 'user')).toHaveLength(3);
    await expect.poll(() => live.finished.length).toBe(3);
    expect(live.finished.map(({ turn: { seq } }) => seq)).toEqual([0, 1, 2]);
    const stored = follow(taskId);
    await expect.poll(() => stored.store.getSnapshot().status).toBe('completed');
    expect(live.store.getSnapshot()).toEqual(stored.store.getSnapshot());
    expect(posts()).toBe(3);
  });

  test('that were started elsewhere are joined at the next look', async () => {
    const { metadata } = await direct.tasks.create({ workerId, input: 'One.' });
    const taskId = String(metadata['taskId']);
    const live = follow(taskId);
    await expect.poll(() => live.store.getSnapshot().status).toBe('completed');
    const elsewhere = direct.tasks.create({
      workerId,
      taskId,
      input: '[[offline:pace 5ms]] [[offline:tokens 40]]',
    });
    await expect.poll(async () => (await direct.tasks.retrieve(taskId)).turns.length).toBe(2);
    await live.queryClient.invalidateQueries({ queryKey: handingerKey('tasks.retrieve', taskId) });
    await expect.poll(() => live.finished.length).toBe(1);
    expect(live.finished[0]?.worker).toEqual(await elsewhere);
    expect(live.store.getSnapshot().messages).toHaveLength(4);
    expect(live.statuses.at(-1)).toBe('completed');
  });

  test('one that fails says why, and is tried again as a new one', async () => {
    const live = follow(newId('tsk_'), { isNew: true });
    await live.store.submit({ input: '[[offline:tokens 3]] [[offline:error The lights went out.]]' });
    await expect.poll(() => live.finished.length).toBe(1);
    expect(live.store.getSnapshot()).toMatchObject({
      status: 'error',
      error: { code: 'turn_failed', message: 'The lights went out.' },
      messages: [{}, { metadata: { status: 'error', error: 'The lights went out.' } }],
    });
    expect(live.errors).toEqual(['The lights went out.']);
    expect(await live.store.retry()).toBe(true);
    await expect.poll(() => live.finished.length).toBe(2);
    expect(live.store.getSnapshot().turns.map(({ status }) => status)).toEqual(['error', 'error']);
    await live.store.submit({ input: '[[offline:abort]]', files: [new File(['x'], 'a.txt')] });
    await expect.poll(() => live.store.getSnapshot().status).toBe('aborted');
    expect(live.store.getSnapshot().error).toBeUndefined();
    const stored = follow(live.store.taskId);
    await expect.poll(() => stored.store.getSnapshot().isLoading).toBe(false);
    expect(live.store.getSnapshot().messages).toEqual(stored.store.getSnapshot().messages);
  });
});

describe('who shows it', () => {
  test('may leave at any time: the task runs on, and whoever comes back goes on where it was', async () => {
    const taskId = newId('tsk_');
    const first = follow(taskId, { isNew: true });
    await first.store.submit({ input: slow });
    await expect.poll(() => first.store.getSnapshot().text.length).toBeGreaterThan(20);
    first.leave();
    await expect.poll(() => counted.open).toBe(0);
    const { text } = first.store.getSnapshot();
    const again = follow(taskId, { store: first.store });
    expect(first.store.getSnapshot().text).toBe(text);
    await expect.poll(() => again.finished.length).toBe(1);
    expect(first.store.getSnapshot().text).toBe((await direct.tasks.retrieve(taskId)).turns[0]?.outputText);
    expect(again.chunks.filter(({ type }) => type === 'data-snapshot')).toEqual([]);
    expect(again.chunks.length).toBeGreaterThan(10);
    expect([posts(), counted.most]).toEqual([1, 1]);
    expect(counted.requests.filter((request) => request.endsWith('/stream'))).toHaveLength(1);
  });

  test('twenty of them, who come and go, share one start and one stream', async () => {
    const first = follow(newId('tsk_'), { isNew: true });
    const { store } = first;
    void store.submit({ input: '[[offline:pace 10ms]] [[offline:tokens 60]]' });
    const all = Array.from({ length: 20 }, () => follow(store.taskId, { store }));
    for (const one of all) one.leave();
    const back = all.map(() => follow(store.taskId, { store }));
    await expect.poll(() => back.every(({ finished }) => finished.length === 1)).toBe(true);
    expect([posts(), counted.most, first.finished.length]).toEqual([1, 1, 1]);
    expect(counted.requests.filter((request) => request.endsWith('/stream'))).toEqual([]);
  });

  test('who listens badly harms nobody', async () => {
    const live = follow(newId('tsk_'), { isNew: true });
    const reported: unknown[] = [];
    const before = Reflect.get(globalThis, 'reportError') as unknown;
    Reflect.set(globalThis, 'reportError', (error: unknown) => reported.push(error));
    try {
      const fail = () => {
        throw new Error('Mine.');
      };
      const leave = live.store.subscribe({ onChange: fail, onChunk: fail, onFinish: fail, onError: fail });
      await live.store.submit({ input: 'x' });
      await expect.poll(() => live.finished.length).toBe(1);
      leave();
    } finally {
      Reflect.set(globalThis, 'reportError', before);
    }
    expect(reported.length).toBeGreaterThan(5);
    expect(live.store.getSnapshot().status).toBe('completed');
  });

  test('detach leaves it for all; retry goes on', async () => {
    const live = follow(newId('tsk_'), { isNew: true });
    await live.store.submit({ input: slow });
    await expect.poll(() => live.store.getSnapshot().text).not.toBe('');
    live.store.detach();
    expect(live.store.getSnapshot()).toMatchObject({ status: 'idle', connection: 'closed' });
    await expect.poll(() => counted.open).toBe(0);
    expect(await live.store.retry()).toBe(true);
    await expect.poll(() => live.finished.length).toBe(1);
    expect(counted.most).toBe(1);
  });
});

describe('the cache', () => {
  test('that was filled before shows at once, and nothing is asked for while it is fresh', async () => {
    const { metadata } = await direct.tasks.create({ workerId, input: 'x' });
    const taskId = String(metadata['taskId']);
    const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    await queryClient.prefetchQuery(tasksRetrieveQuery(direct, taskId));
    await queryClient.prefetchQuery(workersRetrieveQuery(direct, workerId, { taskId }));
    const live = follow(taskId, { queryClient });
    expect(live.store.firstSnapshot).toMatchObject({ status: 'completed', isLoading: false });
    expect(live.store.firstSnapshot.messages).toHaveLength(2);
    expect(live.store.getSnapshot()).toBe(live.store.firstSnapshot);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(counted.requests).toEqual([]);
  });

  test('shows a finished turn wherever the task is shown', async () => {
    const queryClient = new QueryClient();
    const live = follow(newId('tsk_'), { isNew: true, queryClient });
    const { taskId } = live.store;
    await live.store.submit({ input: 'One.' });
    await expect.poll(() => live.finished.length).toBe(1);
    const list = tasksListQuery(client, { workerId });
    await queryClient.fetchQuery(list);
    await live.store.submit({ input: 'Two.' });
    await expect.poll(() => live.finished.length).toBe(2);
    const { task, turns } = await direct.tasks.retrieve(taskId);
    expect(queryClient.getQueryData(list.queryKey)?.tasks.find(({ id }) => id === taskId)).toEqual(task);
    expect(queryClient.getQueryState(list.queryKey)?.isInvalidated).toBe(true);
    expect(queryClient.getQueryData(tasksRetrieveQuery(client, taskId).queryKey)).toEqual({ task, turns });
    expect(queryClient.getQueryData(workersRetrieveQuery(client, workerId, { taskId }).queryKey)).toEqual(
      await direct.workers.retrieve(workerId, { taskId }),
    );
  });
});
