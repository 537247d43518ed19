import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Webhook, WebhookExecution, WebhookExecutionList } from '../generated/types.gen.ts';
import { ApiClient } from '../testing/api-client.ts';
import { startReceiver, type Received, type Receiver } from '../testing/start-receiver.ts';
import { startTestServer, type TestServer } from '../testing/start-test-server.ts';

/** Waits little before it tries again. */
let server: TestServer;
let client: ApiClient;
/** Waits longer. */
let patient: TestServer;
let patientClient: ApiClient;
let receiver: Receiver;
let workerId: string;
let token: string;
/** What the receiver does; each test sets its own. */
let answer: (response: ServerResponse, received: Received, index: number) => void;

beforeAll(async () => {
  server = await startTestServer({ webhookRetryDelay: 5 });
  client = new ApiClient(server);
  patient = await startTestServer({ webhookRetryDelay: 300 });
  patientClient = new ApiClient(patient);
});
afterAll(async () => {
  await server.close();
  await patient.close();
});
beforeEach(async () => {
  answer = (response) => void response.writeHead(204).end();
  receiver = await startReceiver((response, received) =>
    answer(response, received, receiver.received.length - 1),
  );
  ({ workerId, token } = await createWorker());
});
afterEach(() => receiver.close());

async function createWorker(
  url = receiver.url,
  { client: owner = client } = {},
): Promise<{ workerId: string; token: string }> {
  const { id } = await owner.createWorker({ instructions: 'Answer.' });
  const { body } = await owner.send<Webhook>('PUT', `/api/workers/${id}/webhook`, { json: { url } });
  return { workerId: id, token: body.token! };
}

/** The recorded attempts, oldest first. */
async function executions(of = workerId, owner = client): Promise<WebhookExecution[]> {
  const { body } = await owner.send<WebhookExecutionList>('GET', `/api/workers/${of}/webhook/executions`);
  return body.logs.toReversed();
}

async function whenRecorded(count: number): Promise<WebhookExecution[]> {
  await expect.poll(() => executions()).toHaveLength(count);
  return executions();
}

const statuses = () => executions().then((logs) => logs.map((log) => log.responseStatus));

/** Long enough for another attempt to come, if one were to come. */
const aWhile = () => setTimeout(400);

describe('what is sent', () => {
  test('has the documented headers, and a signature over the very bytes', async () => {
    await client.createTask({ workerId, input: 'Hello 🐕.' });
    await receiver.whenReceived(1);
    const { headers, body, event } = receiver.received[0]!;
    expect(headers).toMatchObject({
      'content-type': 'application/json; charset=utf-8',
      'user-agent': expect.stringMatching(/^Handinger-Webhooks\/\d/),
      'x-handinger-token': token,
      'x-handinger-delivery': event.id,
      'x-handinger-event': 'task.completed',
      'webhook-id': event.id,
      'webhook-timestamp': expect.stringMatching(/^\d{10}$/),
    });
    expect(Math.abs(Number(headers['webhook-timestamp']) - Date.now() / 1000)).toBeLessThan(30);
    const signed = createHmac('sha256', token).update(`${event.id}.${headers['webhook-timestamp']}.${body}`);
    expect(headers['webhook-signature']).toBe(`v1,${signed.digest('base64')}`);
    expect(body).toBe(JSON.stringify(event));
  });

  test('shows the task and the turn as the API does', async () => {
    const { metadata } = await client.createTask({ workerId, input: '[[offline:file a.md: text]] Hello.' });
    await receiver.whenReceived(1);
    const { event } = receiver.received[0]!;
    const { task, turns } = await client.retrieveTask(metadata['taskId'] as string);
    expect(event).toEqual({
      id: expect.stringMatching(/^wex_/),
      type: 'task.completed',
      createdAt: turns[0]?.completedAt,
      workerId,
      taskId: task.id,
      task,
      turn: turns[0],
    });
  });

  test.each([
    ['task.completed', 'Hello.', null],
    ['task.error', '[[offline:error No luck.]]', 'No luck.'],
    ['task.aborted', '[[offline:abort]]', null],
  ])('is %s after %s', async (type, input, error) => {
    await client.createTask({ workerId, input });
    await receiver.whenReceived(1);
    const { event, headers } = receiver.received[0]!;
    expect([event.type, headers['x-handinger-event'], event.turn.error]).toEqual([type, type, error]);
  });

  test('has at most 96 KiB, and names what was cut', async () => {
    const input = `[[offline:tokens 3]] ${'words 🐕 '.repeat(30_000)}`;
    const { metadata } = await client.createTask({ workerId, input });
    await receiver.whenReceived(1);
    const { body, event } = receiver.received[0]!;
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(98_304);
    expect(event.truncated).toContain('turn.input');
    expect(input.startsWith(event.turn.input)).toBe(true);
    const { turns } = await client.retrieveTask(metadata['taskId'] as string);
    expect(turns[0]?.input).toBe(input);
  });

  test('is nothing for a worker without a webhook', async () => {
    await client.send('DELETE', `/api/workers/${workerId}/webhook`);
    await client.createTask({ workerId, input: 'Hello.' });
    await aWhile();
    expect(receiver.received).toHaveLength(0);
    expect(await executions()).toEqual([]);
  });
});

describe('attempts', () => {
  test('go on until the receiver has it, with the same id and the same bytes', async () => {
    answer = (response, _received, index) => void response.writeHead(index < 3 ? 500 : 200).end();
    await client.createTask({ workerId, input: 'Hello.' });
    const logs = await whenRecorded(4);
    expect(logs.map((log) => [log.attempt, log.requestStatus, log.responseStatus])).toEqual([
      [1, 'error', 500],
      [2, 'error', 500],
      [3, 'error', 500],
      [4, 'success', 200],
    ]);
    expect(new Set(logs.map((log) => log.deliveryId)).size).toBe(1);
    expect(new Set(logs.map((log) => log.id)).size).toBe(4);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    await aWhile();
    expect(receiver.received).toHaveLength(4);
  });

  test('end after the fifth', async () => {
    answer = (response) => void response.writeHead(404).end();
    await client.createTask({ workerId, input: 'Hello.' });
    await expect.poll(() => statuses()).toHaveLength(5);
    await aWhile();
    expect(receiver.received).toHaveLength(5);
  }, 40_000);

  test('end with a 410', async () => {
    answer = (response) => void response.writeHead(410).end();
    await client.createTask({ workerId, input: 'Hello.' });
    expect((await whenRecorded(1))[0]?.errorMessage).toMatch(/410/);
    await aWhile();
    expect(receiver.received).toHaveLength(1);
  });

  test('wait as long as the receiver asks for', async () => {
    answer = (response, _received, index) =>
      void (index === 0 ? response.writeHead(503, { 'retry-after': '1' }) : response.writeHead(200)).end();
    await client.createTask({ workerId, input: 'Hello.' });
    const [first, second] = await whenRecorded(2);
    expect(Date.parse(second!.createdAt) - Date.parse(first!.createdAt)).toBeGreaterThanOrEqual(1_000);
  });

  test('that get no answer say why', async () => {
    const impatient = await startTestServer({ webhookRetryDelay: 5, webhookTimeLimit: 1_500 });
    const owner = new ApiClient(impatient);
    answer = (response, _received, index) => {
      if (index === 1) response.socket?.destroy();
      if (index === 2) response.socket?.end('HTTP/1.1 200 O');
      if (index === 3) response.writeHead(302, { location: receiver.url }).end();
      if (index === 4) response.writeHead(200).end();
    };
    const { workerId: of } = await createWorker(receiver.url, { client: owner });
    await owner.createTask({ workerId: of, input: 'Hello.' });
    await expect.poll(() => executions(of, owner)).toHaveLength(5);
    const logs = await executions(of, owner);
    expect(logs.map((log) => [log.responseStatus, log.errorMessage])).toEqual([
      [null, 'The receiver did not answer within 1.5 seconds.'],
      [null, expect.stringMatching(/connection broke/)],
      [null, expect.stringMatching(/connection broke/)],
      [302, expect.stringMatching(/not followed/)],
      [200, null],
    ]);
    expect(logs[0]!.durationMs).toBeGreaterThanOrEqual(1_500);
    await impatient.close();
  }, 40_000);

  test('that are answered with another protocol end too, and hold up neither the task nor the stop', async () => {
    const ending = await startTestServer({ webhookRetryDelay: 600_000 });
    const owner = new ApiClient(ending);
    const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n';
    answer = (response) => void response.socket?.write(upgrade);
    const { workerId: of } = await createWorker(receiver.url, { client: owner });
    await owner.createTask({ workerId: of, input: 'Hello.' });
    await expect.poll(() => executions(of, owner)).toMatchObject([{ responseStatus: 101 }]);
    await ending.close();
  });

  test('wait for as long as a timer can not, without looking again and again', async () => {
    const warnings: string[] = [];
    const onWarning = ({ name }: Error) => void warnings.push(name);
    process.on('warning', onWarning);
    const slow = await startTestServer({ webhookRetryDelay: 60 * 24 * 3600 * 1000 });
    const owner = new ApiClient(slow);
    answer = (response) => void response.writeHead(500).end();
    const { workerId: of } = await createWorker(receiver.url, { client: owner });
    await owner.createTask({ workerId: of, input: 'Hello.' });
    await expect.poll(() => executions(of, owner)).toHaveLength(1);
    await aWhile();
    await slow.close();
    process.off('warning', onWarning);
    expect(warnings).not.toContain('TimeoutOverflowWarning');
  });

  test('use the token and the URL that the webhook has then', async () => {
    const other = await startReceiver();
    answer = async (response) => {
      const regenerated = await client.send<Webhook>(
        'POST',
        `/api/workers/${workerId}/webhook/regenerate-token`,
      );
      await client.send('PUT', `/api/workers/${workerId}/webhook`, { json: { url: other.url } });
      token = regenerated.body.token!;
      response.writeHead(500).end();
    };
    const before = token;
    await client.createTask({ workerId, input: 'Hello.' });
    await other.whenReceived(1);
    const [first, second] = [receiver.received[0]!, other.received[0]!];
    expect(first.headers['x-handinger-token']).toBe(before);
    expect(second.headers['x-handinger-token']).toBe(token);
    expect(second.body).toBe(first.body);
    const signed = createHmac('sha256', token).update(
      `${second.event.id}.${second.headers['webhook-timestamp']}.${second.body}`,
    );
    expect(second.headers['webhook-signature']).toBe(`v1,${signed.digest('base64')}`);
    expect((await whenRecorded(2)).map((log) => log.url)).toEqual([receiver.url, other.url]);
    await other.close();
  });
});

test('a task does not wait for its delivery', async () => {
  const held = Promise.withResolvers<ServerResponse>();
  answer = (response) => held.resolve(response);
  const { metadata } = await client.createTask({ workerId, input: 'Hello.' });
  const again = await client.createTask({ taskId: metadata['taskId'], input: 'And now?' });
  expect(again.metadata['turnStatus']).toBe('completed');
  (await held.promise).writeHead(200).end();
});

describe('order', () => {
  test('deliveries of one task leave one after the other, also when they fail', async () => {
    const underWay: string[] = [];
    let together = 0;
    answer = (response, { event }, index) => {
      underWay.push(event.id);
      together = Math.max(together, underWay.length);
      globalThis.setTimeout(() => {
        underWay.pop();
        response.writeHead(index % 2 === 0 ? 500 : 200).end();
      }, 5);
    };
    await Promise.all(
      ['One.', 'Two.', 'Three.', 'Four.'].map((input) =>
        client.createTask({ workerId, taskId: `in order ${workerId}`, input }),
      ),
    );
    await whenRecorded(8);
    expect(receiver.received.map(({ event }) => event.turn.seq)).toEqual([0, 0, 1, 1, 2, 2, 3, 3]);
    expect(together).toBe(1);
  });

  test('one that is given up lets the next one go', async () => {
    answer = (response, { event }) => void response.writeHead(event.turn.seq === 0 ? 410 : 200).end();
    const taskId = `given up ${workerId}`;
    await client.createTask({ workerId, taskId, input: 'One.' });
    await client.createTask({ workerId, taskId, input: 'Two.' });
    expect((await whenRecorded(2)).map((log) => log.responseStatus)).toEqual([410, 200]);
  });

  test('different tasks do not wait for each other', async () => {
    const held: ServerResponse[] = [];
    answer = (response) => void held.push(response);
    for (const input of ['One.', 'Two.', 'Three.']) await client.createTask({ workerId, input });
    await receiver.whenReceived(3);
    expect(held).toHaveLength(3);
    for (const response of held) response.writeHead(200).end();
    await whenRecorded(3);
  });

  test('a receiver that hangs holds up no other worker', async () => {
    answer = () => {};
    const other = await startReceiver();
    const { workerId: hanging } = await createWorker(receiver.url, { client: patientClient });
    const { workerId: good } = await createWorker(other.url, { client: patientClient });
    const tasks = Array.from({ length: 20 }, () =>
      patientClient.createTask({ workerId: hanging, input: 'Hang.' }),
    );
    await Promise.all(tasks);
    await receiver.whenReceived(16);
    for (let times = 0; times < 3; times += 1)
      await patientClient.createTask({ workerId: good, input: 'Hello.' });
    await other.whenReceived(3);
    expect(receiver.received).toHaveLength(16);
    await patientClient.send('DELETE', `/api/workers/${hanging}`);
    await other.close();
  });
});

describe('a webhook that is deleted', () => {
  test.each([
    ['the webhook', (path: string) => client.send('DELETE', `${path}/webhook`)],
    ['the URL', (path: string) => client.send('PUT', `${path}/webhook`, { json: { url: null } })],
    ['the worker', (path: string) => client.send('DELETE', path)],
  ])('with %s: nothing is sent after the answer', async (_what, remove) => {
    answer = () => {};
    const taskId = `deleted ${workerId}`;
    for (const input of ['One.', 'Two.']) await client.createTask({ workerId, taskId, input });
    await client.createTask({ workerId, input: 'Another.' });
    await receiver.whenReceived(2);
    expect((await remove(`/api/workers/${workerId}`)).status).toBe(200);
    const atTheAnswer = receiver.received.length;
    await aWhile();
    expect(receiver.received).toHaveLength(atTheAnswer);
  });

  test('ends an attempt that is under way, and says so', async () => {
    answer = () => {};
    await client.createTask({ workerId, input: 'Hello.' });
    await receiver.whenReceived(1);
    await client.send('DELETE', `/api/workers/${workerId}/webhook`);
    const logs = await executions();
    expect(logs.map((log) => log.errorMessage)).toEqual([
      'The webhook was deleted before the receiver had answered.',
    ]);
  });

  test('and set again gets what ends from then on, also of a task whose delivery waited', async () => {
    answer = (response) => void response.writeHead(503, { 'retry-after': '3000' }).end();
    const taskId = `again ${workerId}`;
    await client.createTask({ workerId, taskId, input: 'One.' });
    await whenRecorded(1);
    await client.send('DELETE', `/api/workers/${workerId}/webhook`);
    answer = (response) => void response.writeHead(200).end();
    await client.send('PUT', `/api/workers/${workerId}/webhook`, { json: { url: receiver.url } });
    await client.createTask({ workerId, taskId, input: 'Two.' });
    await receiver.whenReceived(2);
    expect(receiver.received.map(({ event }) => event.turn.seq)).toEqual([0, 1]);
  });
});

describe('sending by hand', () => {
  const resend = (id: string) =>
    client.send<WebhookExecution>('POST', `/api/workers/${workerId}/webhook/executions/${id}/resend`);

  test('while an attempt is under way is refused', async () => {
    const held = Promise.withResolvers<ServerResponse>();
    answer = (response) => held.resolve(response);
    await client.createTask({ workerId, input: 'Hello.' });
    await receiver.whenReceived(1);
    const refused = await resend(receiver.received[0]!.event.id);
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    (await held.promise).writeHead(200).end();
    await whenRecorded(1);
  });

  test('of a delivery that waits counts, leaves its wait alone, and is never followed by a sixth attempt', async () => {
    answer = (response) => void response.writeHead(503, { 'retry-after': '3000' }).end();
    await client.createTask({ workerId, input: 'Hello.' });
    const [{ deliveryId } = {}] = await whenRecorded(1);
    for (const attempt of [2, 3, 4, 5, 6]) {
      const { body } = await resend(deliveryId!);
      expect(body).toMatchObject({ attempt, requestStatus: 'error', responseStatus: 503 });
    }
    await aWhile();
    expect(receiver.received).toHaveLength(6);
  });

  test('that succeeds lets the next delivery of the task go at once', async () => {
    answer = (response) => void response.writeHead(503, { 'retry-after': '3000' }).end();
    const taskId = `by hand ${workerId}`;
    await client.createTask({ workerId, taskId, input: 'One.' });
    const [{ deliveryId } = {}] = await whenRecorded(1);
    await client.createTask({ workerId, taskId, input: 'Two.' });
    answer = (response) => void response.writeHead(200).end();
    await resend(deliveryId!);
    await receiver.whenReceived(3);
    expect(receiver.received.map(({ event }) => event.turn.seq)).toEqual([0, 0, 1]);
  });

  test('into the end of the wait makes one attempt, not two at a time', async () => {
    const owner = patientClient;
    let underWay = 0;
    let together = 0;
    const asked = 3_000;
    let due = 0;
    answer = (response, _received, index) => {
      underWay += 1;
      together = Math.max(together, underWay);
      const end = () => {
        underWay -= 1;
        response
          .writeHead(index === 0 ? 503 : index === 1 ? 500 : 200, { 'retry-after': String(asked / 1_000) })
          .end();
        if (index === 0) due = Date.now() + asked;
      };
      // The second one is sent by hand, and goes on for longer than the wait.
      if (index === 1) globalThis.setTimeout(end, due + 700 - Date.now());
      else end();
    };
    const { workerId: of } = await createWorker(receiver.url, { client: owner });
    await owner.createTask({ workerId: of, input: 'Hello.' });
    await expect.poll(() => executions(of, owner)).toHaveLength(1);
    const [{ deliveryId } = {}] = await executions(of, owner);
    const path = `/api/workers/${of}/webhook/executions/${deliveryId}/resend`;
    const { body: byHand } = await owner.send<WebhookExecution>('POST', path);
    expect(byHand).toMatchObject({ attempt: 2, responseStatus: 500 });
    await expect.poll(() => executions(of, owner)).toHaveLength(3);
    const last = (await executions(of, owner)).at(-1)!;
    expect(last).toMatchObject({ attempt: 3, requestStatus: 'success' });
    expect(together).toBe(1);
    // It was the attempt that was due, so the wait after a second attempt follows: 1.5 s, a fifth less at the least.
    const ended = Date.parse(byHand.createdAt) + byHand.durationMs;
    expect(Date.parse(last.createdAt) - ended).toBeGreaterThanOrEqual(1_100);
  });
});

describe('a server that is stopped', () => {
  let data: string;
  beforeEach(async () => {
    data = await mkdtemp(join(tmpdir(), 'handinger-deliveries-'));
  });
  afterEach(() => rm(data, { recursive: true, force: true }));

  test('records what was under way as an error, and goes on when it is back', async () => {
    const key = 'hdg_test_deliveries';
    const first = await startTestServer({ data, key });
    const before = new ApiClient(first);
    answer = () => {};
    const { workerId: of } = await createWorker(receiver.url, { client: before });
    await before.createTask({ workerId: of, taskId: 'stopped', input: 'One.' });
    await before.createTask({ workerId: of, taskId: 'stopped', input: 'Two.' });
    await receiver.whenReceived(1);
    await first.close();
    await aWhile();
    expect(receiver.received).toHaveLength(1);

    answer = (response) => void response.writeHead(200).end();
    const second = await startTestServer({ data, key });
    const after = new ApiClient(second);
    await expect.poll(() => executions(of, after)).toHaveLength(3);
    const logs = await executions(of, after);
    expect(logs.map((log) => [log.attempt, log.errorMessage])).toEqual([
      [1, 'The server stopped before the receiver had answered.'],
      [2, null],
      [1, null],
    ]);
    expect(receiver.received.map(({ event }) => event.turn.seq)).toEqual([0, 0, 1]);
    await second.close();
  });

  test('lets a receiver that answers soon answer', async () => {
    const first = await startTestServer({ data, key: 'hdg_test_soon' });
    const before = new ApiClient(first);
    const held = Promise.withResolvers<ServerResponse>();
    answer = (response) => held.resolve(response);
    const { workerId: of } = await createWorker(receiver.url, { client: before });
    await before.createTask({ workerId: of, input: 'One.' });
    const response = await held.promise;
    const closing = first.close();
    response.writeHead(200).end();
    await closing;
    const second = await startTestServer({ data, key: 'hdg_test_soon' });
    const logs = await executions(of, new ApiClient(second));
    expect(logs.map((log) => log.requestStatus)).toEqual(['success']);
    await second.close();
  });
});
