import { Handinger, newId } from '@ramensoft/handinger';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { dehydrate, hydrate, QueryClient, type DehydratedState } from '@tanstack/react-query';
import { StrictMode, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { HandingerProvider } from '../handinger-provider.tsx';
import { useTask, type FinishedTask, type UseTaskOptions, type UseTaskResult } from '../hooks/use-task.ts';
import { useWorkerStream } from '../hooks/use-worker-stream.ts';
import { prefetchTask } from '../server/prefetch-task.ts';
import { installDom } from '../test-support/install-dom.ts';
import { countedFetch, type CountedFetch } from './counted-fetch.ts';

installDom();
// After the page is there: the library looks for it when it is loaded.
const { act, cleanup, render, renderHook, waitFor } = await import('@testing-library/react');
const patience = { timeout: 20_000 };

let server: TestServer;
let client: Handinger;
let workerId: string;
let counted: CountedFetch;
let queryClient: QueryClient;
let wrapper: (props: { readonly children: ReactNode }) => ReactNode;
let complaints: ReturnType<typeof vi.spyOn>;
beforeAll(async () => {
  server = await startTestServer();
  workerId = (await newClient().workers.create({ instructions: 'Answer.' })).id;
});
beforeEach(() => {
  counted = countedFetch();
  client = newClient();
  queryClient = new QueryClient();
  wrapper = ({ children }) => (
    <StrictMode>
      <HandingerProvider client={client} queryClient={queryClient}>
        {children}
      </HandingerProvider>
    </StrictMode>
  );
  complaints = vi.spyOn(console, 'error');
});
afterEach(() => {
  cleanup();
  const { calls } = complaints.mock;
  complaints.mockRestore();
  // React's warnings.
  if (calls.length > 0) throw new Error(calls.flat().join(' '));
});
afterAll(() => server.close());

// Page and server are one process here.
const newClient = () =>
  new Handinger({
    apiKey: server.key,
    baseURL: server.url,
    dangerouslyAllowBrowser: true,
    fetch: (input, init) => (counted?.fetch ?? fetch)(input, init),
  });
const show = (options: UseTaskOptions = {}) =>
  renderHook((props: UseTaskOptions) => useTask(props), { wrapper, initialProps: { workerId, ...options } });
const count = (request: string) => counted.requests.filter((one) => one === request).length;
const until = (condition: () => void) => waitFor(condition, patience);

describe('useTask', () => {
  test('in StrictMode: a submission is sent once, and its task followed to the end', async () => {
    const onFinish = vi.fn<(finished: FinishedTask) => void>();
    const { result } = show({ onFinish });
    expect(result.current).toMatchObject({
      status: 'idle',
      taskId: undefined,
      messages: [],
      isStreaming: false,
    });
    let sent: Promise<boolean> | undefined;
    act(() => {
      sent = result.current.submit('Hello.');
    });
    expect(result.current).toMatchObject({ status: 'submitted', isStreaming: true });
    expect(result.current.taskId).toMatch(/^tsk_/);
    await act(async () => expect(await sent).toBe(true));
    await until(() => expect(result.current.status).toBe('completed'));
    await until(() => expect(onFinish).toHaveBeenCalledTimes(1));
    expect(result.current.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(result.current.task?.id).toBe(result.current.taskId);
    expect([count('POST /api/tasks'), counted.most]).toEqual([1, 1]);
  });

  test('being given the id of its own task is no change; another id, none, and another worker are', async () => {
    const { result, rerender } = show();
    await act(() => result.current.submit('Mine.'));
    const { taskId } = result.current;
    await until(() => expect(result.current.status).toBe('completed'));
    const { messages } = result.current;
    rerender({ workerId, taskId });
    expect(result.current.messages).toBe(messages);
    const { metadata } = await client.tasks.create({ workerId, input: 'Other.' });
    rerender({ workerId, taskId: String(metadata['taskId']) });
    expect(result.current).toMatchObject({ messages: [], text: '', status: 'idle', isLoading: true });
    await until(() => expect(result.current.status).toBe('completed'));
    rerender({ workerId });
    expect(result.current).toMatchObject({ messages: [], status: 'idle', taskId: undefined });
    await act(() => result.current.submit('A new one.'));
    expect(result.current.taskId).not.toBe(taskId);
    rerender({ workerId: 'wrk_other' });
    expect(result.current).toMatchObject({ messages: [], status: 'idle', taskId: undefined });
  });

  test('asked for with another worker’s id first, it is refused there and shown with the right one', async () => {
    const { id: otherId } = await client.workers.create({ instructions: 'Other.' });
    const { metadata } = await client.tasks.create({ workerId, input: 'Mine.' });
    const taskId = String(metadata['taskId']);
    const wrong = show({ workerId: otherId, taskId });
    const refusal = { status: 'error', messages: [], text: '', error: { status: 403 } };
    await until(() => expect(wrong.result.current).toMatchObject(refusal));
    const right = show({ taskId });
    await until(() => expect(right.result.current).toMatchObject({ status: 'completed', error: undefined }));
    // The other way round: the task is there already.
    right.rerender({ workerId: otherId, taskId });
    await until(() => expect(right.result.current).toMatchObject(refusal));
    right.rerender({ workerId, taskId });
    expect(right.result.current.messages).toHaveLength(2);
    expect(wrong.result.current).toMatchObject(refusal);
  });

  test('while it is being sent without a network, the connection is offline', async () => {
    const network = vi.spyOn(globalThis, 'navigator', 'get').mockReturnValue({ onLine: false } as Navigator);
    const { result } = show();
    counted.loseNetwork();
    let sent: Promise<boolean> | undefined;
    act(() => {
      sent = result.current.submit('Hello.');
    });
    expect(result.current).toMatchObject({ status: 'submitted', connection: 'offline' });
    network.mockRestore();
    counted.bringBack();
    await act(async () => expect((await sent) || (await result.current.retry())).toBe(true));
    await until(() => expect(result.current).toMatchObject({ status: 'completed', connection: 'closed' }));
  });

  test('two submissions in one breath are two turns of one task; reset begins anew', async () => {
    const { result } = show();
    const { submit, reset } = result.current;
    await act(() => Promise.all([submit('One.'), submit('Two.')]));
    await until(() =>
      expect(result.current.turns.map(({ status }) => status)).toEqual(['completed', 'completed']),
    );
    expect(result.current.submit).toBe(submit);
    act(() => reset());
    expect(result.current).toMatchObject({ messages: [], status: 'idle', taskId: undefined });
  });

  test('inline options start nothing again, and the latest callbacks are called', async () => {
    const told: number[] = [];
    let round = 0;
    const { result, rerender } = renderHook(
      () => {
        round += 1;
        const mine = round;
        return useTask({
          workerId,
          schema: z.object({ total: z.number() }),
          throttleMs: 5,
          onChunk: ({ type }) => type === 'finish' && told.push(mine),
          onError: () => undefined,
        });
      },
      { wrapper },
    );
    await act(() => result.current.submit('[[offline:pace 5ms]] [[offline:tokens 40]]'));
    for (let again = 0; again < 5; again += 1) {
      rerender();
      await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
    }
    await until(() => expect(told).toHaveLength(1));
    expect(told[0]).toBeGreaterThan(5);
    expect([count('POST /api/tasks'), counted.most]).toEqual([1, 1]);
  });

  test('the object is partial while it is written, and what the schema makes of it at the end', async () => {
    const schema = z.object({ total: z.number(), note: z.string().default('none') });
    const { id } = await client.workers.create({
      instructions: 'Answer.',
      outputSchema: z.object({ total: z.number() }),
    });
    const finished: unknown[] = [];
    const { result } = renderHook(
      () => useTask({ workerId: id, schema, onFinish: ({ object }) => finished.push(object) }),
      { wrapper },
    );
    await act(() => result.current.submit('Total: 42.5'));
    await until(() => expect(result.current.status).toBe('completed'));
    expect(result.current.object).toEqual({ total: 42.5, note: 'none' });
    await until(() => expect(finished).toEqual([{ total: 42.5, note: 'none' }]));
    const wrong = renderHook(
      () => useTask({ taskId: result.current.taskId, schema: z.object({ total: z.string() }) }),
      { wrapper },
    );
    await until(() => expect(wrong.result.current.status).toBe('error'));
    expect(wrong.result.current.error).toMatchObject({ code: 'output_schema' });
    expect(wrong.result.current.text).not.toBe('');
    expect(result.current.status).toBe('completed');
  });

  test('files that can’t be sent stop a submission before anything is sent; those that can go with it', async () => {
    const { result } = show();
    const empty = new File([], 'empty.txt');
    act(() => result.current.attachments.add([empty, new File(['x'], 'notes.txt')]));
    expect(result.current.fileErrors).toMatchObject([{ file: empty, code: 'empty_file' }]);
    await act(async () => expect(await result.current.submit('Read.')).toBe(false));
    await act(async () => expect(await result.current.submit('Read.', { files: [empty] })).toBe(false));
    expect(counted.requests).toEqual([]);
    act(() => result.current.attachments.remove(0));
    await act(async () => expect(await result.current.submit('Read notes.txt.')).toBe(true));
    expect(result.current).toMatchObject({ fileErrors: [], attachments: { files: [] } });
    await until(() => expect(result.current.text).toContain('notes.txt'));
  });

  test('unmounting leaves the task running; mounting again goes on with it', async () => {
    const taskId = newId('tsk_');
    const first = show();
    await act(() => first.result.current.submit('[[offline:pace 20ms]] [[offline:tokens 80]]'));
    first.unmount();
    const second = show({ taskId: first.result.current.taskId ?? taskId });
    expect(second.result.current.messages[0]).toMatchObject({ role: 'user' });
    await until(() => expect(second.result.current.status).toBe('completed'));
    expect([count('POST /api/tasks'), counted.most]).toEqual([1, 1]);
  });
});

describe('a page made on the server', () => {
  test('shows what was prefetched, sends nothing, and goes on in the browser without a warning', async () => {
    const { metadata } = await client.tasks.create({ workerId, input: 'Prefetched.' });
    const taskId = String(metadata['taskId']);
    const onServer = new QueryClient();
    await prefetchTask(onServer, client, { taskId });
    const state = JSON.parse(JSON.stringify(dehydrate(onServer))) as DehydratedState;
    const Page = (): ReactNode => {
      const { messages, status } = useTask({ taskId });
      return <p>{`${status}: ${messages.map(({ parts }) => JSON.stringify(parts)).join(' ')}`}</p>;
    };
    counted.requests.length = 0;
    const html = withoutPage(() =>
      renderToString(
        <HandingerProvider client={client} queryClient={onServer}>
          <Page />
        </HandingerProvider>,
      ),
    );
    expect(html).toContain('completed: ');
    expect(html).toContain('Prefetched.');
    // Without a `staleTime`, react-query would ask again for all that was brought along.
    const inBrowser = new QueryClient();
    hydrate(inBrowser, state);
    const container = document.createElement('div');
    container.innerHTML = html;
    const before = container.innerHTML;
    render(
      <HandingerProvider client={client} queryClient={inBrowser}>
        <Page />
      </HandingerProvider>,
      { container, hydrate: true },
    );
    expect(container.innerHTML).toBe(before);
    await act(() => new Promise((resolve) => setTimeout(resolve, 100)));
    expect(counted.requests).toEqual([]);
  });

  test('without anything prefetched: nothing is sent', () => {
    const Page = (): ReactNode => {
      const task = useTask({ taskId: 'tsk_1' });
      const stream = useWorkerStream(workerId);
      return `${task.status} ${stream.status}`;
    };
    const html = withoutPage(() =>
      renderToString(
        <HandingerProvider client={client} queryClient={queryClient}>
          <Page />
        </HandingerProvider>,
      ),
    );
    expect(html).toBe('idle idle');
    expect(counted.requests).toEqual([]);
  });
});

describe('useWorkerStream', () => {
  test('shows the most recent task, and the next one once it is started in this page', async () => {
    const { id } = await client.workers.create({ instructions: 'Answer.' });
    const { result } = renderHook(
      (): [ReturnType<typeof useWorkerStream>, UseTaskResult] => [
        useWorkerStream(id),
        useTask({ workerId: id }),
      ],
      { wrapper },
    );
    await until(() =>
      expect(result.current[0]).toMatchObject({ isLoading: false, status: 'idle', taskId: undefined }),
    );
    await act(() => result.current[1].submit('First.'));
    await until(() => expect(result.current[0].status).toBe('completed'));
    expect(result.current[0].messages).toBe(result.current[1].messages);
    act(() => result.current[1].reset());
    await act(() => result.current[1].submit('Second.'));
    await until(() => expect(result.current[0].text).toContain('Second.'));
    expect(counted.most).toBe(1);
  });

  test('not enabled, it does nothing', async () => {
    const { result } = renderHook(() => useWorkerStream(workerId, { enabled: false }), { wrapper });
    await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(result.current).toMatchObject({ status: 'idle', isLoading: false, taskId: undefined });
    expect(counted.requests).toEqual([]);
  });
});

/** As on a server, where there is no page. */
function withoutPage<T>(make: () => T): T {
  const names = ['window', 'document'] as const;
  const before = names.map((name) => Reflect.get(globalThis, name) as unknown);
  for (const name of names) Reflect.deleteProperty(globalThis, name);
  try {
    return make();
  } finally {
    for (const [index, name] of names.entries()) Reflect.set(globalThis, name, before[index]);
  }
}
