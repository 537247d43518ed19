import { Component, StrictMode, Suspense, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  useSuspenseWorkers,
  useTasks,
  useWorker,
  useWorkerFile,
  useSchedulePreview,
} from '../generated/hooks.gen.ts';
import { tasksListInfiniteQuery, tasksListQuery, workersRetrieveQuery } from '../generated/queries.gen.ts';
import { HandingerProvider } from '../handinger-provider.tsx';
import { installDom } from '../test-support/install-dom.ts';
import { createHandingerTest, type HandingerTest } from '../testing/create-handinger-test.tsx';

installDom();
// After the page is there: the library looks for it when it is loaded.
const { act, cleanup, render, renderHook, screen, waitFor } = await import('@testing-library/react');

let kit: HandingerTest;
let workerId: string;
beforeEach(() => {
  kit = createHandingerTest({ clientOptions: { maxRetries: 0 } });
  workerId = kit.fake.addWorker({ title: 'Rex' }).id;
});
afterEach(() => cleanup());

const show = <Result,>(hook: () => Result) => renderHook(hook, { wrapper: kit.wrapper });

test.each([
  ['an undefined id', () => useWorker(undefined, null, { enabled: true })],
  ['a null id', () => useWorker(null)],
  ['an empty id', () => useWorker('')],
  ['a second id that is missing', () => useWorkerFile('notes.txt', { workerId: '' })],
  ['parameters that are missing', () => useSchedulePreview(workerId, undefined)],
  ['enabled: false', () => useWorker(workerId, null, { enabled: false })],
])('with %s nothing is asked for', async (_, hook) => {
  const { result } = show(hook as () => { fetchStatus: string });
  await act(() => new Promise((resolve) => setTimeout(resolve)));
  expect(result.current.fetchStatus).toBe('idle');
  expect(kit.fake.requests).toHaveLength(0);
});

test('what was fetched a moment ago is not asked for again by who begins to show it, unless it may have changed', async () => {
  const query = workersRetrieveQuery(kit.client, workerId);
  const data = await kit.queryClient.fetchQuery(query);
  const requestsOf = async (updatedAt: number) => {
    kit.queryClient.setQueryData(query.queryKey, data, { updatedAt });
    const before = kit.fake.requests.length;
    const { unmount } = show(() => useWorker(workerId));
    await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    unmount();
    return kit.fake.requests.length - before;
  };
  expect(await requestsOf(Date.now())).toBe(0);
  expect(await requestsOf(Date.now() - 60_000)).toBe(1);
  await kit.queryClient.invalidateQueries(query);
  const { result } = show(() => useWorker(workerId));
  expect(result.current.fetchStatus).toBe('fetching');
});

test('twenty consumers with inline options ask once, and again only for other parameters', async () => {
  function Consumer({ taskId }: { taskId?: string | undefined }) {
    const { data } = useWorker(workerId, { taskId }, { select: ({ id }) => id, staleTime: Infinity });
    return <p>{data}</p>;
  }
  const all = (taskId?: string) => (
    <StrictMode>
      {Array.from({ length: 20 }, (_, index) => (
        <Consumer key={index} taskId={taskId} />
      ))}
    </StrictMode>
  );
  const { rerender } = render(all(), { wrapper: kit.wrapper });
  await waitFor(() => expect(screen.getAllByText(workerId)).toHaveLength(20));
  rerender(all());
  expect(kit.fake.requests).toHaveLength(1);
  await kit.client.tasks.create({ workerId, taskId: 'tsk_1', input: 'Hello' });
  const before = kit.fake.requests.length;
  rerender(all('tsk_1'));
  await waitFor(() => expect(screen.getAllByText(workerId)).toHaveLength(20));
  expect(kit.fake.requests).toHaveLength(before + 1);
});

test('nobody waiting for it any more ends the request', async () => {
  kit.fake.fail({ operation: 'workers.retrieve', hang: true });
  const { unmount } = show(() => useWorker(workerId));
  await waitFor(() => expect(kit.fake.requests).toHaveLength(1));
  expect(kit.fake.requests[0]?.signal?.aborted).toBe(false);
  unmount();
  expect(kit.fake.requests[0]?.signal?.aborted).toBe(true);
});

test('a request that failed is not sent again by the cache: the client has done so already', async () => {
  kit.fake.fail({ operation: 'workers.retrieve', status: 500, times: 5 });
  const { result } = show(() => useWorker(workerId));
  await waitFor(() => expect(result.current.error).toMatchObject({ status: 500 }));
  expect(kit.fake.requests).toHaveLength(1);
});

describe('keys and options', () => {
  test('parameters that are left out, empty or undefined are one query', () => {
    const { client } = kit;
    const keys = [undefined, null, {}].map((params) => tasksListQuery(client, params).queryKey);
    for (const key of keys) expect(key).toEqual(['handinger', 'tasks', 'list', {}]);
    expect(workersRetrieveQuery(client, 'wrk_1').queryKey).toEqual([
      'handinger',
      'workers',
      'retrieve',
      'wrk_1',
      {},
    ]);
  });

  test('one page and all pages of a list do not share their data', async () => {
    const { client, queryClient } = kit;
    const one = await queryClient.fetchQuery(tasksListQuery(client, { workerId }));
    const all = await queryClient.fetchInfiniteQuery(tasksListInfiniteQuery(client, { workerId }));
    expect(one).toMatchObject({ tasks: [], page: 1 });
    expect(all).toMatchObject({ pages: [one], pageParams: [1] });
  });

  test('what is kept is plain JSON', async () => {
    const { client, queryClient } = kit;
    const page = await queryClient.fetchQuery(tasksListQuery(client));
    expect(Object.getPrototypeOf(page)).toBe(Object.prototype);
    expect(structuredClone(page)).toEqual(page);
  });

  test('a page can be asked for by its number, and a select is given the pages', async () => {
    const { result } = show(() => useTasks({ workerId }, { select: ({ pages }) => pages.length }));
    await waitFor(() => expect(result.current.data).toBe(1));
  });
});

test('a component that suspends at the root asks once, though React forgets its provider each time', async () => {
  const App = () => <p>{useSuspenseWorkers().data.pages[0]?.workers[0]?.title}</p>;
  const fresh = createHandingerTest();
  fresh.fake.addWorker({ title: 'Rex' });
  await act(async () => {
    render(
      <HandingerProvider client={fresh.client}>
        <App />
      </HandingerProvider>,
    );
  });
  await waitFor(() => expect(screen.getByText('Rex')).toBeDefined());
  expect(fresh.fake.requests).toHaveLength(1);
});

test('an error goes to the error boundary of a component that suspends', async () => {
  class Boundary extends Component<{ children: ReactNode }> {
    override state: { error?: Error } = {};
    static getDerivedStateFromError(error: Error) {
      return { error };
    }
    override render(): ReactNode {
      return this.state.error ? <p>Sorry: {this.state.error.message}</p> : this.props.children;
    }
  }
  const App = () => <p>{useSuspenseWorkers().data.pages.length}</p>;
  kit.fake.fail({ operation: 'workers.list', status: 500, error: 'The database is away.' });
  const silence = vi.spyOn(console, 'error').mockReturnValue(undefined);
  render(
    <Boundary>
      <Suspense fallback="waiting">
        <App />
      </Suspense>
    </Boundary>,
    { wrapper: kit.wrapper },
  );
  await waitFor(() => expect(screen.getByText(/The database is away/)).toBeDefined());
  expect(kit.fake.requests).toHaveLength(1);
  silence.mockRestore();
});
