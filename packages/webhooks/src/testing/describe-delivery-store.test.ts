import { expect, test } from 'vitest';
import { createMemoryStore } from '../receiver/create-memory-store.ts';
import type { DeliveryStore, StoredDelivery } from '../receiver/delivery-store.ts';
import { describeDeliveryStore } from './describe-delivery-store.ts';

/** The names of the tests that a store fails. */
async function failedBy(openStore: () => DeliveryStore): Promise<string[]> {
  const runs: [name: string, run: () => Promise<void>][] = [];
  describeDeliveryStore(openStore, (name, run) => runs.push([name, run]), { hasLeases: false });
  const outcomes = await Promise.all(
    runs.map(([name, run]) =>
      run().then(
        () => [],
        () => [name],
      ),
    ),
  );
  return outcomes.flat();
}

/** What is in a group of its own has no order and no neighbours. */
const alone = (delivery: StoredDelivery): StoredDelivery => ({ ...delivery, group: delivery.id });

const good = createMemoryStore();
const claims = new Map<string, string>();
const faults: Record<string, Partial<DeliveryStore>> = {
  'claims whatever it is asked': { claim: async () => ({ state: 'claimed', claim: crypto.randomUUID() }) },
  'claims what is claimed': {
    async claim(delivery) {
      const answer = await good.claim(delivery);
      return answer.state === 'busy' ? { state: 'claimed', claim: crypto.randomUUID() } : answer;
    },
  },
  'gives the same claim to all': {
    async claim(delivery) {
      const answer = await good.claim(delivery);
      if (answer.state !== 'claimed') return answer;
      claims.set(delivery.group, answer.claim);
      return { state: 'claimed', claim: 'the claim' };
    },
    complete: (delivery) => good.complete(delivery, claims.get(delivery.group) ?? ''),
    release: (delivery) => good.release(delivery, claims.get(delivery.group) ?? ''),
  },
  'remembers nothing': { complete: good.release },
  'ends no claim': { release: async () => {} },
  'completes what it releases': { release: good.complete },
  'knows no order': {
    claim: (delivery) => good.claim(alone(delivery)),
    complete: (delivery, claim) => good.complete(alone(delivery), claim),
    release: (delivery, claim) => good.release(alone(delivery), claim),
  },
  'knows no ids': {
    claim: (delivery) => good.claim({ ...delivery, id: '' }),
    complete: (delivery, claim) => good.complete({ ...delivery, id: '' }, claim),
  },
};

test('a good store fails nothing', async () => {
  expect(await failedBy(() => good)).toEqual([]);
});

test('memories that the connections do not share are found', async () => {
  expect(await failedBy(() => createMemoryStore())).not.toEqual([]);
});

test.each(Object.entries(faults))(
  'a store that %s is found',
  async (_, fault) => {
    expect(await failedBy(() => ({ ...good, ...fault }))).not.toEqual([]);
  },
  10_000,
);
