import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Handinger } from '../index.ts';
import { fakeFetch, json, type FakeCall } from '../test-support/fake-fetch.ts';
import { workerOf } from '../test-support/turn-server.ts';
import {
  answerJson,
  startLoopbackServer,
  type LoopbackHandler,
} from '../test-support/start-loopback-server.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));

const task = { task: { id: 'tsk_1' }, turns: [] };
const refusal = json({ error: 'This API key is revoked.', code: 'invalid_api_key' }, 401);

/** Gives `hdg_test_key_1`, then `hdg_test_key_2`, and so on. */
function mint() {
  let made = 0;
  return vi.fn<() => Promise<string>>(async () => `hdg_test_key_${(made += 1)}`);
}

const keyOf = ({ headers }: FakeCall) => headers.get('authorization')?.replace('Bearer ', '');
const connect = (options: ConstructorParameters<typeof Handinger>[0]) =>
  new Handinger({ baseURL: 'https://api.test', logLevel: 'off', ...options });

let apiKey: ReturnType<typeof mint>;
beforeEach(() => {
  apiKey = mint();
});

describe('a key that a function gave, and the server refuses', () => {
  test('is asked for again, and the request is made once more', async () => {
    const fetch = fakeFetch(refusal, json(task));
    expect(await connect({ apiKey, fetch }).tasks.retrieve('tsk_1')).toEqual(task);
    expect(fetch.calls.map(keyOf)).toEqual(['hdg_test_key_1', 'hdg_test_key_2']);
  });

  test('only once, also where more retries are permitted', async () => {
    const fetch = fakeFetch(refusal);
    const call = connect({ apiKey, fetch, maxRetries: 5 }).tasks.retrieve('tsk_1');
    await expect(call).rejects.toMatchObject({
      name: 'AuthenticationError',
      safeToRetry: true,
      attempts: [{ status: 401 }, { status: 401 }],
    });
    expect(apiKey).toHaveBeenCalledTimes(2);
  });

  test('also where no retries are permitted, since nothing failed but the key', async () => {
    const fetch = fakeFetch(refusal, json(task));
    expect(await connect({ apiKey, fetch, maxRetries: 0 }).tasks.retrieve('tsk_1')).toEqual(task);
  });

  test('also for what starts a task: the same body, and no look for it', async () => {
    const fetch = fakeFetch(refusal, json({ id: 'wrk_1', metadata: {} }));
    await connect({ apiKey, fetch }).tasks.create({ input: 'x' });
    expect(fetch.calls.map(({ init }) => init.method)).toEqual(['POST', 'POST']);
    expect(fetch.calls[1]?.body).toBe(fetch.calls[0]?.body);
    expect(fetch.calls[1]?.headers.get('idempotency-key')).toBe(
      fetch.calls[0]?.headers.get('idempotency-key'),
    );
  });

  test('a file that can be read again goes along; a stream that was read does not', async () => {
    const input = { input: 'x', files: [new File(['a'], 'a.txt')] };
    const again = fakeFetch(refusal, json({ id: 'wrk_1', metadata: {} }));
    await connect({ apiKey, fetch: again }).tasks.create(input);
    expect(again.calls).toHaveLength(2);

    await using server = await startLoopbackServer(answerJson({ error: 'Revoked.' }, 401));
    const files = [{ data: new Blob(['a'.repeat(300_000)]).stream(), filename: 'a.txt' }];
    const client = new Handinger({ apiKey: mint(), baseURL: server.baseURL, logLevel: 'off' });
    await expect(client.tasks.create({ input: 'x', files })).rejects.toMatchObject({ status: 401 });
    expect(server.requests).toHaveLength(1);
  });

  test('hooks are told of the retry, and of the error that led to it', async () => {
    const onRetry = vi.fn<(event: { error: unknown; delayMs: number }) => void>();
    const fetch = fakeFetch(refusal, json(task));
    await connect({ apiKey, fetch, hooks: { onRetry } }).tasks.retrieve('tsk_1');
    expect(onRetry).toHaveBeenCalledOnce();
    expect(onRetry.mock.calls[0]?.[0]).toMatchObject({ delayMs: 0, error: { status: 401 } });
  });

  test('a function that fails then is the error', async () => {
    apiKey.mockResolvedValueOnce('hdg_test_key_1').mockRejectedValueOnce(new Error('no network'));
    const call = connect({ apiKey, fetch: fakeFetch(refusal) }).tasks.retrieve('tsk_1');
    await expect(call).rejects.toMatchObject({ code: 'api_key_unavailable', safeToRetry: true });
  });

  test('an abort ends the wait for the new key', async () => {
    const controller = new AbortController();
    apiKey.mockResolvedValueOnce('hdg_test_key_1').mockImplementationOnce(() => {
      setTimeout(() => controller.abort(), 10);
      return new Promise(() => undefined);
    });
    const { signal } = controller;
    const call = connect({ apiKey, fetch: fakeFetch(refusal) }).tasks.retrieve('tsk_1', { signal });
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
  });
});

describe('nothing is made again', () => {
  test.each([
    ['a key that is a string', { apiKey: 'hdg_test_0123456789' }],
    ['no key', { apiKey: null }],
    [
      'another authorization of the caller’s',
      { apiKey: mint(), defaultHeaders: { authorization: 'Basic abc' } },
    ],
  ])('for %s', async (_, options) => {
    const fetch = fakeFetch(refusal);
    await expect(connect({ ...options, fetch }).tasks.retrieve('tsk_1')).rejects.toMatchObject({
      status: 401,
    });
    expect(fetch.calls).toHaveLength(1);
  });

  test('for a key that may not do this', async () => {
    const fetch = fakeFetch(json({ error: 'No access.' }, 403));
    await expect(connect({ apiKey, fetch }).tasks.retrieve('tsk_1')).rejects.toMatchObject({ status: 403 });
    expect(apiKey).toHaveBeenCalledOnce();
  });
});

describe('many calls that are refused at the same time', () => {
  /** Gives one key until it is told to renew it. */
  function current() {
    let [renewals, key] = [0, 'hdg_test_old'];
    let isRefused = false;
    return {
      get renewals() {
        return renewals;
      },
      refuse: () => (isRefused = true),
      apiKey: async () => {
        if (isRefused && key === 'hdg_test_old') {
          renewals += 1;
          await new Promise((resolve) => setTimeout(resolve, 30));
          if (renewals === 1) key = 'hdg_test_new';
        }
        return key;
      },
    };
  }

  test('20 calls, 1 question', async () => {
    const keys = current();
    let waiting = 0;
    let release!: () => void;
    const allAreThere = new Promise<void>((resolve) => (release = resolve));
    const fetch = fakeFetch(async (call) => {
      if (keyOf(call) === 'hdg_test_new') return json(task);
      if ((waiting += 1) === 20) release();
      await allAreThere;
      keys.refuse();
      return refusal.clone();
    });
    const client = connect({ apiKey: keys.apiKey, fetch });
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.tasks.retrieve('tsk_1')));
    expect(answers).toEqual(Array.from({ length: 20 }, () => task));
    expect(keys.renewals).toBe(1);
    expect(fetch.calls).toHaveLength(40);
  });

  test('one whose refusal comes late takes the key that was made meanwhile', async () => {
    const keys = current();
    let refuseLate!: () => void;
    const late = new Promise<void>((resolve) => (refuseLate = resolve));
    const fetch = fakeFetch(async (call) => {
      if (keyOf(call) === 'hdg_test_new') return json(task);
      if (call.url.endsWith('late')) await late;
      keys.refuse();
      return refusal.clone();
    });
    const client = connect({ apiKey: keys.apiKey, fetch });
    const slow = client.tasks.retrieve('late');
    await client.tasks.retrieve('early');
    refuseLate();
    expect(await slow).toEqual(task);
    expect(keys.renewals).toBe(1);
  });

  test('a function that gives each user a key of their own: nobody gets another’s', async () => {
    const users = ['ada', 'ben'];
    const asked: Record<string, number> = { ada: 0, ben: 0 };
    let user = '';
    const apiKey = async () => {
      const name = user;
      asked[name] = (asked[name] ?? 0) + 1;
      return `hdg_test_${name}_${asked[name]}`;
    };
    const fetch = fakeFetch(async (call) => {
      const [, , name = '', count] = keyOf(call)?.split('_') ?? [];
      user = name;
      return count === '1' ? refusal.clone() : json({ name });
    });
    const client = connect({ apiKey, fetch });
    for (const name of users) {
      user = name;
      expect(await client.get('/api/x')).toEqual({ name });
    }
    expect(asked).toEqual({ ada: 2, ben: 2 });
  });

  test('a later refusal of the same key is a question of its own', async () => {
    const constant = vi.fn<() => Promise<string>>(async () => 'hdg_test_same');
    const client = connect({ apiKey: constant, fetch: fakeFetch(refusal) });
    await expect(client.tasks.retrieve('tsk_1')).rejects.toMatchObject({ status: 401 });
    await new Promise((resolve) => setTimeout(resolve, 5));
    await expect(client.tasks.retrieve('tsk_1')).rejects.toMatchObject({ status: 401 });
    expect(constant).toHaveBeenCalledTimes(4);
  });
});

test('a key that expires between the drop of a stream and its resumption', async () => {
  const text = (id: number, delta: string) =>
    `id: ${id}\ndata: ${JSON.stringify({ type: 'text-delta', id: 't', delta })}\n\n`;
  const start = `id: 1\ndata: {"type":"start"}\n\nid: 2\ndata: ${JSON.stringify({
    type: 'data-task',
    data: { taskId: 'tsk_1', turnId: 'trn_1', workerId: 'wrk_1', seq: 0 },
  })}\n\nid: 3\ndata: {"type":"text-start","id":"t"}\n\n`;
  let isExpired = false;
  const answer: LoopbackHandler = (response, { headers, method }) => {
    const key = headers.authorization?.replace('Bearer ', '');
    if (isExpired && key === 'hdg_test_key_1')
      return answerJson({ error: 'Expired.' }, 401)(response, {} as never);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    if (method === 'POST') {
      isExpired = true;
      response.write(start + text(4, 'one '), () => setTimeout(() => response.destroy(), 10));
      return undefined;
    }
    expect(headers['last-event-id']).toBe('4');
    const worker = { type: 'data-worker', data: { ...workerOf(undefined), output_text: 'one two' } };
    const end = [{ type: 'text-end', id: 't' }, worker, { type: 'finish' }];
    const events = end.map((chunk, n) => `id: ${n + 6}\ndata: ${JSON.stringify(chunk)}\n\n`);
    response.end(`${text(5, 'two')}${events.join('')}data: [DONE]\n\n`);
    return undefined;
  };
  await using server = await startLoopbackServer(answer);
  const asked: string[] = [];
  const client = new Handinger({
    // Asked at each attempt, but it hands out what it has until it is asked after a refusal.
    apiKey: async () => {
      const key = asked.length < 2 ? 'hdg_test_key_1' : 'hdg_test_key_2';
      asked.push(key);
      return key;
    },
    baseURL: server.baseURL,
    logLevel: 'off',
  });
  const stream = await client.tasks.create({ input: 'x', taskId: 'tsk_1', workerId: 'wrk_1', stream: true });
  let read = '';
  for await (const chunk of stream) if (chunk.type === 'text-delta') read += chunk.delta;
  expect(read).toBe('one two');
  expect(asked).toEqual(['hdg_test_key_1', 'hdg_test_key_1', 'hdg_test_key_2']);
  expect(server.requests.map(({ method }) => method)).toEqual(['POST', 'GET', 'GET']);
});
