import Handinger, { toFile } from 'handinger-published';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './start-test-server.ts';

let server: TestServer;
let client: Handinger;

beforeAll(async () => {
  server = await startTestServer();
  client = new Handinger({ apiKey: server.key, baseURL: server.url, maxRetries: 0 });
});
afterAll(() => server.close());

test('the documented first program runs with the published client', async () => {
  const worker = await client.workers.create({
    prompt:
      'Verify or debunk scientific claims by searching peer-reviewed databases like PubMed and arXiv. Summarize the consensus and cite the strongest evidence on each side.',
  });
  const result = await client.tasks.create({
    workerId: worker.id,
    input: 'Humans only use 10% of their brain.',
  });
  expect(result.output_text).toContain('Humans only use 10% of their brain.');
  expect(result.structured_output).toMatchObject({
    verdict: expect.any(String),
    summary: expect.any(String),
    citations: expect.any(Array),
  });
});

test('every operation of the published client that the server has', async () => {
  const worker = await client.workers.create({ instructions: 'Answer.', title: 'Ours' });
  const taskId = 'tsk_published';
  const first = await client.tasks.create({ workerId: worker.id, taskId, input: 'My dog is called Rex.' });
  expect(await client.workers.retrieve(worker.id)).toEqual(first);
  expect(await client.workers.retrieve(worker.id, { taskId })).toEqual(first);
  const second = await client.tasks.create({ taskId, input: 'What is its name?', budget: 'low' });
  expect(second.output_text).toContain('Rex');
  expect((await client.tasks.retrieve(taskId)).task).toMatchObject({ id: taskId, status: 'completed' });
  expect((await client.tasks.listTurns(taskId)).items.map((turn) => turn.seq)).toEqual([0, 1]);
  expect((await client.workers.update(worker.id, { title: 'Renamed' })).title).toBe('Renamed');
  const when = { type: 'cron', cron: '0 9 * * 1-5' } as const;
  const schedule = await client.workers.schedules.create(worker.id, { input: 'Good morning.', when });
  expect(await client.workers.schedules.list(worker.id)).toEqual({
    schedules: [schedule],
    timezone: 'UTC',
    workerId: worker.id,
  });
  expect(await client.workers.schedules.cancel(schedule.id, { workerId: worker.id })).toEqual({
    cancelled: true,
  });
  expect(await client.tasks.delete(taskId)).toEqual({ archived: true });
  expect(await client.workers.delete(worker.id)).toEqual({ deleted: true });
});

test('its way of sending files', async () => {
  const files = [await toFile(Buffer.from('a word like zebra'), 'notes.txt')];
  const params = { input: 'read notes.txt', files } as Handinger.TaskCreateParams;
  expect((await client.tasks.create(params)).output_text).toContain('zebra');
});

test('its errors', async () => {
  const nobody = new Handinger({ apiKey: 'wrong', baseURL: server.url, maxRetries: 0 });
  await expect(nobody.tasks.retrieve('x')).rejects.toBeInstanceOf(Handinger.AuthenticationError);
  await expect(client.tasks.retrieve('tsk_none')).rejects.toBeInstanceOf(Handinger.NotFoundError);
  await expect(client.tasks.create({ input: '' })).rejects.toBeInstanceOf(Handinger.BadRequestError);
  await expect(client.workers.create({ outputSchema: { type: 5 } })).rejects.toBeInstanceOf(
    Handinger.UnprocessableEntityError,
  );
  await expect(client.workers.retrieveEmail('wrk_x')).rejects.toThrow('does not receive mail');
});
