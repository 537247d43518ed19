import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, test } from 'vitest';
import { useTask } from '../hooks/use-task.ts';
import { useTasks, useWorker, useWorkers } from '../generated/hooks.gen.ts';
import { installDom } from '../test-support/install-dom.ts';
import { useHandinger } from '../use-handinger.ts';
import { createHandingerTest } from './create-handinger-test.tsx';

installDom();
const { act, cleanup, renderHook, waitFor } = await import('@testing-library/react');
afterEach(() => cleanup());

test('a component talks to the scripted server, through the client and the cache that it is given', async () => {
  const { wrapper, fake, client, queryClient } = createHandingerTest({
    onTask: ({ input }) => ({ text: ['Echo: ', input] }),
  });
  const worker = fake.addWorker({ title: 'Echo' });
  const { result } = renderHook(
    () => ({
      client: useHandinger(),
      workers: useWorkers(),
      tasks: useTasks({ workerId: worker.id }),
      task: useTask({ workerId: worker.id }),
    }),
    { wrapper },
  );
  expect(result.current.client).toBe(client);
  await waitFor(() => expect(result.current.workers.data?.pages[0]?.workers[0]?.title).toBe('Echo'));
  expect(result.current.tasks.data?.pages[0]?.tasks ?? []).toEqual([]);

  await act(() => result.current.task.submit('Hello'));
  await waitFor(() => expect(result.current.task.status).toBe('completed'));
  expect(result.current.task.text).toBe('Echo: Hello');
  await waitFor(() => expect(result.current.tasks.data?.pages[0]?.tasks).toHaveLength(1));
  expect(fake.turns).toMatchObject([{ input: 'Hello', status: 'completed' }]);
  expect(queryClient.getQueryCache().getAll()).not.toEqual([]);
  expect(fake.requests.filter(({ operation }) => operation === 'tasks.create')).toHaveLength(1);
});

test('two tests share nothing, unless they are given the same cache', async () => {
  const queryClient = new QueryClient();
  const one = createHandingerTest({ queryClient });
  const other = createHandingerTest();
  expect(one.queryClient).toBe(queryClient);
  expect(other.queryClient).not.toBe(queryClient);
  const { id } = one.fake.addWorker();
  const { result } = renderHook(() => useWorker(id), { wrapper: one.wrapper });
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
  const { result: missing } = renderHook(() => useWorker(id), { wrapper: other.wrapper });
  await waitFor(() => expect(missing.current.error).toMatchObject({ status: 404 }));
});

test('a failure is shown without waits where the client makes one attempt', async () => {
  const { wrapper, fake } = createHandingerTest({ clientOptions: { maxRetries: 0 } });
  fake.fail({ operation: 'workers.list', status: 503 });
  const { result } = renderHook(() => useWorkers(), { wrapper });
  await waitFor(() => expect(result.current.error).toMatchObject({ status: 503 }));
  await act(() => result.current.refetch());
  await waitFor(() => expect(result.current.isSuccess).toBe(true));
});
