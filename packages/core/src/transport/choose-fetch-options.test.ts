import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Handinger, type Fetch, type FetchOptions } from '../index.ts';
import { fakeFetch, json } from '../test-support/fake-fetch.ts';
import { reset, TurnServer } from '../test-support/turn-server.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));

const connect = (fetch: Fetch, fetchOptions?: object) =>
  new Handinger({
    apiKey: 'hdg_test_0123456789',
    baseURL: 'https://api.test',
    logLevel: 'off',
    fetch,
    fetchOptions: fetchOptions as FetchOptions,
  });

/**
 * `fetch` as Next.js 14 replaces it: the answer of a GET is kept, unless `cache` says otherwise; and where `next.revalidate` is given too, `cache`
 * does not count.
 */
function nextFetch(fetch: Fetch): Fetch {
  const kept = new Map<string, Promise<Response>>();
  return async (input, init = {}) => {
    const { next } = init as { next?: { revalidate?: number } };
    const isKept = init.cache !== 'no-store' || next?.revalidate !== undefined;
    if (init.method !== 'GET' || !isKept) return fetch(input, init);
    const key = String(input);
    const answer = kept.get(key) ?? fetch(input, init);
    kept.set(key, answer);
    return (await answer).clone();
  };
}

describe('in a runtime that keeps what it reads', () => {
  test('a program that polls sees the change', async () => {
    const server = new TurnServer({ finishes: false });
    const client = connect(nextFetch(server.fetch));
    const handle = await client.tasks.createAndDetach({ input: 'x', workerId: 'wrk_1' });
    const status = async () => (await client.tasks.retrieve(handle.taskId)).task.status;
    expect([await status(), await handle.status()]).toEqual(['running', 'running']);
    server.finish();
    expect([await status(), await handle.status()]).toEqual(['completed', 'completed']);
  });

  test.each([
    ['nothing is said of it', undefined],
    ['the client is told to keep answers', { cache: 'force-cache' }],
    ['the client is told for how long', { next: { revalidate: 3600 } }],
  ])('a task is found whose answer was lost, and its end is seen, where %s', async (_, fetchOptions) => {
    const server = new TurnServer({ finishes: false });
    server.postFaults.push(async (pass) => {
      await pass();
      throw reset();
    });
    // No stream to resume: only the task itself tells.
    const fetch: Fetch = (input, init) =>
      String(input).includes('/stream')
        ? Promise.resolve(json({ error: 'There is no such operation.' }, 501))
        : server.fetch(input, init);
    const call = connect(nextFetch(fetch), fetchOptions).tasks.create({ input: 'x', workerId: 'wrk_1' });
    const settled = vi.fn<() => void>();
    void call.then(settled, settled);
    await vi.waitFor(() => expect(server.looks.length).toBeGreaterThan(3));
    expect(settled).not.toHaveBeenCalled();
    server.finish();
    await expect(call).resolves.toMatchObject({ output_text: 'Heard: x' });
    expect(server.posts).toHaveLength(1);
  });
});

describe('what the caller says of caches', () => {
  test.each<[string, object | undefined, object | undefined, object]>([
    ['nothing', undefined, undefined, { cache: 'no-store' }],
    ['for the client', { cache: 'default' }, undefined, { cache: 'default' }],
    ['for the call', { cache: 'default' }, { cache: 'reload' }, { cache: 'reload' }],
    ['to Next.js', undefined, { next: { revalidate: 60 } }, { next: { revalidate: 60 } }],
  ])('%s', async (_, ofClient, ofCall, expected) => {
    const fetch = fakeFetch(json({}));
    await connect(fetch, ofClient).tasks.retrieve('tsk_1', { fetchOptions: ofCall as FetchOptions });
    const [call] = fetch.calls;
    const { cache, next } = (call?.init ?? {}) as { cache?: string; next?: object };
    expect({ ...(cache && { cache }), ...(next && { next }) }).toEqual(expected);
  });

  test('is not asked for what is no reading', async () => {
    const fetch = fakeFetch(json({ id: 'wrk_1', metadata: {} }));
    const client = connect(fetch);
    await client.workers.create({});
    await client.workers.retrieveFile('a.txt', { workerId: 'wrk_1' });
    expect(fetch.calls.map(({ init }) => 'cache' in init)).toEqual([false, false]);
  });
});

describe('a runtime that refuses the field', () => {
  beforeEach(() => {
    vi.resetModules();
  });

  test('is asked once, and is not given it', async () => {
    const tried = vi.fn<() => void>();
    const { Request: Original } = globalThis;
    globalThis.Request = class extends Original {
      constructor(input: string, init?: RequestInit) {
        tried();
        if (init && 'cache' in init)
          throw new Error("The 'cache' field on 'RequestInitializerDict' is not implemented.");
        super(input, init);
      }
    } as typeof Request;
    try {
      const { uncachedFetchOptions } = await import('./choose-fetch-options.ts');
      expect([uncachedFetchOptions(), uncachedFetchOptions()]).toEqual([{}, {}]);
      expect(tried).toHaveBeenCalledOnce();
    } finally {
      globalThis.Request = Original;
    }
  });
});
