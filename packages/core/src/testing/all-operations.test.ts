import { expect, test } from 'vitest';
import { operations } from '../generated/operations.gen.ts';
import type { SchedulePreview, Usage } from '../generated/types.gen.ts';
import { validators } from '../zod/validators.ts';
import { createFakeHandinger } from './create-fake-handinger.ts';

const fake = createFakeHandinger({ apiKey: null });

/** Sends a request, and checks what it answers by the API's document. */
async function call(method: string, path: string, json?: object): Promise<{ status: number; body: unknown }> {
  const response = await fake.fetch(`${fake.baseURL}${path}`, {
    method,
    ...(json && { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } }),
  });
  const isJson = response.headers.get('content-type') === 'application/json';
  const body: unknown = isJson ? await response.json() : await response.text();
  const operation = fake.requests.at(-1)?.operation ?? '';
  expect(response.ok && isJson ? validators.checkAnswer(operation, body) : []).toEqual([]);
  return { status: response.status, body };
}

test('every operation of the API answers, with what the document says', async () => {
  const { id } = fake.addWorker();
  const worker = `/api/workers/${id}`;
  fake.answerNext({ text: 'Done.', files: [{ filename: 'a.txt', data: 'bytes' }] });
  await call('POST', '/api/workers', { prompt: 'Fetch sticks.' });
  await call('GET', '/api/workers');
  await call('POST', '/api/tasks', { workerId: id, input: 'x', taskId: 'tsk_1' });
  await call('POST', worker, { input: 'y' });
  await call('GET', worker);
  await call('PATCH', worker, { summary: 'Short.' });
  expect((await call('GET', `${worker}/template`)).body).toMatchObject({ id, summary: 'Short.' });
  expect((await call('GET', `${worker}/email`)).body).toMatchObject({ email: expect.stringContaining('@') });
  await call('GET', `${worker}/stream`);
  expect((await call('GET', `${worker}/files/tsk_1/a.txt`)).body).toBe('bytes');
  for (const path of ['/api/tasks', '/api/tasks/tsk_1', '/api/tasks/tsk_1/turns']) await call('GET', path);
  await call('DELETE', '/api/tasks/tsk_1');
  const { body: usage } = await call('GET', `/api/usage?workerId=${id}`);
  expect(usage).toMatchObject({ interval: 'day', timezone: 'UTC', totals: { turns: 2, errors: 0 } });
  expect((usage as Usage).buckets.at(-1)).toMatchObject({ turns: 2 });

  const schedules = `${worker}/schedules`;
  const whens = [
    { type: 'delayed', delayInSeconds: 60 },
    { type: 'interval', intervalSeconds: 3600 },
    { type: 'cron', cron: '0 9 * * 1-5' },
    { type: 'scheduled', date: new Date(Date.now() + 60_000).toISOString() },
  ];
  for (const when of whens) {
    const { body: preview } = await call('POST', `${schedules}/preview`, { when, count: 3 });
    const { runs } = preview as SchedulePreview;
    expect(runs).toHaveLength(when.type === 'cron' || when.type === 'interval' ? 3 : 1);
    expect(runs.map(({ at }) => at)).toEqual(runs.map(({ at }) => at).toSorted());
    expect((await call('POST', schedules, { input: 'x', when })).body).toMatchObject({ type: when.type });
  }
  const { body } = await call('GET', schedules);
  expect(body).toMatchObject({ schedules: whens.map(({ type }) => ({ type })), workerId: id });
  const [first] = (body as { schedules: { id: string }[] }).schedules;
  expect((await call('DELETE', `${schedules}/${first?.id}`)).body).toEqual({ cancelled: true });

  const webhook = `${worker}/webhook`;
  expect((await call('GET', webhook)).body).toEqual({ token: null, url: null });
  const { body: made } = await call('PUT', webhook, { url: 'https://example.com/hook' });
  const { body: renewed } = await call('POST', `${webhook}/regenerate-token`);
  expect(renewed).toMatchObject({ url: 'https://example.com/hook', token: expect.stringMatching(/^whk_/) });
  expect(renewed).not.toEqual(made);
  expect((await call('GET', `${webhook}/executions`)).body).toMatchObject({ logs: [], totalCount: 0 });
  expect((await call('POST', `${webhook}/executions/wex_1/resend`)).body).toMatchObject({
    code: 'not_found',
  });
  expect((await call('DELETE', webhook)).body).toEqual({ token: null, url: null });
  await call('DELETE', worker);

  const called = new Set(fake.requests.map(({ operation }) => operation));
  expect([...called].toSorted()).toEqual(Object.keys(operations).toSorted());
});

test.each([
  ['POST', '/schedules', { input: 'x', when: { type: 'cron', cron: 'every day' } }, 422],
  ['POST', '/schedules', { input: 'x', when: { type: 'scheduled', date: '2001-01-01T00:00:00Z' } }, 422],
  ['POST', '/schedules', { input: 'x', when: { type: 'delayed', delayInSeconds: 0 } }, 400],
  ['POST', '/schedules', { input: 'x', when: { type: 'never' } }, 400],
  ['POST', '/schedules/preview', { when: { type: 'cron', cron: 'every day' } }, 422],
  ['POST', '/schedules/preview', { when: { type: 'delayed', delayInSeconds: 9 }, count: 21 }, 400],
  ['PUT', '/webhook', { url: 'no url' }, 400],
  ['PUT', '/webhook', {}, 400],
  ['DELETE', '/schedules/sch_none', undefined, 404],
] as const)('%s %s refuses %j', async (method, path, json, status) => {
  const { id } = fake.addWorker();
  expect(await call(method, `/api/workers/${id}${path}`, json)).toMatchObject({
    status,
    body: { error: expect.any(String) },
  });
});

test('a path that is no operation is a 404 that names it', async () => {
  expect(await call('GET', '/api/nothing')).toMatchObject({
    status: 404,
    body: { error: expect.stringContaining('GET /api/nothing') },
  });
});
