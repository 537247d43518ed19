import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Handinger } from '../index.ts';
import { validators } from '../zod/validators.ts';

let server: TestServer;
let receiver: Server;
let handinger: Handinger;
let url: string;
let status: number;
let workerId: string;
/** The token of each delivery that arrived. */
const tokens: unknown[] = [];

beforeAll(async () => {
  server = await startTestServer({ webhookRetryDelay: 60_000 });
  handinger = new Handinger({ apiKey: server.key, baseURL: server.url, validateResponses: validators });
  receiver = createServer((request, response) => {
    tokens.push(request.headers['x-handinger-token']);
    request.resume().on('end', () => response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
afterAll(async () => {
  await server.close();
  receiver.closeAllConnections();
  receiver.close();
});
beforeEach(async () => {
  status = 204;
  workerId = (await handinger.workers.create({ instructions: 'Repeat.' })).id;
});

/** Runs a turn, and gives the first attempt to deliver it. */
async function deliver(): Promise<Handinger.WebhookExecution> {
  await handinger.tasks.create({ workerId, input: 'Hello.' });
  const list = async () => (await handinger.workers.webhooks.listExecutions(workerId)).logs;
  await expect.poll(list).toHaveLength(1);
  return (await list())[0]!;
}

test('a webhook from its first URL to its end', async () => {
  const { webhooks } = handinger.workers;
  expect(await webhooks.retrieve(workerId)).toEqual({ token: null, url: null });
  const made = await webhooks.update(workerId, { url });
  expect(made).toEqual({ url, token: expect.stringMatching(/^whk_/) });
  expect(await webhooks.update(workerId, { url: `${url}?2` })).toEqual({
    url: `${url}?2`,
    token: made.token,
  });
  const renewed = await webhooks.regenerateToken(workerId);
  expect(renewed.token).not.toBe(made.token);
  expect(await webhooks.retrieve(workerId)).toEqual(renewed);
  await deliver();
  expect(tokens.at(-1)).toBe(renewed.token);
  expect(await webhooks.delete(workerId)).toEqual({ token: null, url: null });
  expect(await webhooks.update(workerId, { url: null })).toEqual({ token: null, url: null });
});

test('a failed delivery, resent', async () => {
  await handinger.workers.webhooks.update(workerId, { url });
  status = 500;
  const failed = await deliver();
  expect(failed).toMatchObject({
    requestStatus: 'error',
    responseStatus: 500,
    event: 'task.completed',
    attempt: 1,
  });
  status = 204;
  const sent = await handinger.workers.webhooks.resend(failed.id, { workerId });
  expect(sent).toMatchObject({ requestStatus: 'success', deliveryId: failed.deliveryId, attempt: 2 });
});

test('every execution over all pages, newest first', async () => {
  await handinger.workers.webhooks.update(workerId, { url });
  const { id } = await deliver();
  for (let times = 0; times < 60; times += 1) await handinger.workers.webhooks.resend(id, { workerId });
  const attempts: unknown[] = [];
  for await (const execution of handinger.workers.webhooks.listExecutions(workerId)) {
    attempts.push(execution.attempt);
  }
  expect(attempts).toEqual(Array.from({ length: 61 }, (_, index) => 61 - index));
});

test('what can not be done is an error of its kind', async () => {
  const { webhooks } = handinger.workers;
  await expect(webhooks.update(workerId, { url: 'ftp://example.com' })).rejects.toBeInstanceOf(
    Handinger.UnprocessableEntityError,
  );
  await expect(webhooks.regenerateToken(workerId)).rejects.toMatchObject({ status: 409, code: 'conflict' });
  await expect(webhooks.resend('wex_none', { workerId })).rejects.toBeInstanceOf(Handinger.NotFoundError);
  const key = await server.createKey({ user: 'usr_other' });
  const other = new Handinger({ apiKey: key, baseURL: server.url });
  await expect(other.workers.webhooks.retrieve(workerId)).rejects.toBeInstanceOf(
    Handinger.PermissionDeniedError,
  );
});
