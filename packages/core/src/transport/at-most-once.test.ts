import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Handinger } from '../index.ts';
import { fakeFetch, json } from '../testing/fake-fetch.ts';
import { recordedWaits } from '../testing/recorded-waits.ts';

vi.mock('../async/sleep.ts', () => import('../testing/recorded-waits.ts'));
beforeEach(() => {
  recordedWaits.length = 0;
});

const handinger = new Handinger({
  apiKey: 'hdg_test_0123456789',
  baseURL: 'https://api.test',
  logLevel: 'off',
});

describe('keys of idempotency and ids of tasks', () => {
  test('every POST carries a key, the same for all attempts and another for each call', async () => {
    const fetch = fakeFetch(json({}, 500), json({}, 500), json({ id: 'wrk_1' }));
    const client = handinger.withOptions({ fetch });
    await client.workers.create({ title: 'a' });
    await client.workers.create({ title: 'a' });
    const keys = fetch.calls.map((call) => call.headers.get('idempotency-key'));
    expect(keys[0]).toMatch(/^idk_[\dA-HJKMNP-TV-Z]{26}$/);
    expect(keys.slice(0, 3)).toEqual([keys[0], keys[0], keys[0]]);
    expect(keys[3]).not.toBe(keys[0]);
  });

  test('a GET, PUT, PATCH and DELETE carry none unless it is given', async () => {
    const fetch = fakeFetch(json({}));
    const client = handinger.withOptions({ fetch });
    await client.workers.retrieve('wrk_1');
    await client.workers.update('wrk_1', {});
    await client.workers.webhooks.update('wrk_1', { url: null });
    await client.workers.delete('wrk_1');
    expect(fetch.calls.map((call) => call.headers.has('idempotency-key'))).toEqual([
      false,
      false,
      false,
      false,
    ]);
    await client.workers.update('wrk_1', {}, { idempotencyKey: 'mine' });
    expect(fetch.calls[4]?.headers.get('idempotency-key')).toBe('mine');
  });

  test('a new task gets its id from the client, the same for all attempts', async () => {
    const fetch = fakeFetch(json({}, 503), json({}, 429), json({ id: 'wrk_1' }));
    await handinger.withOptions({ fetch }).tasks.create({ input: 'x' });
    const bodies = fetch.calls.map((call) => JSON.parse(String(call.body)) as { taskId: string });
    expect(bodies[0]?.taskId).toMatch(/^tsk_[\dA-HJKMNP-TV-Z]{26}$/);
    expect(new Set(bodies.map((body) => body.taskId)).size).toBe(1);
    expect(new Set(fetch.calls.map((call) => call.headers.get('idempotency-key'))).size).toBe(1);
  });

  test('a task keeps the id that the caller gives', async () => {
    const fetch = fakeFetch(json({}));
    await handinger.withOptions({ fetch }).tasks.create({ input: 'x', taskId: 'tsk_mine' });
    expect(JSON.parse(String(fetch.calls[0]?.body))).toEqual({ input: 'x', taskId: 'tsk_mine' });
  });

  test('two calls with one key of the caller have one body', async () => {
    const fetch = fakeFetch(json({}));
    const client = handinger.withOptions({ fetch });
    await client.tasks.create({ input: 'x' }, { idempotencyKey: 'order-1' });
    await client.tasks.create({ input: 'x' }, { idempotencyKey: 'order-1' });
    expect(fetch.calls.map((call) => call.body)).toEqual(['{"input":"x"}', '{"input":"x"}']);
    expect(fetch.calls.map((call) => call.headers.get('idempotency-key'))).toEqual(['order-1', 'order-1']);
  });

  test('also where the key is given as a header', async () => {
    const fetch = fakeFetch(json({}));
    await handinger
      .withOptions({ fetch })
      .tasks.create({ input: 'x' }, { headers: { 'Idempotency-Key': 'order-1' } });
    expect(fetch.calls[0]?.body).toBe('{"input":"x"}');
    expect(fetch.calls[0]?.headers.get('idempotency-key')).toBe('order-1');
  });
});

describe('a task is never started twice', () => {
  // A continued worker has its most recent task, which only the server knows.
  const starts = [
    ['tasks.create', 'tsk_1', (client: Handinger) => client.tasks.create({ input: 'x', taskId: 'tsk_1' })],
    [
      'tasks.create, streamed',
      'tsk_1',
      (client: Handinger) => client.tasks.create({ input: 'x', taskId: 'tsk_1', stream: true }),
    ],
    [
      'tasks.create with a file',
      'tsk_1',
      (client: Handinger) => client.tasks.create({ input: 'x', taskId: 'tsk_1', files: [new Blob(['a'])] }),
    ],
    ['workers.continue', undefined, (client: Handinger) => client.workers.continue('wrk_1', { input: 'x' })],
    [
      'post to /api/tasks',
      'tsk_1',
      (client: Handinger) => client.post('/api/tasks', { body: { input: 'x', taskId: 'tsk_1' } }),
    ],
  ] as const;

  describe.each(starts)('%s', (_, taskId, start) => {
    test.each([
      ['500', json({ error: 'Broken.' }, 500)],
      ['502 of a proxy', new Response('<html>Bad gateway</html>', { status: 502 })],
      ['504 of a proxy', new Response('', { status: 504 })],
      ['409', json({ error: 'Busy.' }, 409)],
      ['500 with x-should-retry', json({}, 500, { 'x-should-retry': 'true' })],
      ['a reset', Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })],
      ['a browser’s error', new TypeError('Failed to fetch')],
      [
        'undici’s limit on headers',
        Object.assign(new TypeError('fetch failed'), { cause: { code: 'UND_ERR_HEADERS_TIMEOUT' } }),
      ],
    ])('%s: sent once, and the error names the task', async (_, answer) => {
      const fetch = fakeFetch(answer);
      const error = await Promise.resolve(start(handinger.withOptions({ fetch }))).catch(
        (error: unknown) => error,
      );
      expect(error).toBeInstanceOf(Handinger.APIError);
      expect(fetch.calls).toHaveLength(1);
      expect((error as InstanceType<typeof Handinger.APIError>).taskId).toBe(taskId);
    });

    test.each([
      ['408', json({}, 408)],
      ['429', json({}, 429)],
      ['503', json({}, 503)],
      ['refused', Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })],
      ['no such host', Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } })],
    ])('%s: sent again, because it was not accepted', async (_, answer) => {
      const fetch = fakeFetch(answer, json({ error: 'Stop here.' }, 400));
      await expect(start(handinger.withOptions({ fetch }))).rejects.toMatchObject({ status: 400 });
      expect(fetch.calls).toHaveLength(2);
    });
  });
});
