import { Handinger, HandingerError } from '@ramensoft/handinger';
import { createFakeHandinger } from '@ramensoft/handinger/testing';
import { dehydrate, HydrationBoundary, QueryClient, type DehydratedState } from '@tanstack/react-query';
import { Suspense, type ReactElement } from 'react';
import { renderToReadableStream, renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import * as entry from './index.ts';
import { prefetchTask } from './server/prefetch-task.ts';
import { prefetchWorker } from './server/prefetch-worker.ts';

const hooks = Object.entries(entry).filter(([name]) => /^use[A-Z]/.test(name)) as [
  string,
  (...given: unknown[]) => unknown,
][];

let requests: number;
beforeEach(() => {
  requests = 0;
  vi.stubGlobal('fetch', () => {
    requests += 1;
    return Promise.reject(new Error('There is no network.'));
  });
});
afterEach(() => vi.unstubAllGlobals());

function Show({ hook, given }: { hook: (...given: unknown[]) => unknown; given: unknown[] }): ReactElement {
  hook(...given);
  return <p>shown</p>;
}

/** What a hook is called with: an id, and whatever else some of them need. */
function argumentsOf(name: string): unknown[] {
  if (name === 'useTask') return [{ taskId: 'tsk_1' }];
  if (/^use(Suspense)?(Workers|Tasks|Usage)$/.test(name)) return [];
  if (name.endsWith('WorkerFile')) return ['notes.txt', { workerId: 'wrk_1' }];
  if (name.endsWith('SchedulePreview')) return ['wrk_1', { when: { type: 'interval', intervalSeconds: 60 } }];
  return /^use(Suspense)?(Create|Update|Delete|Continue|Cancel|Resend|Regenerate|Attachments|Handinger)/.test(
    name,
  )
    ? []
    : ['wrk_1'];
}

describe('on a server no hook sends a request', () => {
  test('there are hooks', () => expect(hooks.length).toBeGreaterThan(35));

  test.each(hooks)('%s', async (name, hook) => {
    const html = renderToString(
      <entry.HandingerProvider>
        <Suspense fallback={<p>later</p>}>
          <Show hook={hook} given={argumentsOf(name)} />
        </Suspense>
      </entry.HandingerProvider>,
    );
    expect(html).toContain(name.startsWith('useSuspense') ? 'later' : 'shown');
    await new Promise((resolve) => setTimeout(resolve));
    expect(requests).toBe(0);
  });
});

test('a Suspense hook without prefetched data says so to whoever listens', async () => {
  const errors: unknown[] = [];
  const stream = await renderToReadableStream(
    <entry.HandingerProvider>
      <Suspense fallback={<p>later</p>}>
        <Show hook={entry.useSuspenseWorker as (...given: unknown[]) => unknown} given={['wrk_1']} />
      </Suspense>
    </entry.HandingerProvider>,
    { onError: (error) => void errors.push(error) },
  );
  expect(await new Response(stream).text()).toContain('later');
  expect(errors).toEqual([expect.any(HandingerError)]);
  expect(errors[0]).toMatchObject({ code: 'not_prefetched' });
});

describe('what was prefetched is in the first rendering, without a request', () => {
  const fake = createFakeHandinger();
  const onServer = fake.client();

  async function hydrated(prefetch: (queryClient: QueryClient) => Promise<void>, page: ReactElement) {
    const queryClient = new QueryClient();
    await prefetch(queryClient);
    const state = JSON.parse(JSON.stringify(dehydrate(queryClient))) as DehydratedState;
    const before = fake.requests.length;
    const html = renderToString(
      <entry.HandingerProvider>
        <HydrationBoundary state={state}>
          <Suspense fallback="later">{page}</Suspense>
        </HydrationBoundary>
      </entry.HandingerProvider>,
    );
    expect(fake.requests).toHaveLength(before);
    expect(requests).toBe(0);
    return html;
  }

  test("a worker's page", async () => {
    const { id } = fake.addWorker({ title: 'Rex' });
    await onServer.tasks.create({ workerId: id, taskId: 'tsk_page', input: 'Sit' });
    function Page(): ReactElement {
      const { data: worker } = entry.useSuspenseWorkerTemplate(id);
      const { data: tasks } = entry.useTasks({ workerId: id });
      const { data: state } = entry.useWorker(id);
      return <p>{[worker.title, tasks?.pages[0]?.tasks[0]?.title, state?.output_text].join(', ')}</p>;
    }
    const html = await hydrated((cache) => prefetchWorker(cache, onServer, { workerId: id }), <Page />);
    expect(html).toContain('Rex, Sit, You said: Sit');
  });

  test.each([true, false])('a conversation, the worker being named: %s', async (isNamed) => {
    const { id } = fake.addWorker();
    const taskId = `tsk_${isNamed}`;
    await onServer.tasks.create({ workerId: id, taskId, input: 'Sit' });
    function Page(): ReactElement {
      const { messages, status } = entry.useTask({ taskId });
      return <p>{`${status}: ${JSON.stringify(messages)}`}</p>;
    }
    const task = { taskId, ...(isNamed && { workerId: id }) };
    const html = await hydrated((cache) => prefetchTask(cache, onServer, task), <Page />);
    expect(html).toContain('completed: ');
    expect(html).toContain('You said: Sit');
  });

  test('what could not be fetched is left to the browser, and fails nothing', async () => {
    const failing = new Handinger({
      apiKey: 'hdg_test_x',
      baseURL: 'http://127.0.0.1:9',
      maxRetries: 0,
      logLevel: 'off',
    });
    const queryClient = new QueryClient();
    await prefetchTask(queryClient, failing, { taskId: 'tsk_none' });
    await prefetchWorker(queryClient, failing, { workerId: 'wrk_none' });
    expect(dehydrate(queryClient).queries).toEqual([]);
  });
});
