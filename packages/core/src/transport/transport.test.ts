import { describe, expect, test, vi } from 'vitest';
import { Handinger } from '../index.ts';
import { fakeFetch, json } from '../test-support/fake-fetch.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));

const handinger = new Handinger({
  apiKey: 'hdg_test_0123456789',
  baseURL: 'https://api.test',
  logLevel: 'off',
});
const task = { task: { id: 'tsk_1' }, turns: [] };

describe('the key', () => {
  test('a function is asked at each attempt', async () => {
    let asked = 0;
    const fetch = fakeFetch(json({}, 500), json({}, 500), json(task));
    const client = handinger.withOptions({ fetch, apiKey: async () => `hdg_test_${++asked}` });
    await client.tasks.retrieve('tsk_1');
    expect(fetch.calls.map((call) => call.headers.get('authorization'))).toEqual([
      'Bearer hdg_test_1',
      'Bearer hdg_test_2',
      'Bearer hdg_test_3',
    ]);
  });

  test('a function that fails is an error of its own, and nothing is sent', async () => {
    const cause = new Error('vault is sealed');
    const fetch = fakeFetch(json({}));
    const client = handinger.withOptions({ fetch, apiKey: () => Promise.reject(cause) });
    await expect(client.tasks.retrieve('tsk_1')).rejects.toMatchObject({
      code: 'api_key_unavailable',
      cause,
    });
    expect(fetch.calls).toHaveLength(0);
  });

  test.each([
    ['', 'missing_api_key'],
    [undefined, 'missing_api_key'],
    ['key\r\nx: y', 'invalid_api_key'],
  ])('a function that gives %o is refused', async (key, code) => {
    const client = handinger.withOptions({ fetch: fakeFetch(json({})), apiKey: () => key as string });
    await expect(client.tasks.retrieve('tsk_1')).rejects.toMatchObject({ code });
  });

  test('a function that hangs is bounded by the limit and the signal', async () => {
    const client = handinger.withOptions({
      fetch: fakeFetch(json({})),
      apiKey: () => new Promise<string>(() => undefined),
    });
    await expect(client.tasks.retrieve('tsk_1', { timeout: 10, maxRetries: 0 })).rejects.toMatchObject({
      code: 'timeout',
    });
  });

  test('null sends none', async () => {
    const fetch = fakeFetch(json(task));
    await handinger.withOptions({ fetch, apiKey: null }).tasks.retrieve('tsk_1');
    expect(fetch.calls[0]?.headers.has('authorization')).toBe(false);
  });
});

describe('what fetch is given', () => {
  test('a URL and an init with Headers, as replacements of fetch expect', async () => {
    const fetch = fakeFetch(json({}));
    await handinger.withOptions({ fetch }).workers.create({ title: 'x' });
    const { url, init } = fetch.calls[0] ?? {};
    expect(url).toBe(`https://api.test/api/workers`);
    expect(init).toMatchObject({ method: 'POST', body: '{"title":"x"}' });
    expect(init?.headers).toBeInstanceOf(Headers);
    expect(init?.signal).toBeInstanceOf(AbortSignal);
  });

  test('fetchOptions of the client and of the call', async () => {
    const fetch = fakeFetch(json({}));
    const client = handinger.withOptions({ fetch, fetchOptions: { cache: 'no-store', credentials: 'omit' } });
    await client.tasks.retrieve('tsk_1', { fetchOptions: { credentials: 'include' } });
    expect(fetch.calls[0]?.init).toMatchObject({ cache: 'no-store', credentials: 'include', method: 'GET' });
  });

  test('headers: the client’s own, the defaults, the call’s; null removes', async () => {
    const fetch = fakeFetch(json({}));
    const client = handinger.withOptions({
      fetch,
      defaultHeaders: { 'X-Team': 'a', 'X-Gone': '1', Accept: 'x/y' },
    });
    await client.tasks.retrieve('tsk_1', { headers: { 'x-team': 'b', 'X-GONE': null, authorization: null } });
    expect(Object.fromEntries(fetch.calls[0]?.headers ?? [])).toEqual({
      accept: 'x/y',
      'user-agent': expect.stringMatching(/^Handinger\/JS /) as string,
      'x-handinger-retry-count': '0',
      'x-team': 'b',
    });
  });

  test('queries: the client’s, the operation’s, the call’s', async () => {
    const fetch = fakeFetch(json({}));
    const client = handinger.withOptions({ fetch, defaultQuery: { a: '1', b: '1', c: '1' } });
    await client.tasks.list({ page: 2, workerId: undefined }, { query: { b: '2', c: undefined, d: null } });
    expect(fetch.calls[0]?.url).toBe(`https://api.test/api/tasks?a=1&b=2&page=2&d=`);
  });
});
