import { describe, expect, test, vi } from 'vitest';
import { operations } from '../generated/operations.gen.ts';
import { eventStream, fakeFetch, json, type FakeAnswer } from '../test-support/fake-fetch.ts';
import { createHandingerProxy } from './create-handinger-proxy.ts';
import type { HandingerProxyOptions, OperationId, ProxyRequestDetails } from './proxy-options.ts';

const key = 'hdg_live_4f0c2a9b7d';
const everything = Object.keys(operations) as OperationId[];

function setUp(options: Partial<HandingerProxyOptions> = {}, ...answers: FakeAnswer[]) {
  const fetch = fakeFetch(...(answers.length > 0 ? answers : [json({ id: 'wrk_1' })]));
  const seen: ProxyRequestDetails[] = [];
  const logged: unknown[][] = [];
  const note = (...line: unknown[]) => logged.push(line);
  const proxy = createHandingerProxy({
    apiKey: key,
    baseURL: 'https://api.test',
    fetch,
    logger: { error: note, warn: note, info: note, debug: note },
    authorize: (_request, details) => {
      seen.push(details);
      return true;
    },
    ...options,
  } as HandingerProxyOptions);
  const send = (path: string, init: RequestInit = {}) =>
    proxy(new Request(`https://app.test/api/handinger${path}`, { duplex: 'half', ...init } as RequestInit));
  const post = (body: unknown, headers: Record<string, string> = {}) =>
    send('/api/tasks', {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  return { fetch, seen, logged, send, post };
}

async function refusalOf(answer: Response): Promise<[number, unknown]> {
  const body = (await answer.json()) as { error: unknown; code: unknown };
  expect(body.error).toBeTypeOf('string');
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  return [answer.status, body.code];
}

describe('what is sent on', () => {
  test('the call, with the key and nothing else of the browser', async () => {
    const { fetch, seen, send } = setUp();
    const answer = await send('/api/tasks?x=1&_method=DELETE', {
      method: 'POST',
      body: '{"input":"Hi","taskId":"tsk_1","taskId":"tsk_2","workerId":"wrk_1","turnId":"trn_1"}',
      headers: {
        'content-type': 'application/json',
        accept: 'text/html, text/event-stream;q=0.9',
        authorization: 'Bearer session-of-the-app',
        cookie: 'session=1',
        host: 'evil.test',
        'x-forwarded-host': 'evil.test',
        'x-forwarded-for': '1.1.1.1',
        forwarded: 'for=1.1.1.1',
        'x-http-method-override': 'DELETE',
        'x-handinger-organization': 'org_2',
        'x-original-url': '/api/workers',
        'idempotency-key': 'idk_1',
        'last-event-id': '7',
        traceparent: '00-1-1-01',
        range: 'bytes=0-1',
        'if-none-match': '"x"',
      },
    });
    expect(answer.status).toBe(200);
    const [call] = fetch.calls;
    expect(call?.url).toBe('https://api.test/api/tasks');
    expect(call?.init).toMatchObject({ method: 'POST', redirect: 'manual' });
    expect(Object.fromEntries(call?.headers ?? [])).toEqual({
      accept: 'text/event-stream',
      'accept-encoding': 'identity',
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'idempotency-key': 'idk_1',
      'last-event-id': '7',
      'user-agent': expect.stringContaining('Handinger/JS') as string,
    });
    // One of two equal names, and the same one for whoever decides and whoever acts.
    expect(call?.body).toBe('{"input":"Hi","taskId":"tsk_2","workerId":"wrk_1","turnId":"trn_1"}');
    expect(seen).toEqual([
      {
        operation: 'tasks.create',
        workerId: 'wrk_1',
        taskId: 'tsk_2',
        turnId: 'trn_1',
        filePath: undefined,
        body: { input: 'Hi', taskId: 'tsk_2', workerId: 'wrk_1', turnId: 'trn_1' },
      },
    ]);
  });

  test('only the query parameters of the operation, each once', async () => {
    const { fetch, seen, send } = setUp({ allow: everything });
    await send('/api/workers/wrk_1?taskId=tsk_1&stream=true&budget=unlimited&workerId=wrk_2');
    expect(fetch.calls[0]?.url).toBe('https://api.test/api/workers/wrk_1?stream=true&taskId=tsk_1');
    expect(seen[0]).toMatchObject({ workerId: 'wrk_1', taskId: 'tsk_1' });
    // An id that the operation would ignore is none of its ids.
    await send('/api/workers/wrk_1/files/f/report.md?taskId=tsk_1');
    expect(seen[1]).toMatchObject({ taskId: undefined, filePath: 'f/report.md' });
    expect(fetch.calls[1]?.url).toBe('https://api.test/api/workers/wrk_1/files/f/report.md');
    expect(await refusalOf(await send('/api/workers/wrk_1?taskId=a&taskId=b'))).toEqual([
      400,
      'invalid_request',
    ]);
    expect(fetch.calls).toHaveLength(2);
  });

  test('whatever host and path the request names, to the API and to the operation that was found', async () => {
    const { fetch, send } = setUp({ allow: everything });
    await send('/x/https://evil.test/api/tasks/tsk_1');
    await send('/../../../evil/api/tasks/tsk%201');
    expect(fetch.calls.map(({ url }) => url)).toEqual([
      'https://api.test/api/tasks/tsk_1',
      'https://api.test/api/tasks/tsk%201',
    ]);
  });

  test('a changed copy of the body changes nothing', async () => {
    const { fetch, post } = setUp({
      authorize: (_request, { body }) => {
        (body as Record<string, unknown>)['input'] = 'changed';
        return true;
      },
    });
    await post({ input: 'Hi' });
    expect(fetch.calls[0]?.body).toBe('{"input":"Hi"}');
  });

  test('a body is neither sent with a GET nor read for it', async () => {
    const { fetch, send } = setUp();
    await send('/api/tasks/tsk_1');
    expect(fetch.calls[0]?.body).toBeUndefined();
  });

  test('the key that is valid now', async () => {
    const keys = ['hdg_live_first1', 'hdg_live_second'];
    const { fetch, logged, send } = setUp({ apiKey: async () => keys.shift() ?? '' } as object);
    await send('/api/tasks/tsk_1');
    await send('/api/tasks/tsk_1');
    expect(fetch.calls.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer hdg_live_first1',
      'Bearer hdg_live_second',
    ]);
    expect(await refusalOf(await send('/api/tasks/tsk_1'))).toEqual([500, 'internal']);
    expect(fetch.calls).toHaveLength(2);
    expect(logged).toHaveLength(1);
  });

  test('default headers of the client, and its other options', async () => {
    const { fetch, send } = setUp({
      defaultHeaders: { 'x-gateway': '1' },
      fetchOptions: { redirect: 'follow', keepalive: true },
    } as object);
    await send('/api/tasks/tsk_1');
    expect(fetch.calls[0]?.headers.get('x-gateway')).toBe('1');
    expect(fetch.calls[0]?.init).toMatchObject({ redirect: 'manual', keepalive: true });
  });
});

describe('what is refused before anything is sent', () => {
  test('operations that are not allowed', async () => {
    const { fetch, send } = setUp();
    const answer = await send('/api/workers', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await refusalOf(answer)).toEqual([403, 'operation_not_allowed']);
    expect(await refusalOf(await send('/api/nothing'))).toEqual([404, 'not_found']);
    expect(fetch.calls).toEqual([]);
  });

  test('by default, all but a few, and what shows the task of somebody else', async () => {
    const { fetch, send } = setUp();
    const answers: Record<string, number> = {};
    for (const [id, { method, path }] of Object.entries(operations)) {
      const filled = path.replaceAll(/\{\w+\+?\}/g, 'x');
      const body = method === 'GET' || method === 'DELETE' ? null : '{}';
      const headers = { 'content-type': 'application/json' };
      answers[id] = (await send(filled, { method, body, headers })).status;
    }
    const allowed = Object.keys(answers).filter((id) => answers[id] === 200);
    expect(allowed.toSorted()).toEqual(['tasks.create', 'tasks.retrieve']);
    expect(fetch.calls).toHaveLength(2);
    expect(await refusalOf(await send('/api/workers/wrk_1'))).toEqual([403, 'task_id_required']);
    expect(await refusalOf(await send('/api/workers/wrk_1/stream'))).toEqual([403, 'task_id_required']);
    expect((await send('/api/workers/wrk_1?taskId=tsk_1')).status).toBe(200);
    expect((await send('/api/workers/wrk_1/stream?taskId=tsk_1')).status).toBe(200);
  });

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }, 403],
    ['another origin of the site', { 'sec-fetch-site': 'same-site', origin: 'https://blog.app.test' }, 403],
    ['a sandboxed page', { 'sec-fetch-site': 'cross-site', origin: 'null' }, 403],
    ['an older browser, another site', { origin: 'https://evil.test' }, 403],
    ['an older browser, no origin', { origin: 'null' }, 403],
    ['the own origin', { 'sec-fetch-site': 'same-origin', origin: 'https://www.app.test' }, 200],
    ['an older browser, the own host behind TLS', { origin: 'http://app.test' }, 200],
    ['no browser', {}, 200],
    ['a permitted origin', { 'sec-fetch-site': 'cross-site', origin: 'https://friend.test' }, 200],
  ])('CSRF: %s', async (_, headers, status) => {
    const { fetch, post } = setUp({ origins: ['https://friend.test'] });
    expect((await post({ input: 'x' }, headers as Record<string, string>)).status).toBe(status);
    expect(fetch.calls).toHaveLength(status === 200 ? 1 : 0);
  });

  test.each([
    ['a list', '[]', 'application/json', 400],
    ['no JSON', '{"input":', 'application/json', 400],
    ['null', 'null', 'application/json', 400],
    ['a form of a page', 'input=x', 'application/x-www-form-urlencoded', 415],
    ['text', '{"input":"x"}', 'text/plain', 415],
    ['no type', '{"input":"x"}', '', 415],
    ['a form without boundary', 'x', 'multipart/form-data', 415],
    ['too deep', `{"input":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, 'application/json', 400],
    ['an id that is none', '{"taskId":["tsk_1"]}', 'application/json', 400],
    ['an id of another object', '{"taskId":{"$ne":1}}', 'application/json', 400],
    ['an id that climbs', '{"taskId":"../workers"}', 'application/json', 400],
    ['an empty id', '{"workerId":""}', 'application/json', 400],
    ['too much text', JSON.stringify({ input: 'x'.repeat(1024 ** 2) }), 'application/json', 413],
  ])('a body that is %s', async (_, body, type, status) => {
    const { fetch, send } = setUp();
    const answer = await send('/api/tasks', {
      method: 'POST',
      body: Buffer.from(body),
      headers: { 'content-type': type },
    });
    expect((await refusalOf(answer))[0]).toBe(status);
    expect(fetch.calls).toEqual([]);
  });

  test('a compressed body, and one that names another id than the path', async () => {
    const { fetch, send, post } = setUp({ allow: everything });
    expect(await refusalOf(await post({ input: 'x' }, { 'content-encoding': 'gzip' }))).toEqual([
      415,
      'unsupported_media_type',
    ]);
    const answer = await send('/api/workers/wrk_1', {
      method: 'POST',
      body: '{"input":"x","workerId":"wrk_2"}',
      headers: { 'content-type': 'application/json' },
    });
    expect(await refusalOf(answer)).toEqual([400, 'invalid_request']);
    expect(fetch.calls).toEqual([]);
  });

  test('a body without end is judged at the limit', async () => {
    const { fetch, send } = setUp({ limits: { maxTextBytes: 100_000 } });
    let pieces = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pieces += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const headers = { 'content-type': 'application/json' };
    const answer = await send('/api/tasks', { method: 'POST', body, headers });
    expect(await refusalOf(answer)).toEqual([413, 'payload_too_large']);
    // The rest is dropped, so that the browser gets to see the answer; but not for ever.
    await expect.poll(() => pieces).toBeGreaterThan(1000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(pieces).toBeLessThan(1100);
    expect(fetch.calls).toEqual([]);
  });

  test('input and budgets beyond the limits', async () => {
    const { fetch, post } = setUp({ limits: { maxInputLength: 3, budgets: ['low'] } });
    expect(await refusalOf(await post({ input: 'four' }))).toEqual([413, 'input_too_long']);
    for (const budget of ['standard', 'high', 'unlimited', 'LOW', 7, null, ['low']]) {
      expect(await refusalOf(await post({ input: 'x', budget }))).toEqual([403, 'budget_not_allowed']);
    }
    expect(fetch.calls).toEqual([]);
    expect((await post({ input: 'x' })).status).toBe(200);
    expect(fetch.calls[0]?.body).toBe('{"input":"x","budget":"low"}');

    const usual = setUp();
    expect((await usual.post({ input: 'x', budget: 'high' })).status).toBe(403);
    expect((await usual.post({ input: 'x', budget: 'standard' })).status).toBe(200);
    await usual.post({ input: 'x' });
    expect(usual.fetch.calls[1]?.body).toBe('{"input":"x"}');
  });
});

test('whatever the reason, the body of a refused request is read to its end', async () => {
  const attempts: [string, Partial<HandingerProxyOptions>, string][] = [
    ['/api/workers', {}, 'application/json'],
    ['/api/nothing', {}, 'application/json'],
    ['/api/tasks', { authorize: () => false }, 'multipart/form-data; boundary=b'],
    ['/api/tasks', { authorize: () => new Response('no') }, 'multipart/form-data; boundary=b'],
    ['/api/tasks', { limits: { maxTextBytes: 10 } }, 'multipart/form-data; boundary=b'],
    ['/api/tasks', {}, 'multipart/form-data; boundary=other'],
    ['/api/tasks', {}, 'text/plain'],
  ];
  for (const [path, options, type] of attempts) {
    let isEnded = false;
    const start =
      '--b\r\nContent-Disposition: form-data; name="input"\r\n\r\nfour and more\r\n--b\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n';
    const parts = [start, ...Array.from({ length: 20 }, () => 'x'.repeat(10_000))];
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const part = parts.shift();
        if (part !== undefined) return controller.enqueue(Buffer.from(part));
        isEnded = true;
        controller.close();
      },
    });
    const { send, fetch } = setUp(options);
    await send(path, { method: 'POST', body, headers: { 'content-type': type } });
    await expect.poll(() => isEnded, { message: `${path} ${type}` }).toBe(true);
    expect(fetch.calls).toEqual([]);
  }
});

describe('authorize', () => {
  test.each([
    ['false', false],
    ['undefined', undefined],
    ['null', null],
    ['a word', 'yes'],
    ['a number', 1],
  ])('%s is a no', async (_, decision) => {
    const { fetch, post } = setUp({ authorize: (() => decision) as never });
    expect(await refusalOf(await post({ input: 'x' }))).toEqual([403, 'forbidden']);
    expect(fetch.calls).toEqual([]);
  });

  test('a response is the answer', async () => {
    const { fetch, post } = setUp({
      authorize: async () => json({ error: 'Slow down.' }, 429, { 'retry-after': '9' }),
    });
    const answer = await post({ input: 'x' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '9']);
    expect(fetch.calls).toEqual([]);
  });

  test('an error is logged, and told to nobody', async () => {
    const { logged, fetch, post } = setUp({
      authorize: async () => {
        throw new Error(`database at 10.0.0.3 is down, ${key}`);
      },
    });
    const answer = await post({ input: 'x' });
    expect(await answer.clone().text()).not.toContain('10.0.0.3');
    expect(await refusalOf(answer)).toEqual([500, 'authorize_failed']);
    expect(String(logged[0]?.[1])).toContain('10.0.0.3');
    expect(String(logged[0]?.[1])).not.toContain(key);
    expect(fetch.calls).toEqual([]);
  });

  test('an object that means something else is an error', async () => {
    const { logged, fetch, post } = setUp({ authorize: (() => ({ allowed: false })) as never });
    expect(await refusalOf(await post({ input: 'x' }))).toEqual([500, 'authorize_failed']);
    expect(logged).toHaveLength(1);
    expect(fetch.calls).toEqual([]);
  });

  test('access is held against what the request names', async () => {
    const access = { workerIds: ['wrk_1'], taskIds: ['tsk_1'] };
    const { fetch, send, post } = setUp({ allow: everything, authorize: () => access });
    expect((await post({ input: 'x', workerId: 'wrk_1', taskId: 'tsk_1' })).status).toBe(200);
    for (const body of [
      { input: 'x' },
      { input: 'x', workerId: 'wrk_1' },
      { input: 'x', taskId: 'tsk_1' },
      { input: 'x', workerId: 'wrk_2', taskId: 'tsk_1' },
      { input: 'x', workerId: 'wrk_1', taskId: 'tsk_2' },
    ]) {
      expect(await refusalOf(await post(body))).toEqual([403, 'forbidden']);
    }
    for (const path of [
      '/api/tasks',
      '/api/tasks?workerId=wrk_1',
      '/api/workers',
      '/api/workers/wrk_1',
      '/api/workers/wrk_1/files/f/x',
    ]) {
      expect(await refusalOf(await send(path))).toEqual([403, 'forbidden']);
    }
    expect(fetch.calls).toHaveLength(1);
    expect((await send('/api/workers/wrk_1?taskId=tsk_1')).status).toBe(200);
  });

  test('a task that names no worker is looked up', async () => {
    const task = (workerId: string) => json({ task: { workerId }, turns: [] });
    const authorize = () => ({ workerIds: ['wrk_1'] });
    const mine = setUp({ authorize, allow: everything }, task('wrk_1'));
    expect((await mine.send('/api/tasks/tsk_1')).status).toBe(200);
    const other = setUp({ authorize, allow: everything }, task('wrk_2'));
    expect(await refusalOf(await other.send('/api/tasks/tsk_1', { method: 'DELETE' }))).toEqual([
      403,
      'forbidden',
    ]);
    expect(other.fetch.calls.map(({ init }) => init.method)).toEqual(['GET']);
    const none = setUp({ authorize, allow: everything }, json({ error: 'No.' }, 404));
    expect(await refusalOf(await none.send('/api/tasks/tsk_1'))).toEqual([404, 'not_found']);
  });

  test('access can narrow the budgets, not widen them', async () => {
    const { post } = setUp({ authorize: () => ({ budgets: ['low', 'unlimited'] }) });
    expect((await post({ input: 'x', budget: 'low' })).status).toBe(200);
    expect((await post({ input: 'x', budget: 'unlimited' })).status).toBe(403);
    expect((await post({ input: 'x', budget: 'standard' })).status).toBe(403);
  });
});

describe('what comes back', () => {
  test('status, body and the headers that a client needs; no others', async () => {
    const { send } = setUp(
      {},
      json({ task: {} }, 200, {
        'x-request-id': 'req_1',
        'x-handinger-task-id': 'tsk_1',
        'x-handinger-turn-id': 'trn_1',
        'set-cookie': 'a=b',
        server: 'inside-7',
        via: '1.1 inside',
        'access-control-allow-origin': '*',
        location: 'http://10.0.0.3',
        'x-powered-by': 'x',
        authorization: `Bearer ${key}`,
        'strict-transport-security': 'max-age=0',
      }),
    );
    const answer = await send('/api/tasks/tsk_1');
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'application/json',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-handinger-task-id': 'tsk_1',
      'x-handinger-turn-id': 'trn_1',
      'x-request-id': 'req_1',
    });
  });

  test('a stream, never kept back nor packed', async () => {
    const { post } = setUp({}, eventStream('id: 1\n', 'data: {}\n\n'));
    const answer = await post({ input: 'x', stream: true });
    expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-cache, no-transform');
    expect(answer.headers.get('x-accel-buffering')).toBe('no');
    expect(await answer.text()).toBe('id: 1\ndata: {}\n\n');
  });

  test('an error as it was', async () => {
    const body = { error: 'Busy.', code: 'rate_limited', issues: [{ path: 'input', message: 'x' }] };
    const { post } = setUp(
      {},
      json(body, 429, { 'retry-after': '3', 'x-should-retry': 'true', 'x-request-id': 'req_1' }),
    );
    const answer = await post({ input: 'x' });
    expect(answer.status).toBe(429);
    expect(await answer.json()).toEqual(body);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'retry-after': '3',
      'x-should-retry': 'true',
      'x-request-id': 'req_1',
    });
  });

  test('a page of a server in between becomes a sentence', async () => {
    const page = '<html><script>alert(1)</script><h1>502 Bad Gateway</h1></html>';
    const { post } = setUp({}, new Response(page, { status: 502, headers: { 'content-type': 'text/html' } }));
    const answer = await post({ input: 'x' });
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toEqual({ error: '502 Bad Gateway' });
  });

  test('a file is offered for saving, whatever it says it is', async () => {
    const { send } = setUp(
      { allow: ['workers.retrieveFile'] },
      new Response('<script>', {
        headers: {
          'content-type': 'text/html',
          'content-disposition': `inline; filename="a.html"; filename*=UTF-8''a.html`,
        },
      }),
      new Response('x'),
    );
    const answer = await send('/api/workers/wrk_1/files/f/a.html');
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="a.html"; filename*=UTF-8''a.html`,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect((await send('/api/workers/wrk_1/files/f/a.html')).headers.get('content-disposition')).toBe(
      'attachment',
    );
  });

  test('a redirect is not followed, and not told', async () => {
    const { send } = setUp({}, new Response(null, { status: 302, headers: { location: 'http://10.0.0.3' } }));
    const answer = await send('/api/tasks/tsk_1');
    expect(answer.headers.get('location')).toBeNull();
    expect(await refusalOf(answer)).toEqual([502, 'bad_gateway']);
  });

  test.each([
    ['ECONNREFUSED', 503],
    ['ENOTFOUND', 503],
    ['UND_ERR_CONNECT_TIMEOUT', 503],
    ['ECONNRESET', 502],
    ['UND_ERR_HEADERS_TIMEOUT', 502],
    ['UND_ERR_SOCKET', 502],
  ])('no answer because of %s: %d, once', async (code, status) => {
    const { fetch, logged, post } = setUp(
      {},
      new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) }),
    );
    const answer = await post({ input: 'x', taskId: 'tsk_1' });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('x-should-retry')).toBe(status === 503 ? 'true' : null);
    expect(answer.headers.get('retry-after')).toBe(status === 503 ? '1' : null);
    expect(fetch.calls).toHaveLength(1);
    expect(logged).toHaveLength(1);
  });

  test('a browser that leaves ends the reading, and leaves no listener', async () => {
    const cancel = vi.fn<() => void>();
    const endless = () =>
      new Response(
        new ReadableStream({ cancel, pull: (controller) => controller.enqueue(new Uint8Array(9)) }),
      );
    const { fetch, send } = setUp({}, endless);
    const answer = await send('/api/tasks/tsk_1');
    const reader = answer.body?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(cancel).toHaveBeenCalledTimes(1);
    expect(fetch.calls[0]?.init.signal?.aborted).toBe(true);

    const abort = new AbortController();
    const waiting = setUp(
      {},
      (call) =>
        new Promise((_, reject) => {
          call.init.signal?.addEventListener('abort', () => reject(new DOMException('x', 'AbortError')));
        }),
    );
    const pending = waiting.send('/api/tasks/tsk_1', { signal: abort.signal });
    setTimeout(() => abort.abort(), 5);
    expect((await pending).status).toBe(499);
  });

  test('an answer that breaks off breaks off here', async () => {
    const broken = () =>
      new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('cut')) }));
    const { send } = setUp({}, broken);
    await expect((await send('/api/tasks/tsk_1')).text()).rejects.toThrow('cut');
  });
});

describe('CORS', () => {
  const origins = ['https://friend.test'];

  test('none by default', async () => {
    const { send } = setUp();
    const answer = await send('/api/tasks/tsk_1', { headers: { origin: 'https://evil.test' } });
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    const preflight = await send('/api/tasks', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.test' },
    });
    expect(preflight.status).toBe(404);
  });

  test('for the origins that are named', async () => {
    const { send } = setUp({ origins });
    const preflight = await send('/api/tasks', {
      method: 'OPTIONS',
      headers: { origin: 'https://friend.test', 'access-control-request-headers': 'idempotency-key' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('idempotency-key');
    for (const answer of [
      preflight,
      await send('/api/tasks/tsk_1', { headers: { origin: 'https://friend.test' } }),
    ]) {
      expect(answer.headers.get('access-control-allow-origin')).toBe('https://friend.test');
      expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
      expect(answer.headers.get('vary')).toBe('origin');
    }
    const other = await send('/api/tasks/tsk_1', { headers: { origin: 'https://evil.test' } });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('options', () => {
  const authorize = () => true;
  test.each<[string, object]>([
    ['no authorize', { apiKey: key }],
    ['an unknown operation', { apiKey: key, authorize, allow: ['tasks.destroy'] }],
    ['a name of every object', { apiKey: key, authorize, allow: ['constructor'] }],
    ['an origin with a path', { apiKey: key, authorize, origins: ['https://a.test/'] }],
    ['every origin', { apiKey: key, authorize, origins: ['*'] }],
    ['a relative API', { apiKey: key, authorize, baseURL: '/api' }],
    ['a limit that is none', { apiKey: key, authorize, limits: { maxFiles: Number.NaN } }],
    ['an unknown limit', { apiKey: key, authorize, limits: { maxFile: 1 } }],
    ['no budget', { apiKey: key, authorize, limits: { budgets: [] } }],
    ['something else as client', { client: {}, authorize }],
  ])('%s is an error at once', (_, options) => {
    expect(() => createHandingerProxy(options as HandingerProxyOptions)).toThrow(
      expect.objectContaining({ code: 'invalid_option' }) as Error,
    );
  });

  test('a key that is missing', () => {
    vi.stubEnv('HANDINGER_API_KEY', undefined);
    expect(() => createHandingerProxy({ authorize })).toThrow(
      expect.objectContaining({ code: 'missing_api_key' }) as Error,
    );
    vi.unstubAllEnvs();
  });
});
