import { afterEach, describe, expect, test, vi } from 'vitest';
import { createMemoryStore } from './create-memory-store.ts';
import { createWebhookReceiver, type WebhookReceiverOptions } from './create-webhook-receiver.ts';
import { delay } from './delay.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { WebhookVerificationError } from '../errors/webhook-verification-error.ts';
import { createDelivery, type CreateDeliveryOptions } from '../testing/create-delivery.ts';
import { sampleEvent } from '../testing/sample-event.ts';
import type { WebhookHandler } from './webhook-handlers.ts';
import type { WebhookAnswer, WebhookReceiver } from './webhook-receiver.ts';

const token = 'whk_3v9pM2xQ7LrT8sVd';

const receiverOf = (options: Partial<WebhookReceiverOptions>) =>
  createWebhookReceiver({ tokens: token, on: {}, onError: () => {}, ...options });

const deliver = async (
  receiver: WebhookReceiver,
  options: CreateDeliveryOptions = {},
): Promise<WebhookAnswer> => {
  const { headers, body } = await createDelivery({ token, ...options });
  return receiver.receive({ headers, body });
};

/** A turn of a task, by its place. */
const turn = (seq: number, changes: object = {}): CreateDeliveryOptions => ({
  event: { id: `wex_${seq}`, turn: { ...sampleEvent('wex_1', 'task.completed').turn, seq }, ...changes },
});

afterEach(() => vi.restoreAllMocks());

describe('what becomes of a delivery', () => {
  test('handled: the handler of its type ran', async () => {
    const completed = vi.fn<WebhookHandler>();
    const others = vi.fn<WebhookHandler>();
    const receiver = receiverOf({ on: { 'task.completed': completed, '*': others } });
    const answer = await deliver(receiver, { event: { id: 'wex_1' } });
    expect(answer).toMatchObject({ status: 200, outcome: 'handled', event: { id: 'wex_1' } });
    expect(answer.headers).toEqual({ 'content-type': 'application/json' });
    expect(JSON.parse(answer.body)).toEqual({ outcome: 'handled' });
    expect(completed).toHaveBeenCalledTimes(1);
    const [event, context] = completed.mock.calls[0] ?? [];
    expect(event).toMatchObject({ id: 'wex_1', type: 'task.completed', turn: { status: 'completed' } });
    expect(context).toEqual({ deliveryId: 'wex_1', verifiedBy: 'signature' });
    expect(others).not.toHaveBeenCalled();
  });

  test('the context tells when only the token vouches for the event', async () => {
    const handler = vi.fn<WebhookHandler>();
    await deliver(receiverOf({ on: { '*': handler } }), { signed: false });
    expect(handler.mock.calls[0]?.[1].verifiedBy).toBe('token');
  });

  test('duplicate: it was handled before', async () => {
    const handler = vi.fn<WebhookHandler>();
    const receiver = receiverOf({ on: { '*': handler } });
    await deliver(receiver, { event: { id: 'wex_1' } });
    const answer = await deliver(receiver, { event: { id: 'wex_1' } });
    expect(answer).toMatchObject({ status: 200, outcome: 'duplicate', event: { id: 'wex_1' } });
    expect(handler).toHaveBeenCalledTimes(1);
    await deliver(receiver, { event: { id: 'wex_2' } });
    expect(handler).toHaveBeenCalledTimes(2);
  });

  test('outdated: a later turn of its task was handled before', async () => {
    const handled: string[] = [];
    const receiver = receiverOf({ on: { '*': ({ id }) => handled.push(id) } });
    await deliver(receiver, turn(1));
    expect(await deliver(receiver, turn(0))).toMatchObject({ status: 200, outcome: 'outdated' });
    expect(await deliver(receiver, turn(2))).toMatchObject({ status: 200, outcome: 'handled' });
    expect(handled).toEqual(['wex_1', 'wex_2']);
  });

  test('the order is one for each task of each worker', async () => {
    const receiver = receiverOf({ on: { '*': () => {} } });
    await deliver(receiver, turn(5));
    for (const other of [{ taskId: 'tsk_other' }, { workerId: 'wrk_other' }]) {
      expect((await deliver(receiver, turn(0, other))).outcome).toBe('handled');
    }
  });

  test.each([
    ['of another type', { type: 'task.started' }],
    ['without a turn', { turn: null }],
    ['without a task', { taskId: '' }],
    ['without a place', { turn: { id: 'trn_1' } }],
    ['with a place that is null', { turn: { id: 'trn_1', seq: null } }],
    ['with a place that is a text', { turn: { id: 'trn_1', seq: '0' } }],
    ['with a place between two others', { turn: { id: 'trn_1', seq: 0.5 } }],
    ['with a place that no store can tell from its neighbours', { turn: { id: 'trn_1', seq: 2 ** 53 } }],
  ])('an event %s has no order, and is handled once', async (_, changes) => {
    const receiver = receiverOf({ on: { '*': () => {} } });
    await deliver(receiver, turn(1));
    expect((await deliver(receiver, turn(0, changes))).outcome).toBe('handled');
    expect((await deliver(receiver, turn(0, changes))).outcome).toBe('duplicate');
  });

  test('unhandled: there is no handler for its type', async () => {
    const claim = vi.fn<DeliveryStore['claim']>();
    const receiver = receiverOf({
      on: { 'task.error': () => {} },
      store: { ...createMemoryStore(), claim },
    });
    expect(await deliver(receiver)).toMatchObject({ status: 200, outcome: 'unhandled' });
    for (const type of ['toString', 'constructor', '__proto__', 'task.new']) {
      const answer = await deliver(receiver, { event: { type } });
      expect(answer).toMatchObject({ status: 200, outcome: 'unhandled' });
    }
    expect(claim).not.toHaveBeenCalled();
  });

  test('refused: it is not what the API sent', async () => {
    const handler = vi.fn<WebhookHandler>();
    const onError = vi.fn<(error: unknown) => void>();
    const receiver = receiverOf({ on: { '*': handler }, onError });
    const { headers, body } = await createDelivery({ token: 'whk_another' });
    const answer = await receiver.receive({ headers, body });
    expect(answer).toMatchObject({ status: 401, outcome: 'refused', event: undefined });
    expect(JSON.parse(answer.body)).toEqual({
      outcome: 'refused',
      code: 'invalid-token',
      error: (answer.error as Error).message,
    });
    expect(answer.error).toBeInstanceOf(WebhookVerificationError);
    expect(onError.mock.calls).toEqual([[answer.error, undefined]]);
    const good = await createDelivery({ token });
    expect(await receiver.receive({ ...good, body: 'nothing' })).toMatchObject({ outcome: 'refused' });
    expect(handler).not.toHaveBeenCalled();
  });

  test('refused, with 500: the receiver is set up wrongly', async () => {
    const receiver = createWebhookReceiver({ tokens: [], on: { '*': () => {} }, onError: () => {} });
    const answer = await deliver(receiver);
    expect(answer).toMatchObject({ status: 500, outcome: 'refused', error: { code: 'no-tokens' } });
    expect(JSON.parse(answer.body)).toMatchObject({ outcome: 'refused', code: 'no-tokens' });
  });

  test('failed: the handler threw; the next attempt runs it again', async () => {
    const onError = vi.fn<(error: unknown, event: unknown) => void>();
    const thrown = Object.assign(new Error('The database is down, and its password is secret.'), {
      status: 404,
    });
    const handler = vi.fn<WebhookHandler>().mockRejectedValueOnce(thrown);
    const receiver = receiverOf({ on: { 'task.completed': handler }, onError });
    const answer = await deliver(receiver, { event: { id: 'wex_1' } });
    expect(answer).toMatchObject({ status: 500, outcome: 'failed', error: thrown, event: { id: 'wex_1' } });
    expect(answer.body).not.toContain('secret');
    expect(onError.mock.calls).toEqual([[thrown, answer.event]]);
    expect((await deliver(receiver, { event: { id: 'wex_1' } })).outcome).toBe('handled');
    expect((await deliver(receiver, { event: { id: 'wex_1' } })).outcome).toBe('duplicate');
    expect(handler).toHaveBeenCalledTimes(2);
  });

  test.each([
    [
      'at once',
      () => {
        throw new Error('no');
      },
    ],
    ['nothing', () => Promise.reject(undefined)],
    ['a refusal of its own', () => Promise.reject(new WebhookVerificationError('bad-body'))],
  ])('a handler that throws %s is a failure too', async (_, handler) => {
    const onError = vi.fn<(error: unknown, event: unknown) => void>();
    const answer = await deliver(receiverOf({ on: { '*': handler }, onError }));
    expect(answer).toMatchObject({ status: 500, outcome: 'failed' });
    expect(onError).toHaveBeenCalledTimes(1);
  });
});

describe('onError', () => {
  test('without it, a receiver that is set up wrongly says so', async () => {
    const print = vi.spyOn(console, 'error').mockReturnValue();
    const { error } = await deliver(createWebhookReceiver({ tokens: '', on: {} }));
    expect(print.mock.calls).toEqual([[error]]);
    expect(error).toMatchObject({ code: 'no-tokens' });
  });

  test('without it, everything but refusals is printed', async () => {
    const print = vi.spyOn(console, 'error').mockReturnValue();
    const thrown = new Error('no');
    const receiver = createWebhookReceiver({ tokens: token, on: { '*': () => Promise.reject(thrown) } });
    const { headers, body } = await createDelivery({ token: 'whk_another' });
    await receiver.receive({ headers, body });
    expect(print).not.toHaveBeenCalled();
    await deliver(receiver);
    expect(print.mock.calls).toEqual([[thrown]]);
  });

  test.each([
    [
      'throws',
      () => {
        throw new Error('The logger fails.');
      },
    ],
    ['rejects', () => Promise.reject(new Error('The logger fails.'))],
  ])('one that %s changes no answer', async (_, onError) => {
    const receiver = receiverOf({ on: { '*': () => Promise.reject(new Error('no')) }, onError });
    expect(await deliver(receiver)).toMatchObject({ status: 500, outcome: 'failed' });
  });
});

describe('copies that come at once', () => {
  test('of 100 the effect is there once, and all are answered with 200', async () => {
    let effects = 0;
    const handle = async () => {
      await delay(30);
      effects += 1;
    };
    const receiver = receiverOf({ on: { '*': handle } });
    const copy = await createDelivery({ token });
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => receiver.receive({ headers: copy.headers, body: copy.body })),
    );
    expect(effects).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 200));
    expect(answers.filter(({ outcome }) => outcome === 'handled')).toHaveLength(1);
    expect(answers.filter(({ outcome }) => outcome === 'duplicate')).toHaveLength(99);
  });

  test('busy: while the handler hangs, a copy is sent away with 503, and never answered as if all were well', async () => {
    let end = () => {};
    const hanging = new Promise<void>((resolve) => (end = resolve));
    const handler = vi.fn<WebhookHandler>(() => hanging);
    const receiver = receiverOf({ on: { '*': handler }, waitMs: 60 });
    const first = deliver(receiver, { event: { id: 'wex_1' } });
    await vi.waitFor(() => expect(handler).toHaveBeenCalledTimes(1));
    const copies = await Promise.all([1, 2, 3].map(() => deliver(receiver, { event: { id: 'wex_1' } })));
    for (const copy of copies) {
      expect(copy).toMatchObject({ status: 503, outcome: 'busy' });
      expect(copy.headers['retry-after']).toBe('30');
    }
    end();
    expect((await first).outcome).toBe('handled');
    expect((await deliver(receiver, { event: { id: 'wex_1' } })).outcome).toBe('duplicate');
    expect(handler).toHaveBeenCalledTimes(1);
  });

  test('a copy that waits takes over when the first one fails', async () => {
    const handler = vi.fn<WebhookHandler>().mockImplementationOnce(async () => {
      await delay(100);
      throw new Error('no');
    });
    const receiver = receiverOf({ on: { '*': handler } });
    const answers = await Promise.all([1, 2].map(() => deliver(receiver, { event: { id: 'wex_1' } })));
    expect(answers.map(({ outcome }) => outcome).toSorted()).toEqual(['failed', 'handled']);
    expect(handler).toHaveBeenCalledTimes(2);
  });

  test('turns of one task are handled one after the other', async () => {
    const steps: string[] = [];
    const handle: WebhookHandler = async ({ id }) => {
      steps.push(`${id} begins`);
      await delay(60);
      steps.push(`${id} ends`);
    };
    const receiver = receiverOf({ on: { '*': handle } });
    const first = deliver(receiver, turn(0));
    await vi.waitFor(() => expect(steps).toHaveLength(1));
    await Promise.all([first, deliver(receiver, turn(1))]);
    expect(steps).toEqual(['wex_0 begins', 'wex_0 ends', 'wex_1 begins', 'wex_1 ends']);
  });
});
