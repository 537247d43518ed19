import { describe, expect, test } from 'vitest';
import { createMemoryStore } from './create-memory-store.ts';
import type { DeliveryStore, StoredDelivery } from './delivery-store.ts';
import { describeDeliveryStore } from '../testing/describe-delivery-store.ts';

describe('as every store', () => {
  const store = createMemoryStore();
  describeDeliveryStore(() => store, test, { hasLeases: false });
});

const single = (id: string): StoredDelivery => ({ id, group: id, seq: 0, leaseMs: 1000 });

async function complete(store: DeliveryStore, id: string): Promise<void> {
  const answer = await store.claim(single(id));
  if (answer.state !== 'claimed') throw new Error(answer.state);
  await store.complete(single(id), answer.claim);
}

test('it remembers 10,000, and forgets the oldest first', async () => {
  const store = createMemoryStore();
  for (let at = 0; at < 10_001; at += 1) await complete(store, `wex_${at}`);
  expect(await store.claim(single('wex_1'))).toEqual({ state: 'duplicate' });
  expect(await store.claim(single('wex_10000'))).toEqual({ state: 'duplicate' });
  expect(await store.claim(single('wex_0'))).toMatchObject({ state: 'claimed' });
});

test('a copy of what it remembers lets nothing be forgotten', async () => {
  const store = createMemoryStore({ maxEntries: 3 });
  for (const id of ['a', 'b', 'c']) await complete(store, id);
  for (let round = 0; round < 10; round += 1) {
    for (const id of ['a', 'b', 'c']) expect(await store.claim(single(id))).toEqual({ state: 'duplicate' });
  }
});

test('what is being handled is never forgotten', async () => {
  const store = createMemoryStore({ maxEntries: 2 });
  const held = await store.claim(single('held'));
  for (const id of ['a', 'b', 'c', 'd']) await complete(store, id);
  expect(await store.claim(single('held'))).toEqual({ state: 'busy' });
  if (held.state === 'claimed') await store.complete(single('held'), held.claim);
  expect(await store.claim(single('held'))).toEqual({ state: 'duplicate' });
});
