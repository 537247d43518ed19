import { APIError, Handinger, type Task } from '@ramensoft/handinger';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { QueryClient } from '@tanstack/react-query';
import { Suspense, type ReactNode } from 'react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as hooks from '../generated/hooks.gen.ts';
import { HandingerProvider } from '../handinger-provider.tsx';
import { installDom } from '../test-support/install-dom.ts';

installDom();
// After the page is there: the library looks for it when it is loaded.
const { act, cleanup, renderHook, waitFor } = await import('@testing-library/react');

let server: TestServer;
let client: Handinger;
let workerId: string;
let queryClient: QueryClient;
/** Held back until it is resolved: every request that writes. */
let gate: Promise<void> | undefined;

beforeAll(async () => {
  server = await startTestServer();
  client = new Handinger({
    apiKey: server.key,
    baseURL: server.url,
    // Page and server are one process here.
    dangerouslyAllowBrowser: true,
    fetch: async (input, init) => {
      if (init?.method !== 'GET') await gate;
      return fetch(input, init);
    },
  });
  workerId = (await client.workers.create({ title: 'Echo', instructions: 'Repeat what you are told.' })).id;
});
afterAll(() => server.close());
beforeEach(() => {
  queryClient = new QueryClient();
});
afterEach(() => {
  cleanup();
  gate = undefined;
});

const wrapper = ({ children }: { children: ReactNode }) => (
  <HandingerProvider client={client} queryClient={queryClient}>
    <Suspense fallback="waiting">{children}</Suspense>
  </HandingerProvider>
);
const show = <Result,>(hook: () => Result) => renderHook(hook, { wrapper }).result;
const wait = (assertion: () => void) => waitFor(assertion, { timeout: 20_000 });

/** Holds back what writes until the returned function is called. */
function closeGate(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  gate = promise;
  return resolve;
}

describe('what reads gives the same as the client, and so does its Suspense variant', () => {
  const taskId = 'tsk_read';
  const when = { type: 'cron', cron: '0 9 * * 1-5' } as const;
  const day = { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' };
  const file = { workerId: '' };
  const firstPage = (page: object) => ({ pages: [{ ...page }], pageParams: [1] });

  beforeAll(async () => {
    file.workerId = workerId;
    const notes = new File(['Bring it back.'], 'notes.txt', { type: 'text/plain' });
    await client.tasks.create({ workerId, taskId, input: 'Hello', files: [notes] });
  });

  type Read = () => { readonly data?: unknown };
  test.each<[string, Read, Read, () => Promise<unknown>]>([
    [
      'useWorker',
      () => hooks.useWorker(workerId),
      () => hooks.useSuspenseWorker(workerId),
      () => client.workers.retrieve(workerId),
    ],
    [
      'useWorkerTemplate',
      () => hooks.useWorkerTemplate(workerId),
      () => hooks.useSuspenseWorkerTemplate(workerId),
      () => client.workers.retrieveTemplate(workerId),
    ],
    [
      'useWorkerFile',
      () => hooks.useWorkerFile('notes.txt', file),
      () => hooks.useSuspenseWorkerFile('notes.txt', file),
      async () => (await client.workers.retrieveFile('notes.txt', file)).blob(),
    ],
    [
      'useSchedules',
      () => hooks.useSchedules(workerId),
      () => hooks.useSuspenseSchedules(workerId),
      () => client.workers.schedules.list(workerId),
    ],
    [
      'useSchedulePreview',
      () => hooks.useSchedulePreview(workerId, { when, count: 2 }),
      () => hooks.useSuspenseSchedulePreview(workerId, { when, count: 2 }),
      () => client.workers.schedules.preview(workerId, { when, count: 2 }),
    ],
    [
      'useWebhook',
      () => hooks.useWebhook(workerId),
      () => hooks.useSuspenseWebhook(workerId),
      () => client.workers.webhooks.retrieve(workerId),
    ],
    [
      'useWebhookExecutions',
      () => hooks.useWebhookExecutions(workerId),
      () => hooks.useSuspenseWebhookExecutions(workerId),
      async () => firstPage(await client.workers.webhooks.listExecutions(workerId)),
    ],
    [
      'useTaskWithTurns',
      () => hooks.useTaskWithTurns(taskId),
      () => hooks.useSuspenseTaskWithTurns(taskId),
      () => client.tasks.retrieve(taskId),
    ],
    [
      'useTaskTurns',
      () => hooks.useTaskTurns(taskId),
      () => hooks.useSuspenseTaskTurns(taskId),
      () => client.tasks.listTurns(taskId),
    ],
    [
      'useTasks',
      () => hooks.useTasks({ workerId }),
      () => hooks.useSuspenseTasks({ workerId }),
      async () => firstPage(await client.tasks.list({ workerId })),
    ],
    [
      'useWorkers',
      () => hooks.useWorkers(),
      () => hooks.useSuspenseWorkers(),
      async () => firstPage(await client.workers.list()),
    ],
    [
      'useUsage',
      () => hooks.useUsage(day),
      () => hooks.useSuspenseUsage(day),
      () => client.usage.retrieve(day),
    ],
  ])('%s', async (_, hook, suspenseHook, call) => {
    const suspended = show(suspenseHook);
    expect(suspended.current).toBeNull();
    await wait(() => {
      for (const { state } of queryClient.getQueryCache().getAll()) if (state.error) throw state.error;
      expect(suspended.current?.data).toBeDefined();
    });
    expect(suspended.current.data).toEqual(await call());
    expect(show(hook).current.data).toEqual(suspended.current.data);
  });

  test("an error of the API is the query's", async () => {
    const result = show(() => hooks.useWorkerEmail(workerId));
    await wait(() => expect(result.current.error).toBeInstanceOf(APIError));
    expect(result.current.error).toMatchObject({ status: 501 });
  });
});

test('the pages of a list are turned one after the other, and no row comes twice', async () => {
  const { id } = await client.workers.create({ instructions: 'Many.' });
  await server.addTasks(id, 120);
  const result = show(() => hooks.useTasks({ workerId: id }));
  await wait(() => expect(result.current.data?.pages).toHaveLength(1));
  expect(result.current.data?.pages[0]).toMatchObject({ page: 1, pageCount: 3, totalCount: 120 });
  // Moves the last row of the first page on to the second.
  await client.tasks.create({ workerId: id, input: 'One more' });
  await act(() => result.current.fetchNextPage());
  await act(() => result.current.fetchNextPage());
  await wait(() => expect(result.current.data?.pages).toHaveLength(3));
  const ids = result.current.data?.pages.flatMap(({ tasks }) => tasks.map((task) => task.id)) ?? [];
  expect(ids).toHaveLength(120);
  expect(new Set(ids).size).toBe(120);
  expect(result.current.hasNextPage).toBe(false);
});

describe('what is changed', () => {
  test('is shown at once in rows and details, and stays', async () => {
    const { id } = await client.workers.create({ title: 'Before', instructions: 'x' });
    const titles = () => ({
      row: hooks.useWorkers().data?.pages[0]?.workers.find((worker) => worker.id === id)?.title,
      detail: hooks.useWorkerTemplate(id).data?.title,
      update: hooks.useUpdateWorker(),
    });
    const result = show(titles);
    await wait(() => expect(result.current).toMatchObject({ row: 'Before', detail: 'Before' }));
    const open = closeGate();
    act(() => result.current.update.mutate({ workerId: id, title: 'After' }));
    await wait(() => expect(result.current).toMatchObject({ row: 'After', detail: 'After' }));
    expect(result.current.update.isPending).toBe(true);
    open();
    await wait(() => expect(result.current.update.isSuccess).toBe(true));
    await wait(() => expect(queryClient.isFetching()).toBe(0));
    expect(result.current).toMatchObject({ row: 'After', detail: 'After' });
    expect(await client.workers.retrieveTemplate(id)).toMatchObject({ title: 'After' });
  });

  test('is taken back when the server refuses it', async () => {
    const other = new Handinger({
      apiKey: await server.createKey({ user: 'usr_other' }),
      baseURL: server.url,
      dangerouslyAllowBrowser: true,
    });
    const task = await other.workers.create({ instructions: "Somebody else's." });
    const result = show(() => ({
      rows: hooks.useWorkers().data?.pages.flatMap(({ workers }) => workers.map(({ id }) => id)),
      remove: hooks.useDeleteWorker(),
    }));
    await wait(() => expect(result.current.rows).toContain(task.id));
    const open = closeGate();
    act(() => result.current.remove.mutate({ workerId: task.id }));
    await wait(() => expect(result.current.rows).not.toContain(task.id));
    open();
    await wait(() => expect(result.current.remove.error).toMatchObject({ status: 403 }));
    expect(result.current.rows).toContain(task.id);
  });

  test('a task, a schedule and a webhook that are taken away go at once', async () => {
    const { id } = await client.workers.create({ instructions: 'x' });
    const taskId = `tsk_of_${id}`;
    await client.tasks.create({ workerId: id, taskId, input: 'Hello' });
    await client.workers.webhooks.update(id, { url: 'http://127.0.0.1:9/hook' });
    const when = { type: 'interval', intervalSeconds: 86_400 } as const;
    const schedule = await client.workers.schedules.create(id, { input: 'Hello', when });
    const result = show(() => ({
      tasks: hooks.useTasks({ workerId: id }).data?.pages[0]?.tasks.map((task: Task) => task.id),
      schedules: hooks.useSchedules(id).data?.schedules.map((row) => row.id),
      url: hooks.useWebhook(id).data?.url,
      deleteTask: hooks.useDeleteTask(),
      cancel: hooks.useCancelSchedule(),
      deleteWebhook: hooks.useDeleteWebhook(),
    }));
    await wait(() =>
      expect(result.current).toMatchObject({
        tasks: [taskId],
        schedules: [schedule.id],
        url: 'http://127.0.0.1:9/hook',
      }),
    );
    const open = closeGate();
    act(() => {
      result.current.deleteTask.mutate({ taskId });
      result.current.cancel.mutate({ workerId: id, scheduleId: schedule.id });
      result.current.deleteWebhook.mutate({ workerId: id });
    });
    await wait(() => expect(result.current).toMatchObject({ tasks: [], schedules: [], url: null }));
    open();
    await wait(() => expect(result.current.deleteTask.isSuccess).toBe(true));
    await wait(() => expect(result.current.cancel.isSuccess).toBe(true));
    await wait(() => expect(result.current.deleteWebhook.isSuccess).toBe(true));
    await wait(() => expect(queryClient.isFetching()).toBe(0));
    expect(result.current).toMatchObject({ tasks: [], schedules: [], url: null });
  });

  test('what is created is in the lists, without being asked for', async () => {
    const result = show(() => ({
      rows: hooks.useWorkers().data?.pages[0]?.workers.map(({ title }) => title),
      tasks: hooks.useTasks({ workerId }).data?.pages[0]?.totalCount,
      createWorker: hooks.useCreateWorker(),
      createTask: hooks.useCreateTask(),
    }));
    await wait(() => expect(result.current.tasks).toBeDefined());
    const before = result.current.tasks ?? 0;
    act(() => {
      result.current.createWorker.mutate({ title: 'Brand new', instructions: 'x' });
      result.current.createTask.mutate({ workerId, input: 'Hello' });
    });
    await wait(() => expect(result.current.rows).toContain('Brand new'));
    await wait(() => expect(result.current.tasks).toBe(before + 1));
    expect(result.current.createTask.data).toMatchObject({ status: 'completed' });
  });
});
