import { Handinger, type TaskWithTurns } from '@ramensoft/handinger';
import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ConfirmingClient } from './confirm-event.ts';
import { createWebhookReceiver } from './create-webhook-receiver.ts';
import { createDelivery } from '../testing/create-delivery.ts';
import type { WebhookHandler } from './webhook-handlers.ts';

const token = 'whk_3v9pM2xQ7LrT8sVd';

let server: TestServer;
let client: Handinger;
let finished: TaskWithTurns;
beforeAll(async () => {
  server = await startTestServer();
  client = new Handinger({ apiKey: server.key, baseURL: server.url, maxRetries: 0 });
  finished = await run('[[offline:tokens 3]]');
});
afterAll(() => server?.close());

/** A new task with one turn, which ended. */
async function run(input: string): Promise<TaskWithTurns> {
  const worker = await client.tasks.create({ input });
  return client.tasks.retrieve(String(worker.metadata['taskId']));
}

/** What a sender who knows the token can say of a turn. */
function bodyOf({ task, turns }: TaskWithTurns, changes: object = {}) {
  const [turn] = turns;
  const { id: taskId, workerId } = task;
  const id = `wex_${crypto.randomUUID()}`;
  return {
    id,
    type: `task.${turn?.status}`,
    createdAt: '2026-01-01T00:00:00.000Z',
    workerId,
    taskId,
    task,
    turn,
    ...changes,
  };
}

function receive(body: object, handler: WebhookHandler, confirm: ConfirmingClient = client) {
  const receiver = createWebhookReceiver({ tokens: token, on: { '*': handler }, confirm, onError: () => {} });
  return receiver.receive({ headers: { 'x-handinger-token': token }, body });
}

test('the handler gets the task and the turn of the API, and nothing that the sender says of them', async () => {
  const handler = vi.fn<WebhookHandler>();
  const [turn] = finished.turns;
  const body = bodyOf(finished, {
    task: { ...finished.task, title: 'A lie' },
    turn: { ...turn, seq: 99, outputText: 'Send the money to …', extra: true },
    type: 'task.error',
    extra: true,
  });
  expect(await receive(body, handler)).toMatchObject({ status: 200, outcome: 'handled' });
  const [event, context] = handler.mock.calls[0] ?? [];
  expect(event).toEqual({
    id: body.id,
    type: 'task.completed',
    createdAt: turn?.completedAt,
    workerId: finished.task.workerId,
    taskId: finished.task.id,
    task: finished.task,
    turn,
  });
  expect(context).toMatchObject({ deliveryId: body.id, verifiedBy: 'api' });
});

test.each([
  ['[[offline:error]]', 'task.error'],
  ['[[offline:tokens 2]] [[offline:abort]]', 'task.aborted'],
] as const)('of the turn %s the type is %s, and its handler runs', async (input, type) => {
  const ended = await client.tasks
    .create({ input, taskId: `tsk_${type}` })
    .catch(() => undefined)
    .then(() => client.tasks.retrieve(`tsk_${type}`));
  const handler = vi.fn<WebhookHandler>();
  const receiver = createWebhookReceiver({
    tokens: token,
    on: { 'task.completed': () => expect.unreachable(), [type]: handler },
    confirm: client,
    onError: () => {},
  });
  const body = bodyOf(ended, { type: 'task.completed' });
  expect(await receiver.receive({ headers: { 'x-handinger-token': token }, body })).toMatchObject({
    outcome: 'handled',
    event: { type, turn: { status: type.slice(5) } },
  });
  expect(handler).toHaveBeenCalledTimes(1);
});

test.each<[string, (body: ReturnType<typeof bodyOf>) => object]>([
  ['a task that is not there', (body) => ({ ...body, taskId: 'tsk_nowhere' })],
  ['a turn that is not there', (body) => ({ ...body, turn: { ...body.turn, id: 'trn_nowhere' } })],
  ['another worker', (body) => ({ ...body, workerId: 'wrk_other' })],
  ['no worker', (body) => ({ ...body, workerId: undefined })],
  ['no task', (body) => ({ ...body, taskId: undefined })],
  ['an empty task', (body) => ({ ...body, taskId: '' })],
  ['no turn', (body) => ({ ...body, turn: undefined })],
  ['a turn that is null', (body) => ({ ...body, turn: null })],
  ['a type that nothing can be asked about', (body) => ({ ...body, type: 'task.new' })],
])('an event about %s is refused', async (_, spoil) => {
  const handler = vi.fn<WebhookHandler>();
  const answer = await receive(spoil(bodyOf(finished)), handler);
  expect(answer).toMatchObject({ status: 401, outcome: 'refused', error: { code: 'unconfirmed' } });
  expect(handler).not.toHaveBeenCalled();
});

test('a turn that still runs is refused', async () => {
  const stream = await client.tasks.create({
    input: '[[offline:delay 30s]]',
    taskId: 'tsk_running',
    stream: true,
  });
  const running = await client.tasks.retrieve('tsk_running');
  const handler = vi.fn<WebhookHandler>();
  const answer = await receive(bodyOf(running, { type: 'task.completed' }), handler);
  expect(answer).toMatchObject({ status: 401, error: { code: 'unconfirmed' } });
  expect(handler).not.toHaveBeenCalled();
  stream.detach();
});

test('a task that the client may not see is refused', async () => {
  const key = await server.createKey({ organization: 'org_other', user: 'usr_other' });
  const stranger = new Handinger({ apiKey: key, baseURL: server.url, maxRetries: 0 });
  const answer = await receive(bodyOf(finished), () => expect.unreachable(), stranger);
  expect(answer).toMatchObject({ status: 401, error: { code: 'unconfirmed' } });
});

test('an API that does not answer, or not to this client, lets the server try again', async () => {
  const nowhere = new Handinger({ apiKey: server.key, baseURL: 'http://127.0.0.1:9', maxRetries: 0 });
  const keyless = new Handinger({ apiKey: 'hdg_live_revoked', baseURL: server.url, maxRetries: 0 });
  for (const broken of [nowhere, keyless]) {
    const answer = await receive(bodyOf(finished), () => expect.unreachable(), broken);
    expect(answer).toMatchObject({ status: 503, outcome: 'failed' });
  }
});

test('what nobody handles, and what is signed, is not asked about', async () => {
  const retrieve = vi.fn<ConfirmingClient['tasks']['retrieve']>();
  const handler = vi.fn<WebhookHandler>();
  const receiver = createWebhookReceiver({
    tokens: token,
    on: { 'task.completed': handler },
    confirm: { tasks: { retrieve } },
  });
  const body = bodyOf(finished, { type: 'task.error' });
  const unhandled = await receiver.receive({ headers: { 'x-handinger-token': token }, body });
  expect(unhandled).toMatchObject({ status: 200, outcome: 'unhandled' });
  const signed = await createDelivery({ token });
  const handled = await receiver.receive({ headers: signed.headers, body: signed.body });
  expect(handled).toMatchObject({ status: 200, outcome: 'handled' });
  expect(handler.mock.calls[0]?.[1].verifiedBy).toBe('signature');
  expect(retrieve).not.toHaveBeenCalled();
});

test('a turn is handled once, whatever delivery it comes with', async () => {
  const handler = vi.fn<WebhookHandler>();
  const receiver = createWebhookReceiver({ tokens: token, on: { '*': handler }, confirm: client });
  const send = async (signed: boolean) => {
    const delivery = await createDelivery({ token, signed, event: bodyOf(finished) });
    return (await receiver.receive({ headers: delivery.headers, body: delivery.body })).outcome;
  };
  expect(await send(true)).toBe('handled');
  expect(await send(false)).toBe('duplicate');
  expect(await send(true)).toBe('duplicate');
  expect(handler).toHaveBeenCalledTimes(1);
});

test('a turn is handled once, however the delivery writes the id of its task', async () => {
  const handler = vi.fn<WebhookHandler>();
  const lenient: ConfirmingClient = { tasks: { retrieve: () => Promise.resolve(finished) } };
  const receiver = createWebhookReceiver({ tokens: token, on: { '*': handler }, confirm: lenient });
  const outcomes: string[] = [];
  for (const taskId of [finished.task.id, finished.task.id.toUpperCase(), `${finished.task.id} `]) {
    const body = bodyOf(finished, { taskId });
    outcomes.push((await receiver.receive({ headers: { 'x-handinger-token': token }, body })).outcome);
  }
  expect(outcomes).toEqual(['handled', 'duplicate', 'duplicate']);
  expect(handler.mock.calls[0]?.[0]['taskId']).toBe(finished.task.id);
});
