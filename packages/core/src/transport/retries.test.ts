import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Handinger } from '../index.ts';
import { fakeFetch, json } from '../test-support/fake-fetch.ts';
import { recordedWaits } from '../test-support/recorded-waits.ts';

vi.mock('../async/sleep.ts', () => import('../test-support/recorded-waits.ts'));
beforeEach(() => {
  recordedWaits.length = 0;
  nock.disableNetConnect();
  vi.spyOn(Math, 'random').mockReturnValue(1);
});
afterEach(() => {
  vi.restoreAllMocks();
  nock.cleanAll();
  nock.enableNetConnect();
});

const api = 'https://api.test';
const handinger = new Handinger({
  apiKey: 'hdg_test_0123456789',
  baseURL: 'https://api.test',
  logLevel: 'off',
});
const task = { task: { id: 'tsk_1' }, turns: [] };

describe('what is repeated', () => {
  test.each([408, 409, 429, 500, 502, 503, 504])('a GET after %i, twice by default', async (status) => {
    const counts: string[] = [];
    nock(api)
      .get('/api/tasks/tsk_1')
      .times(2)
      .reply(status, function () {
        counts.push(String(this.req.headers['x-handinger-retry-count']));
        return { error: 'Not now.' };
      });
    nock(api).get('/api/tasks/tsk_1').matchHeader('x-handinger-retry-count', '2').reply(200, task);
    expect(await handinger.tasks.retrieve('tsk_1')).toEqual(task);
    expect(counts).toEqual(['0', '1']);
    expect(recordedWaits).toEqual([375, 750]);
  });

  test.each([400, 401, 402, 403, 404, 413, 415, 422])('nothing after %i', async (status) => {
    const scope = nock(api).get('/api/tasks/tsk_1').reply(status, { error: 'Never.' });
    await expect(handinger.tasks.retrieve('tsk_1')).rejects.toMatchObject({
      status,
      message: `${status} Never.`,
    });
    expect(scope.isDone()).toBe(true);
  });

  test('as often as maxRetries says, of the client or of the call', async () => {
    const fetch = fakeFetch(json({ error: 'Down.' }, 500));
    const client = handinger.withOptions({ fetch, maxRetries: 4 });
    await expect(client.tasks.retrieve('tsk_1')).rejects.toMatchObject({ status: 500 });
    expect(fetch.calls).toHaveLength(5);
    await expect(client.tasks.retrieve('tsk_1', { maxRetries: 0 })).rejects.toMatchObject({ status: 500 });
    expect(fetch.calls).toHaveLength(6);
  });

  test('x-should-retry decides', async () => {
    nock(api).get('/api/tasks/tsk_1').reply(500, { error: 'No.' }, { 'x-should-retry': 'false' });
    await expect(handinger.tasks.retrieve('tsk_1')).rejects.toMatchObject({ status: 500 });
    nock(api).get('/api/tasks/tsk_1').reply(404, { error: 'Not yet.' }, { 'x-should-retry': 'true' });
    nock(api).get('/api/tasks/tsk_1').reply(200, task);
    expect(await handinger.tasks.retrieve('tsk_1')).toEqual(task);
  });

  test('a connection error of a GET', async () => {
    nock(api)
      .get('/api/tasks/tsk_1')
      .replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
    nock(api).get('/api/tasks/tsk_1').reply(200, task);
    expect(await handinger.tasks.retrieve('tsk_1')).toEqual(task);
  });

  test('a conflict of a POST, but no idempotency conflict', async () => {
    nock(api).post('/api/workers').reply(409, { error: 'Busy.' });
    nock(api).post('/api/workers').reply(200, { id: 'wrk_1' });
    expect(await handinger.workers.create({})).toEqual({ id: 'wrk_1' });
    nock(api).post('/api/workers').reply(409, { error: 'Another body.', code: 'idempotency_conflict' });
    await expect(handinger.workers.create({})).rejects.toMatchObject({
      status: 409,
      code: 'idempotency_conflict',
    });
  });
});

describe('how long is waited', () => {
  const inHalfAMinute = () => new Date(Date.now() + 30_000).toUTCString();

  test.each([
    ['Retry-After in seconds', () => ({ 'retry-after': '7' }), 7000],
    ['Retry-After of exactly 60 s', () => ({ 'retry-after': '60' }), 60_000],
    ['Retry-After of exactly 120 s', () => ({ 'retry-after': '120' }), 120_000],
    ['retry-after-ms', () => ({ 'retry-after-ms': '1234' }), 1234],
    ['garbage', () => ({ 'retry-after': 'soon' }), 375],
  ])('%s', async (_, headers, expected) => {
    const fetch = fakeFetch(json({}, 429, headers()), json(task));
    await handinger.withOptions({ fetch }).tasks.retrieve('tsk_1');
    expect(fetch.calls).toHaveLength(2);
    expect(recordedWaits).toEqual([expected]);
  });

  test('Retry-After as a date', async () => {
    const fetch = fakeFetch(json({}, 503, { 'retry-after': inHalfAMinute() }), json(task));
    await handinger.withOptions({ fetch }).tasks.retrieve('tsk_1');
    expect(recordedWaits[0]).toBeGreaterThan(28_000);
    expect(recordedWaits[0]).toBeLessThanOrEqual(30_000);
  });

  test.each(['0', new Date(Date.now() - 60_000).toUTCString()])('at once: %s', async (value) => {
    const fetch = fakeFetch(json({}, 429, { 'retry-after': value }), json(task));
    await handinger.withOptions({ fetch }).tasks.retrieve('tsk_1');
    expect(recordedWaits).toEqual([0]);
    expect(fetch.calls).toHaveLength(2);
  });

  test.each([{ 'retry-after': '121' }, { 'retry-after': '3600' }, { 'retry-after-ms': '120001' }])(
    'more than 120 s is an error at once: %o',
    async (headers) => {
      const fetch = fakeFetch(
        json({ error: 'Slow down.' }, 429, headers as Record<string, string>),
        json(task),
      );
      const error = await handinger
        .withOptions({ fetch })
        .tasks.retrieve('tsk_1')
        .catch((error: unknown) => error);
      expect(error).toBeInstanceOf(Handinger.RateLimitError);
      expect((error as { retryAfterMs: number }).retryAfterMs).toBeGreaterThan(120_000);
      expect(fetch.calls).toHaveLength(1);
    },
  );
});
