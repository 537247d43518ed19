import { describe, expect, test, vi } from 'vitest';
import DefaultExport, { APIPromise, Handinger } from './index.ts';
import { fakeFetch, json } from './test-support/fake-fetch.ts';

const key = 'hdg_test_0123456789';
const connect = (...answers: Parameters<typeof fakeFetch>) => {
  const fetch = fakeFetch(...answers);
  return {
    fetch,
    client: new Handinger({ apiKey: key, baseURL: 'https://api.test', fetch, logLevel: 'off' }),
  };
};

describe('Handinger', () => {
  test('is the default export, a named one, and a static of itself', () => {
    expect(DefaultExport).toBe(Handinger);
    expect(Handinger.Handinger).toBe(Handinger);
  });

  test('methods return an APIPromise', async () => {
    const { client } = connect(json({ id: 'wrk_1' }));
    const call = client.workers.retrieve('wrk_1');
    expect(call).toBeInstanceOf(APIPromise);
    const { data, response } = await call.withResponse();
    expect(data).toEqual({ id: 'wrk_1' });
    expect(response).toBeInstanceOf(Response);
  });

  test('settings can be changed on a client', async () => {
    const { client, fetch } = connect(json({}));
    client.apiKey = 'hdg_test_another';
    client.baseURL = 'https://other.test/';
    client.maxRetries = 7;
    client.timeout = 5;
    client.logLevel = 'error';
    client.fetchOptions = { cache: 'no-store' };
    expect(client).toMatchObject({
      apiKey: 'hdg_test_another',
      maxRetries: 7,
      timeout: 5,
      logLevel: 'error',
    });
    await client.tasks.retrieve('tsk_1');
    expect(fetch.calls[0]).toMatchObject({
      url: 'https://other.test/api/tasks/tsk_1',
      init: { cache: 'no-store' },
    });
    expect(fetch.calls[0]?.headers.get('authorization')).toBe('Bearer hdg_test_another');
    expect(() => (client.baseURL = 'nonsense')).toThrow(Handinger.HandingerError);
    expect(() => (client.apiKey = '')).toThrow(Handinger.HandingerError);
  });

  test.each(['maxRetries', 'timeout'] as const)(
    'a %s that is no number is refused at the call',
    async (name) => {
      const fetch = fakeFetch(json({}, 500));
      const client = new Handinger({ apiKey: key, fetch });
      client[name] = Number.NaN;
      await expect(client.workers.list()).rejects.toMatchObject({ code: 'invalid_option' });
      expect(fetch.calls).toHaveLength(0);
    },
  );

  test('withOptions keeps the rest, and leaves the client as it was', async () => {
    const { client, fetch } = connect(json({}));
    client.maxRetries = 5;
    class Derived extends Handinger {}
    const derived = new Derived({ apiKey: key, fetch }).withOptions({ timeout: 9 });
    expect(derived).toBeInstanceOf(Derived);
    const other = client.withOptions({ baseURL: 'https://other.test', defaultHeaders: { 'x-a': '1' } });
    expect(other).toMatchObject({
      apiKey: key,
      baseURL: 'https://other.test',
      maxRetries: 5,
      timeout: 60_000,
    });
    expect(client.baseURL).toBe('https://api.test');
    await other.tasks.retrieve('tsk_1');
    expect(fetch.calls[0]?.headers.get('x-a')).toBe('1');
  });

  test('an answer that was read by hand is not asked for again', async () => {
    const { client, fetch } = connect(() => json({}));
    const call = client.tasks.retrieve('tsk_1');
    await (await call.asResponse()).text();
    await expect(call).rejects.toMatchObject({ code: 'body_used' });
    expect(fetch.calls).toHaveLength(1);
  });

  test('an id that is missing rejects, and nothing is sent', async () => {
    const { client, fetch } = connect(json({}));
    await expect(client.tasks.retrieve('')).rejects.toMatchObject({ code: 'invalid_path' });
    await expect(client.tasks.retrieve(undefined as unknown as string)).rejects.toMatchObject({
      code: 'invalid_path',
    });
    expect(fetch.calls).toHaveLength(0);
  });
});

describe('undocumented calls', () => {
  test.each(['get', 'post', 'put', 'patch', 'delete'] as const)('client.%s', async (method) => {
    const { client, fetch } = connect(json({ ok: true }));
    const options = {
      body: method === 'get' ? undefined : { a: 1 },
      query: { q: 'x' },
      headers: { 'x-a': '1' },
    };
    expect(await client[method]<{ ok: boolean }>('/api/new', options)).toEqual({ ok: true });
    expect(fetch.calls[0]).toMatchObject({
      url: 'https://api.test/api/new?q=x',
      init: { method: method.toUpperCase() },
      body: method === 'get' ? undefined : '{"a":1}',
    });
    expect(fetch.calls[0]?.headers.get('x-a')).toBe('1');
    expect(fetch.calls[0]?.headers.has('idempotency-key')).toBe(method === 'post');
  });

  test('client.request, with options that come later', async () => {
    const { client, fetch } = connect(json({}));
    await client.request({
      method: 'post',
      path: '/api/{new}',
      body: 'a,b',
      headers: { 'Content-Type': 'text/csv' },
    });
    await client.request(Promise.resolve({ method: 'get' as const, path: '/api/x' }));
    await client.get('/api/y', Promise.resolve({ query: { a: 1 } }));
    expect(fetch.calls.map((call) => call.url)).toEqual([
      'https://api.test/api/%7Bnew}',
      'https://api.test/api/x',
      'https://api.test/api/y?a=1',
    ]);
    expect(fetch.calls[0]?.body).toBe('a,b');
  });

  test.each([
    ['JSON', json([1]), [1]],
    [
      'JSON of a kind',
      new Response('{"a":1}', { headers: { 'content-type': 'application/problem+json' } }),
      { a: 1 },
    ],
    ['empty JSON', new Response('', { headers: { 'content-type': 'application/json' } }), undefined],
    ['text', new Response('hello'), 'hello'],
    ['nothing', new Response(null, { status: 204 }), null],
  ])('the answer is read by its type: %s', async (_, answer, expected) => {
    expect(await connect(answer).client.get('/api/x')).toEqual(expected);
  });

  test('the answer can be had as it came', async () => {
    const { client } = connect(new Response('bytes'));
    const response = await client.get<Response>('/api/x', { __binaryResponse: true });
    expect(await response.text()).toBe('bytes');
  });

  test('buildURL shows where a call goes', () => {
    const { client } = connect(json({}));
    expect(client.buildURL('/api/tasks', { page: 2 })).toBe('https://api.test/api/tasks?page=2');
    expect(client.buildURL('/api/tasks', null)).toBe('https://api.test/api/tasks');
  });
});

describe('the body of a documented call', () => {
  test('can be replaced, and gets no id of ours then', async () => {
    const { client, fetch } = connect(json({}));
    await client.tasks.create({ input: 'x' }, { body: { input: 'y', extra: 1 } });
    expect(fetch.calls[0]?.body).toBe('{"input":"y","extra":1}');
  });

  test('keeps fields that this version does not know', async () => {
    const { client, fetch } = connect(json({}));
    const params = { title: 'x', brandNew: true };
    await client.workers.create(params);
    expect(fetch.calls[0]?.body).toBe('{"title":"x","brandNew":true}');
  });
});

test('messages of the level that is asked for go to the logger', async () => {
  const logger = {
    error: vi.fn<() => void>(),
    warn: vi.fn<() => void>(),
    info: vi.fn<() => void>(),
    debug: vi.fn<() => void>(),
  };
  const { client } = connect(json({}));
  await client.withOptions({ logger, logLevel: 'warn' }).tasks.retrieve('tsk_1');
  expect(logger.info).not.toHaveBeenCalled();
  await client.withOptions({ logger, logLevel: 'info' }).tasks.retrieve('tsk_1');
  expect(logger.info).toHaveBeenCalledWith(
    expect.stringMatching(/^GET https:\/\/api\.test\/api\/tasks\/tsk_1 was answered with 200/),
  );
  expect(logger.debug).not.toHaveBeenCalled();
});
