import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Handinger } from '../index.ts';
import { fakeFetch, json, type FakeCall } from '../test-support/fake-fetch.ts';
import { recordedWaits } from '../test-support/recorded-waits.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));
beforeEach(() => {
  recordedWaits.length = 0;
});

const handinger = new Handinger({
  apiKey: 'hdg_test_0123456789',
  baseURL: 'https://api.test',
  logLevel: 'off',
});

/** What the API says when it is asked for a task that does not exist. */
const notThere = json({ error: 'There is no task.' }, 404);

function posts({ calls }: { readonly calls: FakeCall[] }): FakeCall[] {
  return calls.filter(({ init }) => init.method === 'POST');
}

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
    const fetch = fakeFetch(json({}, 429), notThere, json({}, 429), notThere, json({ id: 'wrk_1' }));
    await handinger.withOptions({ fetch }).tasks.create({ input: 'x' });
    const bodies = posts(fetch).map((call) => JSON.parse(String(call.body)) as { taskId: string });
    expect(bodies[0]?.taskId).toMatch(/^tsk_[\dA-HJKMNP-TV-Z]{26}$/);
    expect(new Set(bodies.map((body) => body.taskId)).size).toBe(1);
    expect(bodies).toHaveLength(3);
    expect(new Set(posts(fetch).map((call) => call.headers.get('idempotency-key'))).size).toBe(1);
  });

  test('a task keeps the id that the caller gives', async () => {
    const fetch = fakeFetch(json({}));
    await handinger.withOptions({ fetch }).tasks.create({ input: 'x', taskId: 'tsk_mine' });
    expect(JSON.parse(String(fetch.calls[0]?.body))).toEqual({
      input: 'x',
      taskId: 'tsk_mine',
      turnId: expect.stringMatching(/^trn_[\dA-HJKMNP-TV-Z]{26}$/) as string,
    });
  });

  test('a turn gets its id from the client, the same for all attempts; or keeps the one that the caller gives', async () => {
    const fetch = fakeFetch(json({}, 429), notThere, json({}, 429), notThere, json({ id: 'wrk_1' }));
    const client = handinger.withOptions({ fetch });
    await client.workers.continue('wrk_1', { input: 'x' });
    const ids = posts(fetch).map((call) => (JSON.parse(String(call.body)) as { turnId: string }).turnId);
    expect(ids).toEqual([ids[0], ids[0], ids[0]]);
    expect(ids[0]).toMatch(/^trn_[\dA-HJKMNP-TV-Z]{26}$/);
    await client.tasks.create({ input: 'x', turnId: 'mine' });
    expect(JSON.parse(String(posts(fetch)[3]?.body))).toMatchObject({ turnId: 'mine' });
  });

  describe('with a key of the caller', () => {
    type Params = Handinger.TaskCreateParams;

    async function bodiesOf(
      ...calls: [Params, Handinger.RequestOptions][]
    ): Promise<Record<string, string>[]> {
      const fetch = fakeFetch(({ init }) => (init.method === 'POST' ? json({}) : notThere.clone()));
      const client = handinger.withOptions({ fetch });
      for (const [params, options] of calls) await client.tasks.create(params, options);
      expect(posts(fetch).every(({ headers }) => headers.has('idempotency-key'))).toBe(true);
      return posts(fetch).map(({ body }) => JSON.parse(String(body)) as Record<string, string>);
    }

    test.each([
      ['as an option', { idempotencyKey: 'order-1' }],
      ['as a header', { headers: { 'Idempotency-Key': 'order-1' } }],
    ])('%s: two calls send one body, with ids that are made from the key', async (_, options) => {
      const params = { input: 'x', workerId: 'wrk_1' };
      const [first, second] = await bodiesOf([params, options], [params, options]);
      expect(second).toEqual(first);
      expect(first).toEqual({
        ...params,
        taskId: expect.stringMatching(/^tsk_[\dA-HJKMNP-TV-Z]{26}$/) as string,
        turnId: expect.stringMatching(/^trn_[\dA-HJKMNP-TV-Z]{26}$/) as string,
      });
    });

    test('the ids differ by key, worker and task', async () => {
      const options = { idempotencyKey: 'order-1' };
      const bodies = await bodiesOf(
        [{ input: 'x', workerId: 'wrk_1' }, options],
        [{ input: 'x', workerId: 'wrk_1' }, { idempotencyKey: 'order-2' }],
        [{ input: 'x', workerId: 'wrk_2' }, options],
        [{ input: 'x', workerId: 'wrk_1', taskId: 'tsk_1' }, options],
        [{ input: 'x' }, options],
      );
      expect(new Set(bodies.map(({ turnId }) => turnId)).size).toBe(5);
      expect(new Set(bodies.map(({ taskId }) => taskId)).size).toBe(5);
      expect(bodies[3]?.['taskId']).toBe('tsk_1');
    });

    test('without a worker they are those of one API key; where there is none, the task is the server’s to name', async () => {
      const params = { input: 'x' };
      const options = { idempotencyKey: 'order-1' };
      const bodies: Record<string, string>[] = [];
      for (const apiKey of ['hdg_test_aaaaaaaaaa', 'hdg_test_bbbbbbbbbb', null]) {
        const fetch = fakeFetch(({ init }) => (init.method === 'POST' ? json({}) : notThere.clone()));
        await handinger.withOptions({ fetch, apiKey }).tasks.create(params, options);
        bodies.push(JSON.parse(String(posts(fetch)[0]?.body)) as Record<string, string>);
      }
      expect(new Set(bodies.map(({ turnId }) => turnId)).size).toBe(3);
      expect(bodies.map(({ taskId }) => taskId !== undefined)).toEqual([true, true, false]);
    });
  });
});

describe('a call that is written out by hand', () => {
  const start = (client: Handinger) => client.post('/api/tasks', { body: { input: 'x', taskId: 'tsk_1' } });

  test.each([
    ['500', json({ error: 'Broken.' }, 500)],
    ['502 of a proxy', new Response('<html>Bad gateway</html>', { status: 502 })],
    ['503 of a proxy', new Response('', { status: 503 })],
    ['500 with x-should-retry', json({}, 500, { 'x-should-retry': 'true' })],
    ['a reset', Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } })],
    ['a browser’s error', new TypeError('Failed to fetch')],
  ])('%s: sent once, and the error names the task', async (_, answer) => {
    const fetch = fakeFetch(answer);
    const error: unknown = await start(handinger.withOptions({ fetch })).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Handinger.APIError);
    expect(error).toMatchObject({ taskId: 'tsk_1', attempts: [{ number: 1, action: 'send' }] });
    expect(fetch.calls).toHaveLength(1);
  });

  test.each([
    ['408', json({}, 408)],
    ['429', json({}, 429)],
    ['409', json({ error: 'Busy.' }, 409)],
    ['503 that names a time', json({}, 503, { 'retry-after': '1' })],
    ['refused', Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNREFUSED' } })],
    ['no such host', Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } })],
  ])('%s: sent again, because it was not accepted', async (_, answer) => {
    const fetch = fakeFetch(answer, json({ error: 'Stop here.' }, 400));
    await expect(start(handinger.withOptions({ fetch }))).rejects.toMatchObject({
      status: 400,
      safeToRetry: true,
    });
    expect(fetch.calls).toHaveLength(2);
  });
});
