import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  useDeleteTask,
  useRegenerateWebhookToken,
  useTasks,
  useUpdateWorker,
  useWebhook,
  useWorkerTemplate,
} from '../generated/hooks.gen.ts';
import { tasksListQuery } from '../generated/queries.gen.ts';
import { installDom } from '../test-support/install-dom.ts';
import { createHandingerTest, type HandingerTest } from '../testing/create-handinger-test.tsx';
import { cacheEffects } from './cache-effects.ts';

installDom();
// After the page is there: the library looks for it when it is loaded.
const { act, cleanup, renderHook, waitFor } = await import('@testing-library/react');

let kit: HandingerTest;
let workerId: string;
beforeEach(() => {
  kit = createHandingerTest({ clientOptions: { maxRetries: 0 } });
  workerId = kit.fake.addWorker({ title: 'Rex' }).id;
});
afterEach(() => cleanup());

const show = <Result,>(hook: () => Result) => renderHook(hook, { wrapper: kit.wrapper }).result;

test("the user's callbacks run, with what onMutate gave them", async () => {
  const calls: unknown[] = [];
  const result = show(() =>
    useUpdateWorker({
      onMutate: ({ title }) => ({ old: title }),
      onSuccess: ({ title }, { workerId }, context) =>
        void calls.push(['success', title, workerId, context.old]),
      onError: ({ message }, _, context) => void calls.push(['error', message, context?.old]),
      onSettled: (worker, error) => void calls.push(['settled', worker?.title, error?.message]),
    }),
  );
  await act(() => result.current.mutateAsync({ workerId, title: 'Max' }));
  expect(calls.splice(0)).toEqual([
    ['success', 'Max', workerId, 'Max'],
    ['settled', 'Max', undefined],
  ]);
  kit.fake.fail({ operation: 'workers.update', status: 500 });
  await act(() => result.current.mutateAsync({ workerId, title: 'Tom' }).catch(() => undefined));
  expect(calls).toEqual([
    ['error', expect.any(String), 'Tom'],
    ['settled', undefined, expect.any(String)],
  ]);
});

test('a failure takes back all that was shown, in lists of every shape', async () => {
  await kit.client.tasks.create({ workerId, taskId: 'tsk_1', input: 'One' });
  await kit.client.tasks.create({ workerId, taskId: 'tsk_2', input: 'Two' });
  const page = tasksListQuery(kit.client, { workerId });
  await kit.queryClient.fetchQuery(page);
  const result = show(() => ({
    tasks: useTasks({ workerId }).data?.pages[0]?.tasks.map(({ id }) => id),
    remove: useDeleteTask(),
  }));
  await waitFor(() => expect(result.current.tasks).toEqual(['tsk_2', 'tsk_1']));
  let fail: (error: Error) => void = () => {};
  kit.fake.on('tasks.delete', () => new Promise((_, reject) => (fail = reject)));
  act(() => result.current.remove.mutate({ taskId: 'tsk_1' }));
  await waitFor(() => expect(result.current.tasks).toEqual(['tsk_2']));
  const shown = kit.queryClient.getQueryData(page.queryKey);
  expect([shown?.tasks.length, shown?.totalCount]).toEqual([1, 1]);
  fail(new Error('Gone.'));
  await waitFor(() => expect(result.current.remove.isError).toBe(true));
  expect(result.current.tasks).toEqual(['tsk_2', 'tsk_1']);
  const restored = kit.queryClient.getQueryData(page.queryKey);
  expect([restored?.tasks.length, restored?.totalCount]).toEqual([2, 2]);
});

test('of two that run at once, the first to end does not bring back what the second took away', async () => {
  for (const taskId of ['tsk_1', 'tsk_2', 'tsk_3'])
    await kit.client.tasks.create({ workerId, taskId, input: 'x' });
  const seen: string[] = [];
  const result = show(() => {
    const tasks = useTasks({ workerId }).data?.pages[0]?.tasks.map(({ id }) => id);
    seen.push(String(tasks));
    return { tasks, first: useDeleteTask(), second: useDeleteTask() };
  });
  await waitFor(() => expect(result.current.tasks).toHaveLength(3));
  const { promise, resolve } = promiseWithResolve();
  kit.fake.on('tasks.delete', async ({ params }) => {
    if (params['taskId'] === 'tsk_2') await promise;
    return { archived: true };
  });
  kit.fake.on('tasks.list', () => ({ tasks: [], page: 1, pageCount: 1, totalCount: 0 }));
  act(() => {
    result.current.first.mutate({ taskId: 'tsk_1' });
    result.current.second.mutate({ taskId: 'tsk_2' });
  });
  await waitFor(() => expect(result.current.first.isSuccess).toBe(true));
  expect(result.current.tasks).toEqual(['tsk_3']);
  resolve();
  await waitFor(() => expect(result.current.second.isSuccess).toBe(true));
  await waitFor(() => expect(result.current.tasks).toEqual([]));
  expect(seen).not.toContain('tsk_3,tsk_2');
});

test('what a mutation touches is asked for again where it is shown', async () => {
  await kit.client.workers.webhooks.update(workerId, { url: 'https://example.com/hook' });
  const result = show(() => ({
    token: useWebhook(workerId).data?.token,
    title: useWorkerTemplate(workerId).data?.title,
    renew: useRegenerateWebhookToken(),
  }));
  await waitFor(() => expect(result.current.token).toBeDefined());
  const { token } = result.current;
  const asked = kit.fake.requests.length;
  await act(() => result.current.renew.mutateAsync({ workerId }));
  await waitFor(() => expect(result.current.token).not.toBe(token));
  expect(kit.fake.requests.slice(asked).map(({ operation }) => operation)).toEqual([
    'workers.webhooks.regenerateToken',
    'workers.webhooks.retrieve',
  ]);
});

test('every operation with effects of its own is one that a hook sends', async () => {
  const hooks = await readFile(new URL('../generated/hooks.gen.ts', import.meta.url), 'utf8');
  const sent = [...hooks.matchAll(/bindMutation\(\s*'([\w.]+)'/g)].map(([, operation]) => operation);
  expect(sent).toEqual(expect.arrayContaining(Object.keys(cacheEffects)));
});

function promiseWithResolve(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
