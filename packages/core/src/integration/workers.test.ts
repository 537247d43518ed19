import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Handinger } from '../index.ts';

let server: TestServer;
let handinger: Handinger;
beforeAll(async () => {
  server = await startTestServer();
  handinger = new Handinger({ apiKey: server.key, baseURL: server.url });
});
afterAll(() => server.close());

describe('workers', () => {
  test('create, retrieve, update, list and delete', async () => {
    const created = await handinger.workers.create({
      title: 'Echo',
      instructions: 'Repeat what you are told.',
    });
    expect(created).toMatchObject({
      title: 'Echo',
      instructions: 'Repeat what you are told.',
      visibility: 'public',
    });

    const updated = await handinger.workers.update(created.id, { summary: 'Repeats.', outputSchema: null });
    expect(updated).toMatchObject({ id: created.id, summary: 'Repeats.', outputSchema: null });

    const list = await handinger.workers.list({ page: 1 });
    expect(list.workers.map((worker) => worker.id)).toContain(created.id);
    expect(await handinger.workers.list(null)).toMatchObject({ page: 1, totalCount: list.totalCount });

    const result = await handinger.tasks.create({ workerId: created.id, input: 'Hello.' });
    const state = await handinger.workers.retrieve(created.id);
    expect(state).toMatchObject({
      id: created.id,
      object: 'worker',
      status: 'completed',
      output_text: result.output_text,
    });
    expect(
      await handinger.workers.retrieve(created.id, { taskId: String(result.metadata['taskId']) }),
    ).toEqual(state);

    expect(await handinger.workers.delete(created.id)).toEqual({ deleted: true });
    await expect(handinger.workers.retrieve(created.id)).rejects.toBeInstanceOf(Handinger.NotFoundError);
  });

  test('withResponse gives the request id', async () => {
    const { data, response } = await handinger.workers.list().withResponse();
    expect(data.workers).toBeInstanceOf(Array);
    expect(response.headers.get('x-request-id')).toMatch(/./);
  });

  test('continue adds a turn to the most recent task', async () => {
    const { id: workerId } = await handinger.workers.create({ instructions: 'Repeat.' });
    const first = await handinger.tasks.create({ workerId, input: 'One.' });
    const second = await handinger.workers.continue(workerId, { input: 'Two.', budget: 'low' });
    expect(second.metadata['taskId']).toBe(first.metadata['taskId']);
    const stream = await handinger.workers.continue(workerId, { input: 'Three.', stream: true });
    for await (const _ of stream);
    const { items } = await handinger.tasks.listTurns(String(first.metadata['taskId']));
    expect(items.map((turn) => turn.input)).toEqual(['One.', 'Two.', 'Three.']);
  });

  test('what is wrong with a request is named field by field', async () => {
    const error = await handinger.workers
      .create({ title: '', summary: 'x'.repeat(81) })
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Handinger.BadRequestError);
    expect(error).toMatchObject({ code: 'invalid_request', requestId: expect.any(String) as string });
    expect(
      (error as InstanceType<typeof Handinger.BadRequestError>).issues?.map((issue) => issue.path),
    ).toEqual(expect.arrayContaining([expect.stringContaining('title'), expect.stringContaining('summary')]));
    await expect(handinger.workers.create({ outputSchema: { type: 'nonsense' } })).rejects.toBeInstanceOf(
      Handinger.UnprocessableEntityError,
    );
  });
});

describe('schedules, templates and usage', () => {
  test('a schedule is previewed, made, listed and cancelled', async () => {
    const { id: workerId } = await handinger.workers.create({ instructions: 'Be brief.' });
    const when = { type: 'cron', cron: '0 9 * * 1-5' } as const;
    const { runs } = await handinger.workers.schedules.preview(workerId, { when, count: 2 });
    const schedule = await handinger.workers.schedules.create(workerId, { input: 'Good morning.', when });
    expect(schedule).toMatchObject({ ...when, input: 'Good morning.', nextRunAt: runs[0]?.at });
    expect((await handinger.workers.schedules.list(workerId)).schedules).toEqual([schedule]);
    await handinger.workers.schedules.cancel(schedule.id, { workerId });
    expect((await handinger.workers.schedules.list(workerId)).schedules).toEqual([]);
  });

  test('a template is what was made, and usage counts its turns', async () => {
    const template = await handinger.workers.create({ title: 'Rex', instructions: 'Be brief.' });
    expect(await handinger.workers.retrieveTemplate(template.id)).toEqual(template);
    await handinger.tasks.create({ workerId: template.id, input: 'x' });
    const { buckets, totals } = await handinger.usage.retrieve({ workerId: template.id });
    expect(totals).toMatchObject({ turns: 1, errors: 0 });
    expect(buckets.reduce((sum, { turns }) => sum + turns, 0)).toBe(1);
  });
});

describe('operations that the server does not have yet', () => {
  const workerId = 'wrk_1';
  const calls: [string, () => PromiseLike<unknown>][] = [
    ['workers.retrieveEmail', () => handinger.workers.retrieveEmail(workerId, { maxRetries: 0 })],
  ];

  test.each(calls)('%s says so', async (_, call) => {
    const error = await Promise.resolve(call()).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Handinger.InternalServerError);
    expect(error).toMatchObject({
      status: 501,
      code: 'not_implemented',
      message: expect.stringMatching(/^501 This server does not /) as string,
    });
  });
});

describe('access', () => {
  test('a wrong key, a revoked key, a foreign worker', async () => {
    const stranger = new Handinger({ apiKey: 'hdg_test_000000000000000000000000', baseURL: server.url });
    await expect(stranger.workers.list()).rejects.toMatchObject({ name: 'AuthenticationError', status: 401 });

    const keyless = new Handinger({ apiKey: null, baseURL: server.url });
    await expect(keyless.workers.list()).rejects.toMatchObject({ status: 401, code: 'missing_api_key' });

    const { id } = await handinger.workers.create({ title: 'Mine', instructions: 'x' });
    const colleague = new Handinger({
      apiKey: await server.createKey({ user: 'usr_colleague' }),
      baseURL: server.url,
    });
    await expect(colleague.workers.update(id, { title: 'Yours' })).rejects.toBeInstanceOf(
      Handinger.PermissionDeniedError,
    );
    await server.revokeKeys('usr_colleague');
    await expect(colleague.workers.list()).rejects.toBeInstanceOf(Handinger.AuthenticationError);
  });

  test('an organization without credits', async () => {
    const apiKey = await server.createKey({ organization: 'org_poor', user: 'usr_poor' });
    const poor = new Handinger({ apiKey, baseURL: server.url });
    await server.setCredits('org_poor', 0);
    const error = await poor.tasks.create({ input: 'x' }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(Handinger.PaymentRequiredError);
    expect(error).toMatchObject({
      code: 'insufficient_credits',
      taskId: expect.stringMatching(/^tsk_/) as string,
    });
  });
});
