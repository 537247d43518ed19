import { describe, expect, test, vi } from 'vitest';
import { createMemoryStore } from './create-memory-store.ts';
import { createWebhookReceiver } from './create-webhook-receiver.ts';
import { delay } from './delay.ts';
import type { ClaimAnswer, DeliveryStore } from './delivery-store.ts';
import { createDelivery } from '../testing/create-delivery.ts';
import type { WebhookHandler } from './webhook-handlers.ts';

const token = 'whk_3v9pM2xQ7LrT8sVd';
const copy = await createDelivery({ token });
const down = new Error('The store is down.');

/** A receiver whose store may be spoilt. */
function receiverOn(store: DeliveryStore, handler: WebhookHandler, leaseMs = 30_000) {
  const onError = vi.fn<(error: unknown) => void>();
  const receiver = createWebhookReceiver({
    tokens: token,
    store,
    on: { '*': handler },
    onError,
    leaseMs,
    waitMs: 0,
  });
  return { onError, receive: () => receiver.receive({ headers: copy.headers, body: copy.body }) };
}

const failures: [how: string, fail: () => Promise<never>][] = [
  ['rejects', () => Promise.reject(down)],
  [
    'throws',
    () => {
      throw down;
    },
  ],
];

describe.each(failures)('a store that %s', (_, fail) => {
  test('at the claim: the handler does not run, and the server is asked to try again', async () => {
    const handler = vi.fn<WebhookHandler>();
    const { receive, onError } = receiverOn({ ...createMemoryStore(), claim: fail }, handler);
    expect(await receive()).toMatchObject({ status: 500, outcome: 'failed', error: down });
    expect(handler).not.toHaveBeenCalled();
    expect(onError).toHaveBeenCalledExactlyOnceWith(down, expect.anything());
  });

  test('at the end, for a moment: the delivery is completed all the same', async () => {
    const store = createMemoryStore();
    const handler = vi.fn<WebhookHandler>();
    const complete = vi
      .fn<DeliveryStore['complete']>(store.complete)
      .mockImplementationOnce(fail)
      .mockImplementationOnce(fail);
    const { receive, onError } = receiverOn({ ...store, complete }, handler);
    expect((await receive()).outcome).toBe('handled');
    expect(onError).not.toHaveBeenCalled();
    expect((await receive()).outcome).toBe('duplicate');
    expect(handler).toHaveBeenCalledTimes(1);
  });

  test('at the end, for good: 200, because the effect is there; no copy runs while the claim holds', async () => {
    const handler = vi.fn<WebhookHandler>();
    const complete = vi.fn<() => Promise<never>>(fail);
    const { receive, onError } = receiverOn({ ...createMemoryStore(), complete }, handler);
    expect(await receive()).toMatchObject({ status: 200, outcome: 'handled' });
    expect(complete).toHaveBeenCalledTimes(4);
    expect(onError).toHaveBeenCalledExactlyOnceWith(down, expect.anything());
    expect(await receive()).toMatchObject({ status: 503, outcome: 'busy' });
    expect(handler).toHaveBeenCalledTimes(1);
  });

  test('at the release: the claim is left to its lease', async () => {
    const thrown = new Error('no');
    const handler = vi.fn<WebhookHandler>().mockRejectedValueOnce(thrown);
    const { receive, onError } = receiverOn({ ...createMemoryStore(), release: fail }, handler);
    expect(await receive()).toMatchObject({ status: 500, outcome: 'failed', error: thrown });
    expect(onError.mock.calls.map(([error]) => error)).toEqual([down, thrown]);
    expect((await receive()).outcome).toBe('busy');
  });

  test('at every renewal: the handler comes to its end, and counts', async () => {
    const extend = vi.fn<() => Promise<never>>(fail);
    const { receive, onError } = receiverOn({ ...createMemoryStore(), extend }, () => delay(200), 60);
    expect((await receive()).outcome).toBe('handled');
    expect(onError.mock.calls.length).toBeGreaterThan(1);
    expect((await receive()).outcome).toBe('duplicate');
    const { length } = extend.mock.calls;
    await delay(100);
    expect(extend.mock.calls).toHaveLength(length);
  });
});

test('the claim is extended three times a lease while the handler runs, and not after', async () => {
  const extend = vi.fn<NonNullable<DeliveryStore['extend']>>(() => Promise.resolve());
  const store = { ...createMemoryStore(), extend };
  const { receive } = receiverOn(store, () => delay(500), 300);
  await receive();
  const { length } = extend.mock.calls;
  expect(length).toBeGreaterThanOrEqual(2);
  expect(length).toBeLessThanOrEqual(5);
  expect(extend).toHaveBeenCalledWith(
    { id: copy.event.id, group: expect.any(String) as unknown, seq: 0, leaseMs: 300 },
    expect.any(String),
  );
  await delay(300);
  expect(extend).toHaveBeenCalledTimes(length);
});

test('a store that answers slowly does not make a copy wait for longer than it shall', async () => {
  const claim = vi.fn<DeliveryStore['claim']>(async () => {
    await delay(100);
    return { state: 'busy' };
  });
  const receiver = createWebhookReceiver({
    tokens: token,
    store: { ...createMemoryStore(), claim },
    on: { '*': () => {} },
    waitMs: 600,
  });
  expect(await receiver.receive(copy)).toMatchObject({ status: 503, outcome: 'busy' });
  // One at once, and one every 200 ms at the most; counted by the pauses alone it would be seven.
  expect(claim.mock.calls.length).toBeLessThanOrEqual(4);
});

test.each([[undefined], [null], [{}], [{ state: 'free' }], [{ state: null }]])(
  'a store that answers %o has not taken the delivery: 500, and nothing ran',
  async (answer) => {
    const handler = vi.fn<WebhookHandler>();
    const claim = () => Promise.resolve(answer as unknown as ClaimAnswer);
    const { receive, onError } = receiverOn({ ...createMemoryStore(), claim }, handler);
    expect(await receive()).toMatchObject({ status: 500, outcome: 'failed' });
    expect(onError).toHaveBeenCalledExactlyOnceWith(expect.any(TypeError), expect.anything());
    expect(handler).not.toHaveBeenCalled();
  },
);
