import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { operations } from '../generated/operations.gen.ts';
import { Handinger, ResponseValidationError } from '../index.ts';
import { validators } from '../zod/index.ts';

let server: TestServer;
let handinger: Handinger;
/** The operations whose answers were checked. */
const checked = new Set<string>();
let chunks = 0;
beforeAll(async () => {
  server = await startTestServer();
  handinger = new Handinger({
    apiKey: server.key,
    baseURL: server.url,
    validateResponses: {
      checkAnswer(operation, answer) {
        checked.add(operation);
        return validators.checkAnswer(operation, answer);
      },
      checkChunk(chunk) {
        chunks += 1;
        return validators.checkChunk(chunk);
      },
    },
  });
});
afterAll(() => server.close());

const answered: Server[] = [];
afterEach(() => {
  for (const one of answered.splice(0)) one.close();
});

interface Answerer {
  readonly client: Handinger;
  readonly requests: string[];
}

/** A client of a server that gives one answer to every request; `true` means the validators that were imported above. */
async function answering(body: string, contentType = 'application/json'): Promise<Answerer> {
  const requests: string[] = [];
  const one = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    request.resume().on('end', () => response.writeHead(200, { 'content-type': contentType }).end(body));
  });
  answered.push(one);
  await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
  const baseURL = `http://127.0.0.1:${(one.address() as AddressInfo).port}`;
  return { client: new Handinger({ apiKey: null, baseURL, validateResponses: true }), requests };
}

describe('no false alarm', () => {
  test('in what the server answers', async () => {
    const outputSchema = z.object({ total: z.number() });
    const { id } = await handinger.workers.create({ prompt: 'Read invoices.', title: 'Rex' });
    await handinger.workers.update(id, { outputSchema, visibility: 'private' });
    await handinger.workers.retrieve(id);
    await handinger.workers.retrieveTemplate(id);
    for await (const worker of handinger.workers.list()) expect(worker.id).toMatch(/^wrk_/);

    const files = [{ data: new Blob(['Total: 5']), filename: 'invoice.txt' }];
    const input = 'Total: 42.5 [[offline:source https://example.com A page]] [[offline:file out.md: # Done]]';
    const { metadata } = await handinger.tasks.create({ workerId: id, input, files });
    const taskId = metadata['taskId'] as string;
    await handinger.workers.continue(id, { input: '[[offline:error No.]]' });
    await handinger.tasks.create({ workerId: id, taskId, input: '[[offline:abort]]' });
    await handinger.tasks.retrieve(taskId);
    await handinger.tasks.listTurns(taskId);
    for await (const task of handinger.tasks.list({ workerId: id })) expect(task.id).toBe(taskId);
    await handinger.tasks.wait(taskId);

    const directed = '[[offline:violate-schema 1]] [[offline:tool list_files]] Total: 1';
    for await (const _ of await handinger.tasks.stream({ workerId: id, input: directed }));
    for await (const _ of await handinger.workers.continue(id, { input: 'Again.', stream: true }));
    for await (const _ of await handinger.workers.streamUpdates(id, { taskId }));
    for await (const _ of await handinger.workers.retrieve(id, { stream: true }));
    expect(chunks).toBeGreaterThan(100);

    await handinger.tasks.delete(taskId);
    await handinger.workers.delete(id);
  });

  const schedule = {
    id: 'sch_1',
    budget: 'low',
    input: 'x',
    nextRunAt: '2026-12-01T09:00:00.000Z',
    type: 'cron',
    cron: '0 9 * * *',
  };
  const spent = { turns: 1, errors: 0, credits: 5, durationMs: 900, inputTokens: 30, outputTokens: 12 };
  const webhook = { token: 'whk_1', url: 'https://example.com/hook' };
  const page = { page: 1, pageCount: 1, totalCount: 0 };
  const execution = {
    id: 'wex_2',
    createdAt: '2026-03-02T08:00:09.000Z',
    durationMs: 12,
    errorMessage: null,
    requestStatus: 'success',
    responseStatus: 204,
    taskId: 'tsk_1',
    taskTitle: 'A title.',
    url: webhook.url,
    workerId: 'w',
    deliveryId: 'wex_1',
    event: 'task.completed',
    attempt: 2,
  };
  // What this server does not offer yet, as the document shows it.
  test.each<[string, object, (client: Handinger) => PromiseLike<unknown>]>([
    ['workers.retrieveEmail', { email: 'wrk_1@example.com' }, (client) => client.workers.retrieveEmail('w')],
    [
      'workers.schedules.list',
      { schedules: [schedule], timezone: 'UTC', workerId: 'w' },
      (client) => client.workers.schedules.list('w'),
    ],
    [
      'workers.schedules.create',
      schedule,
      (client) =>
        client.workers.schedules.create('w', { input: 'x', when: { type: 'cron', cron: '0 9 * * *' } }),
    ],
    [
      'workers.schedules.cancel',
      { cancelled: true },
      (client) => client.workers.schedules.cancel('s', { workerId: 'w' }),
    ],
    [
      'workers.schedules.preview',
      { timezone: 'UTC', runs: [{ at: schedule.nextRunAt, localTime: '2026-12-01T09:00:00', note: null }] },
      (client) => client.workers.schedules.preview('w', { when: { type: 'cron', cron: '0 9 * * *' } }),
    ],
    [
      'usage.retrieve',
      {
        from: '2026-11-01T00:00:00.000Z',
        to: '2026-12-01T00:00:00.000Z',
        interval: 'day',
        timezone: 'UTC',
        buckets: [{ start: '2026-11-01T00:00:00.000Z', ...spent }],
        totals: spent,
      },
      (client) => client.usage.retrieve(),
    ],
    ['workers.webhooks.retrieve', webhook, (client) => client.workers.webhooks.retrieve('w')],
    ['workers.webhooks.update', webhook, (client) => client.workers.webhooks.update('w', { url: null })],
    ['workers.webhooks.delete', { token: null, url: null }, (client) => client.workers.webhooks.delete('w')],
    ['workers.webhooks.regenerateToken', webhook, (client) => client.workers.webhooks.regenerateToken('w')],
    [
      'workers.webhooks.listExecutions',
      { logs: [], ...page },
      (client) => client.workers.webhooks.listExecutions('w'),
    ],
    [
      'workers.webhooks.resend',
      execution,
      (client) => client.workers.webhooks.resend('wex_2', { workerId: 'w' }),
    ],
  ])('in what %s answers', async (operation, answer, call) => {
    const { client } = await answering(JSON.stringify(answer));
    await expect(call(client)).resolves.toMatchObject(answer);
    checked.add(operation);
    const broken = await answering('{"unexpected":true}');
    await expect(Promise.resolve(call(broken.client))).rejects.toMatchObject({
      code: 'invalid_response',
      operation,
    });
  });

  test('and that is every operation that answers with JSON', () => {
    const all = Object.values(operations).filter(({ response }) => response.startsWith('json'));
    expect([...checked].toSorted()).toEqual(all.map(({ id }) => id).toSorted());
  });
});

describe('an answer that is not as documented', () => {
  test('is an error with all that is known, and nothing is sent again', async () => {
    const { client, requests } = await answering('{"id":"wrk_1","object":"worker"}');
    const error = await client.tasks.create({ input: 'x' }).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error).toMatchObject({
      code: 'invalid_response',
      operation: 'tasks.create',
      taskId: expect.stringMatching(/^tsk_/) as string,
      turnId: expect.stringMatching(/^trn_/) as string,
      safeToRetry: false,
      issues: expect.arrayContaining([{ path: 'output_text', message: 'expected string' }]) as object[],
    });
    expect(requests).toEqual(['POST /api/tasks']);
  });

  test('also where the call may be repeated', async () => {
    const { client, requests } = await answering('{"workers":5}');
    await expect(client.workers.list()).rejects.toMatchObject({
      code: 'invalid_response',
      safeToRetry: true,
    });
    expect(requests).toHaveLength(1);
  });

  test('also where it is a chunk', async () => {
    const events = [
      { type: 'start', messageId: 'msg_1' },
      { type: 'data-new', data: 1, more: true },
      { type: 'text-start', id: 't', more: true },
      { type: 'source-url', sourceId: 5, url: 'https://example.com' },
      { type: 'finish' },
    ];
    const text = events
      .map((chunk, index) => `id: ${index + 1}\ndata: ${JSON.stringify(chunk)}\n\n`)
      .join('');
    const { client, requests } = await answering(text, 'text/event-stream');
    const stream = await client.tasks.stream({ input: 'x' });
    const types: string[] = [];
    const error = await (async () => {
      for await (const chunk of stream) types.push(chunk.type);
    })().catch((reason: unknown) => reason);
    expect(types).toEqual(['start', 'data-new', 'text-start']);
    expect(error).toBeInstanceOf(ResponseValidationError);
    expect(error).toMatchObject({
      operation: 'tasks.create',
      taskId: expect.stringMatching(/^tsk_/) as string,
      issues: [{ path: 'source-url.sourceId', message: 'expected string' }],
    });
    await expect(stream.finalWorker()).rejects.toBe(error);
    expect(requests).toEqual(['POST /api/tasks']);
  });
});

test('without the option nothing is checked', async () => {
  const { client } = await answering('{"workers":[],"page":"1"}');
  const unchecked = client.withOptions({ validateResponses: false });
  expect(await unchecked.workers.list()).toMatchObject({ page: '1' });
  await expect(client.withOptions({ timeout: 5000 }).workers.list()).rejects.toMatchObject({
    code: 'invalid_response',
  });
});
