import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Webhook, WebhookExecution, WebhookExecutionList } from '../../generated/types.gen.ts';
import { ApiClient } from '../../testing/api-client.ts';
import { startReceiver, type Receiver } from '../../testing/start-receiver.ts';
import { startTestServer, type TestServer } from '../../testing/start-test-server.ts';

let server: TestServer;
let creator: ApiClient;
let colleague: ApiClient;
let stranger: ApiClient;
let receiver: Receiver;
let status = 204;
let path: string;
let workerId: string;

beforeAll(async () => {
  server = await startTestServer({ webhookRetryDelay: 60_000 });
  receiver = await startReceiver((response) => void response.writeHead(status).end());
  creator = new ApiClient(server);
  const clientOf = async (member: { organization?: string; user: string }) =>
    new ApiClient({ url: server.url, key: await server.createKey(member) });
  colleague = await clientOf({ user: 'usr_colleague' });
  stranger = await clientOf({ organization: 'org_other', user: 'usr_stranger' });
});
afterAll(async () => {
  await server.close();
  await receiver.close();
});
beforeEach(async () => {
  status = 204;
  workerId = (await creator.createWorker({ instructions: 'Answer.' })).id;
  path = `/api/workers/${workerId}/webhook`;
});

const none = { token: null, url: null };

async function setUrl(url: string | null): Promise<Webhook> {
  const answer = await creator.send<Webhook>('PUT', path, { json: { url } });
  expect(answer).toMatchObject({ status: 200, body: { url } });
  return answer.body;
}

async function retrieve(): Promise<Webhook> {
  return (await creator.send<Webhook>('GET', path)).body;
}

async function executions(page = ''): Promise<WebhookExecutionList> {
  return (await creator.send<WebhookExecutionList>('GET', `${path}/executions${page}`)).body;
}

/** Runs a turn, and waits until its first attempt is recorded. */
async function deliver(): Promise<WebhookExecution> {
  const { totalCount } = await executions();
  await creator.createTask({ workerId, input: 'Hello.' });
  await expect.poll(async () => (await executions()).totalCount).toBe(totalCount + 1);
  return (await executions()).logs[0]!;
}

const resend = (id: string, headers: Record<string, string> = {}) =>
  creator.send<WebhookExecution>('POST', `${path}/executions/${id}/resend`, { headers });

describe('the webhook', () => {
  test('of a worker without one is null', async () => {
    expect(await retrieve()).toEqual(none);
    expect(await executions()).toEqual({ logs: [], page: 1, pageCount: 0, totalCount: 0 });
  });

  test('gets a token with its first URL and keeps it with the next', async () => {
    const first = await setUrl('https://example.com/hook');
    expect(first).toEqual({
      url: 'https://example.com/hook',
      token: expect.stringMatching(/^whk_[\w-]{32}$/),
    });
    const second = await setUrl('http://127.0.0.1:9/other?a=b');
    expect(second).toEqual({ url: 'http://127.0.0.1:9/other?a=b', token: first.token });
    expect(await retrieve()).toEqual(second);
  });

  test.each([['PUT', { json: { url: null } }] as const, ['DELETE', {}] as const])(
    'is cleared by %s, twice if need be, and the next URL makes another token',
    async (method, input) => {
      const before = await setUrl('https://example.com/hook');
      for (let times = 0; times < 2; times += 1) {
        expect(await creator.send<Webhook>(method, path, input)).toMatchObject({ status: 200, body: none });
      }
      expect(await retrieve()).toEqual(none);
      expect((await setUrl('https://example.com/hook')).token).not.toBe(before.token);
    },
  );

  test('of one worker is not that of another', async () => {
    await setUrl('https://example.com/hook');
    const other = await creator.createWorker({});
    expect((await creator.send('GET', `/api/workers/${other.id}/webhook`)).body).toEqual(none);
  });

  const prefix = 'https://example.com/';
  test('takes a URL of 2048 characters and no longer one', async () => {
    const longest = prefix + 'x'.repeat(2048 - prefix.length);
    expect((await setUrl(longest)).url).toBe(longest);
    const { status: refused, body } = await creator.send('PUT', path, { json: { url: `${longest}x` } });
    expect([refused, body.issues?.map((issue) => issue.path)]).toEqual([400, ['url']]);
  });

  test.each([{}, { url: 5 }, { url: '' }, { url: '/hook' }, { url: 'example.com' }, { url: 'https://a b' }])(
    'refuses %j as malformed',
    async (json) => {
      const answer = await creator.send('PUT', path, { json });
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
      expect(await retrieve()).toEqual(none);
    },
  );

  test.each([
    ['ftp://example.com/hook', /http/],
    ['mailto:me@example.com', /http/],
    ['file:///etc/passwd', /http/],
    ['javascript:alert(1)', /http/],
    ['https:hook', /host/],
    ['https:///hook', /host/],
    ['http://example.com:99999/', /http/],
    ['https://me@example.com/hook', /user/],
    ['https://me:secret@example.com/hook', /password/],
  ])('refuses %s: nothing can be sent there', async (url, sentence) => {
    const answer = await creator.send('PUT', path, { json: { url } });
    expect([answer.status, answer.body.code]).toEqual([422, 'unprocessable']);
    expect(answer.body.error).toMatch(sentence);
    expect(answer.body.issues?.map((issue) => issue.path)).toEqual(['url']);
    expect(await retrieve()).toEqual(none);
  });
});

describe('a new token', () => {
  test('replaces the old one, and the URL stays', async () => {
    const before = await setUrl('https://example.com/hook');
    const { status: ok, body } = await creator.send<Webhook>('POST', `${path}/regenerate-token`);
    expect([ok, body.url]).toEqual([200, before.url]);
    expect(body.token).toMatch(/^whk_[\w-]{32}$/);
    expect(body.token).not.toBe(before.token);
    expect(await retrieve()).toEqual(body);
  });

  test('is made once by requests with the same Idempotency-Key', async () => {
    await setUrl('https://example.com/hook');
    const regenerate = (key: string) =>
      creator.send<Webhook>('POST', `${path}/regenerate-token`, { headers: { 'idempotency-key': key } });
    const copies = await Promise.all(Array.from({ length: 5 }, () => regenerate(`${workerId} 1`)));
    const tokens = new Set(copies.map((answer) => answer.body.token));
    expect(copies.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200]);
    expect([...tokens]).toEqual([(await retrieve()).token]);
    expect(tokens).not.toContain((await regenerate(`${workerId} 2`)).body.token);
  });

  test('of a key that was used for another worker is a 409', async () => {
    await setUrl('https://example.com/hook');
    const headers = { 'idempotency-key': `${workerId} 3` };
    await creator.send('POST', `${path}/regenerate-token`, { headers });
    const other = await creator.createWorker({});
    await creator.send('PUT', `/api/workers/${other.id}/webhook`, { json: { url: 'https://example.com/' } });
    const answer = await creator.send('POST', `/api/workers/${other.id}/webhook/regenerate-token`, {
      headers,
    });
    expect([answer.status, answer.body.code]).toEqual([409, 'idempotency_conflict']);
  });

  test('of a worker without a webhook is a 409, which does not use the key up', async () => {
    const headers = { 'idempotency-key': `${workerId} 4` };
    const answer = await creator.send('POST', `${path}/regenerate-token`, { headers });
    expect([answer.status, answer.body.code]).toEqual([409, 'conflict']);
    const { token } = await setUrl('https://example.com/hook');
    const later = await creator.send<Webhook>('POST', `${path}/regenerate-token`, { headers });
    expect(later.body.token).not.toBe(token);
  });
});

const operations = [
  { method: 'GET', rest: '', input: {} },
  { method: 'PUT', rest: '', input: { json: { url: 'https://example.com/hook' } } },
  { method: 'DELETE', rest: '', input: {} },
  { method: 'POST', rest: '/regenerate-token', input: {} },
  { method: 'GET', rest: '/executions', input: {} },
  { method: 'POST', rest: '/executions/wex_x/resend', input: {} },
];

describe.each(operations)('$method /webhook$rest', ({ method, rest, input }) => {
  test('is for the creator only', async () => {
    const before = await setUrl('https://example.com/hook');
    for (const other of [colleague, stranger]) {
      const answer = await other.send(method, path + rest, input);
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden']);
      expect(answer.body.error).not.toContain(before.token);
    }
    expect(await retrieve()).toEqual(before);
  });

  test('of no worker, or a deleted one, is a 404', async () => {
    const unknown = await creator.send(method, `/api/workers/wrk_none/webhook${rest}`, input);
    expect([unknown.status, unknown.body.code]).toEqual([404, 'not_found']);
    await creator.send('DELETE', `/api/workers/${workerId}`);
    const deleted = await creator.send(method, path + rest, input);
    expect([deleted.status, deleted.body.code]).toEqual([404, 'not_found']);
  });

  test('of an invited member of a private worker is still the creator’s', async () => {
    await creator.send('PATCH', `/api/workers/${workerId}`, { json: { visibility: 'private' } });
    await server.invite(workerId, 'usr_colleague');
    expect((await colleague.send(method, path + rest, input)).status).toBe(403);
  });
});

describe('the executions', () => {
  test('show an attempt, its delivery and its task', async () => {
    const { url } = await setUrl(receiver.url);
    const before = receiver.received.length;
    const task = await creator.createTask({ workerId, input: 'Hello there.', taskId: `tsk ${workerId}` });
    await expect.poll(async () => (await executions()).totalCount).toBe(1);
    const [log] = (await executions()).logs;
    expect(log).toEqual({
      id: expect.stringMatching(/^wex_/),
      createdAt: expect.any(String),
      durationMs: expect.any(Number),
      errorMessage: null,
      requestStatus: 'success',
      responseStatus: 204,
      taskId: task.metadata['taskId'],
      taskTitle: (await creator.retrieveTask(`tsk ${workerId}`)).task.title,
      url,
      workerId,
      deliveryId: expect.stringMatching(/^wex_/),
      event: 'task.completed',
      attempt: 1,
    });
    expect(receiver.received[before]?.event.id).toBe(log?.deliveryId);
  });

  test('come newest first, 50 a page', async () => {
    await setUrl(receiver.url);
    const { deliveryId } = await deliver();
    for (let times = 0; times < 51; times += 1) expect((await resend(deliveryId!)).status).toBe(200);
    const first = await executions();
    const second = await executions('?page=2');
    expect(first).toMatchObject({ page: 1, pageCount: 2, totalCount: 52 });
    expect(second).toMatchObject({ page: 2, pageCount: 2, totalCount: 52 });
    const attempts = [...first.logs, ...second.logs].map((log) => log.attempt);
    expect(attempts).toEqual(Array.from({ length: 52 }, (_, index) => 52 - index));
    expect(first.logs).toHaveLength(50);
    expect((await executions('?page=3')).logs).toEqual([]);
    expect((await creator.send('GET', `${path}/executions?page=0`)).status).toBe(400);
  });

  test('stay when the webhook goes', async () => {
    await setUrl(receiver.url);
    const log = await deliver();
    await setUrl(null);
    expect((await executions()).logs).toEqual([log]);
  });
});

describe('resending', () => {
  test('sends the same body with the same id to the present URL with the present token', async () => {
    await setUrl(receiver.url);
    const first = await deliver();
    const earlier = receiver.received.at(-1)!;
    await setUrl(`${receiver.url}?moved`);
    const { body: renewed } = await creator.send<Webhook>('POST', `${path}/regenerate-token`);
    const { status: ok, body } = await resend(first.id);
    expect(ok).toBe(200);
    expect(body).toMatchObject({
      attempt: 2,
      deliveryId: first.deliveryId,
      requestStatus: 'success',
      url: `${receiver.url}?moved`,
    });
    expect(body.id).not.toBe(first.id);
    const again = receiver.received.at(-1)!;
    expect(again.body).toBe(earlier.body);
    expect(again.headers['x-handinger-delivery']).toBe(first.deliveryId);
    expect(again.headers['x-handinger-token']).toBe(renewed.token);
    expect(earlier.headers['x-handinger-token']).not.toBe(renewed.token);
    expect((await executions()).logs[0]).toEqual(body);
  });

  test('takes the id of a delivery too, and shows what the receiver said', async () => {
    await setUrl(receiver.url);
    const { deliveryId } = await deliver();
    status = 500;
    const { status: ok, body } = await resend(deliveryId!);
    expect(ok).toBe(200);
    expect(body).toMatchObject({ requestStatus: 'error', responseStatus: 500 });
    expect(body.errorMessage).toMatch(/500/);
  });

  test('that succeeds ends the retries', async () => {
    await setUrl(receiver.url);
    status = 503;
    const { id, requestStatus } = await deliver();
    expect(requestStatus).toBe('error');
    status = 200;
    expect((await resend(id)).body.requestStatus).toBe('success');
    // The next delivery of the task waited for this one.
    const task = (await executions()).logs[0]!.taskId!;
    await creator.createTask({ taskId: task, input: 'And now?' });
    await expect.poll(async () => (await executions()).logs[0]?.attempt).toBe(1);
    expect((await executions()).totalCount).toBe(3);
  });

  test('happens once for requests with the same Idempotency-Key', async () => {
    await setUrl(receiver.url);
    const { id } = await deliver();
    const before = receiver.received.length;
    const headers = { 'idempotency-key': `${workerId} resend` };
    const first = await resend(id, headers);
    expect(await resend(id, headers)).toMatchObject({ status: 200, body: first.body });
    expect(receiver.received).toHaveLength(before + 1);
    const other = await resend(first.body.id, headers);
    expect(other.status).toBe(409);
  });

  test('of an unknown id, or of another worker’s, is a 404', async () => {
    await setUrl(receiver.url);
    const { id } = await deliver();
    expect(await resend('wex_none')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const other = await creator.createWorker({});
    const elsewhere = await creator.send('POST', `/api/workers/${other.id}/webhook/executions/${id}/resend`);
    expect([elsewhere.status, elsewhere.body.code]).toEqual([404, 'not_found']);
  });

  test('of a worker that has no webhook any more is a 409, and works when it has one again', async () => {
    await setUrl(receiver.url);
    const { id } = await deliver();
    await setUrl(null);
    expect(await resend(id)).toMatchObject({ status: 409, body: { code: 'conflict' } });
    await setUrl(receiver.url);
    expect(await resend(id)).toMatchObject({ status: 200, body: { requestStatus: 'success' } });
  });

  test('while an attempt is under way is a 409', async () => {
    const answers: (() => void)[] = [];
    const slow = await startReceiver((response) => answers.push(() => response.writeHead(204).end()));
    await setUrl(slow.url);
    await creator.createTask({ workerId, input: 'Hello.' });
    await slow.whenReceived(1);
    const deliveryId = slow.received[0]!.event.id;
    const refused = await resend(deliveryId);
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    answers[0]!();
    await expect.poll(async () => (await executions()).totalCount).toBe(1);
    const headers = { 'idempotency-key': `${workerId} slow` };
    const first = resend(deliveryId, headers);
    await slow.whenReceived(2);
    // A copy of the request that made the attempt waits for it.
    const copy = resend(deliveryId, headers);
    expect((await resend(deliveryId)).status).toBe(409);
    answers[1]!();
    expect((await copy).body).toEqual((await first).body);
    expect(slow.received).toHaveLength(2);
    await slow.close();
  });
});

test('after its worker is deleted, nothing of it is sent any more', async () => {
  status = 500;
  await setUrl(receiver.url);
  const { id } = await deliver();
  await creator.send('DELETE', `/api/workers/${workerId}`);
  const before = receiver.received.length;
  expect((await resend(id)).status).toBe(404);
  expect(receiver.received).toHaveLength(before);
});
