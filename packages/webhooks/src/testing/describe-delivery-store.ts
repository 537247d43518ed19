import { delay } from '../receiver/delay.ts';
import type { ClaimAnswer, DeliveryStore, StoredDelivery } from '../receiver/delivery-store.ts';

/** `test` of vitest, Jest, `node:test`, Bun or any other that runs a named function and fails when it rejects. */
export type TestFunction = (name: string, run: () => Promise<void>) => unknown;

const leaseMs = 60_000;
/** Long enough that two calls fall into it on a busy machine, short enough to wait for. */
const shortLeaseMs = 1_200;

/** How long a claim that is over may keep others away. */
const patienceMs = 4_000;

/** A place of its own for each test, so that nothing has to be emptied. */
const newTask = () => {
  const group = `wrk_test/tsk_${crypto.randomUUID()}`;
  return (seq: number, lease = leaseMs): StoredDelivery => ({
    id: `wex_${group}_${seq}`,
    group,
    seq,
    leaseMs: lease,
  });
};

const claimOf = (answer: ClaimAnswer): string => {
  if (answer.state !== 'claimed') throw new Error(`expected a claim, but the store says ${answer.state}`);
  if (typeof answer.claim !== 'string' || answer.claim === '') throw new Error('the claim must be a text');
  return answer.claim;
};

const expectState = async (answer: Promise<ClaimAnswer>, state: ClaimAnswer['state']): Promise<void> => {
  const got = (await answer).state;
  if (got !== state) throw new Error(`expected ${state}, but the store says ${got}`);
};

const answerWhenFree = async (store: DeliveryStore, delivery: StoredDelivery): Promise<ClaimAnswer> => {
  for (const end = performance.now() + patienceMs; performance.now() < end;) {
    const answer = await store.claim(delivery);
    if (answer.state !== 'busy') return answer;
    await delay(10 + Math.random() * 20);
  }
  throw new Error(`${delivery.id} was busy for ${patienceMs} ms`);
};

const claimWhenFree = async (store: DeliveryStore, delivery: StoredDelivery): Promise<string> =>
  claimOf(await answerWhenFree(store, delivery));

const complete = async (store: DeliveryStore, delivery: StoredDelivery): Promise<unknown> =>
  store.complete(delivery, claimOf(await store.claim(delivery)));

/**
 * Tests a store for everything that a receiver relies on. `openStore` is called several times, and gives a store on the same
 * records each time: over a connection of its own, where the store has connections. Closing them is up to you. The tests take
 * some seconds, because leases have to end; only a store that its claimants can't outlive may do without (`hasLeases: false`).
 *
 * @example
 * ```ts
 * import { describeDeliveryStore } from '@ramensoft/handinger-webhooks/testing';
 * import { test } from 'vitest';
 *
 * describeDeliveryStore(() => createMyStore(database), test);
 * ```
 */
export function describeDeliveryStore(
  openStore: () => DeliveryStore | Promise<DeliveryStore>,
  test: TestFunction,
  { hasLeases = true }: { readonly hasLeases?: boolean } = {},
): void {
  test('of 1,000 claims at once over 10 connections, one wins', async () => {
    const stores = await Promise.all(Array.from({ length: 10 }, () => openStore()));
    const delivery = newTask()(0);
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => stores.map((store) => store.claim(delivery))).flat(),
    );
    const states = answers.map(({ state }) => state);
    const won = states.filter((state) => state === 'claimed').length;
    const waits = states.filter((state) => state === 'busy').length;
    if (won !== 1 || waits !== 999) throw new Error(`${won} of 1,000 won, and ${waits} were told to wait`);
  });

  test('of 200 turns of one task at once over 10 connections, one is claimed', async () => {
    const stores = await Promise.all(Array.from({ length: 10 }, () => openStore()));
    const turn = newTask();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, round) =>
        stores.map((store, at) => store.claim(turn(10 * round + at))),
      ).flat(),
    );
    const won = answers.filter(({ state }) => state === 'claimed').length;
    if (won !== 1) throw new Error(`${won} of 200 won`);
  });

  test('tasks do not wait for each other', async () => {
    const store = await openStore();
    claimOf(await store.claim(newTask()(0)));
    claimOf(await store.claim(newTask()(0)));
  });

  test('what was completed is known as a duplicate, over every connection', async () => {
    const store = await openStore();
    const delivery = newTask()(0);
    await complete(store, delivery);
    await expectState(store.claim(delivery), 'duplicate');
    await expectState((await openStore()).claim(delivery), 'duplicate');
  });

  test('what was released can be claimed at once, with another claim', async () => {
    const store = await openStore();
    const delivery = newTask()(0);
    const first = claimOf(await store.claim(delivery));
    await expectState(store.claim(delivery), 'busy');
    await store.release(delivery, first);
    const second = claimOf(await store.claim(delivery));
    if (second === first) throw new Error('the same claim was given twice');
  });

  test('a claim that is over changes nothing any more', async () => {
    const store = await openStore();
    const turn = newTask();
    const over = claimOf(await store.claim(turn(0)));
    await store.release(turn(0), over);
    const held = claimOf(await store.claim(turn(0)));
    await store.release(turn(0), over);
    await expectState(store.claim(turn(0)), 'busy');
    await store.complete(turn(0), over);
    await expectState(store.claim(turn(0)), 'busy');
    await store.complete(turn(0), held);
    await expectState(store.claim(turn(0)), 'duplicate');
    await store.release(turn(0), held);
    await store.complete(turn(0), held);
    await store.extend?.(turn(0), held);
    await expectState(store.claim(turn(0)), 'duplicate');
    await store.complete(turn(1), held);
    claimOf(await store.claim(turn(1)));
  });

  test('an earlier turn is outdated once a later one was completed', async () => {
    const store = await openStore();
    const turn = newTask();
    await complete(store, turn(0));
    await complete(store, turn(2));
    await expectState(store.claim(turn(1)), 'outdated');
    await expectState(store.claim(turn(0)), 'outdated');
    await expectState(store.claim(turn(2)), 'duplicate');
    await complete(store, turn(3));
  });

  test('turns of one task wait for each other, in either order', async () => {
    const store = await openStore();
    const turn = newTask();
    const earlier = claimOf(await store.claim(turn(0)));
    await expectState(store.claim(turn(1)), 'busy');
    await store.complete(turn(0), earlier);
    const later = claimOf(await store.claim(turn(1)));
    await expectState(store.claim(turn(2)), 'busy');
    await store.complete(turn(1), later);
    await complete(store, turn(2));
  });

  test('a later turn that was released keeps no earlier one away', async () => {
    const store = await openStore();
    const turn = newTask();
    const later = claimOf(await store.claim(turn(1)));
    await expectState(store.claim(turn(0)), 'busy');
    await store.release(turn(1), later);
    await complete(store, turn(0));
    await complete(store, turn(1));
  });

  test('two deliveries with the same place are told apart by their ids', async () => {
    const store = await openStore();
    const delivery = newTask()(3);
    const other = { ...delivery, id: `${delivery.id}_other` };
    await complete(store, delivery);
    await complete(store, other);
    await expectState(store.claim(delivery), 'duplicate');
    await expectState(store.claim(other), 'duplicate');
  });

  test('any text is an id, and any safe integer a place', async () => {
    const store = await openStore();
    for (const id of [`it's "1"; {x}:*\n`, 'Grüße 🐕', 'a'.repeat(500), '__proto__']) {
      const group = id + crypto.randomUUID();
      await complete(store, { id, group, seq: Number.MAX_SAFE_INTEGER - 1, leaseMs });
      await complete(store, { id: `${id}2`, group, seq: Number.MAX_SAFE_INTEGER, leaseMs });
      await expectState(store.claim({ id, group, seq: Number.MAX_SAFE_INTEGER - 1, leaseMs }), 'outdated');
      await expectState(
        store.claim({ id: `${id}2`, group, seq: Number.MAX_SAFE_INTEGER, leaseMs }),
        'duplicate',
      );
    }
  });

  test('of turns that come at once and in any order, each runs alone and none after a later one', async () => {
    const stores = await Promise.all(Array.from({ length: 5 }, () => openStore()));
    const turn = newTask();
    const handled: number[] = [];
    let running = 0;
    await Promise.all(
      Array.from({ length: 30 }, async (_, at) => {
        const store = stores[at % 5] as DeliveryStore;
        const delivery = turn((at * 7) % 10);
        const answer = await answerWhenFree(store, delivery);
        if (answer.state !== 'claimed') return;
        running += 1;
        if (running > 1) throw new Error('two turns of one task ran at once');
        handled.push(delivery.seq);
        await delay(5);
        running -= 1;
        await store.complete(delivery, answer.claim);
      }),
    );
    const ordered = [...new Set(handled)].toSorted((one, other) => one - other);
    if (handled.at(-1) !== 9 || handled.join() !== ordered.join())
      throw new Error(`they ran as ${handled.join()}`);
  });

  if (!hasLeases) return;

  test('when a lease ends, the next one takes over', async () => {
    const store = await openStore();
    const delivery = newTask()(0, shortLeaseMs);
    const first = claimOf(await store.claim(delivery));
    await expectState(store.claim(delivery), 'busy');
    const second = await claimWhenFree(await openStore(), delivery);
    if (second === first) throw new Error('the same claim was given twice');
  });

  test('a claim that was lost changes nothing any more', async () => {
    const store = await openStore();
    const turn = newTask();
    const lost = claimOf(await store.claim(turn(0, 1)));
    const held = await claimWhenFree(store, turn(0, shortLeaseMs));
    await store.extend?.(turn(0, 10 * leaseMs), lost);
    await store.release(turn(0), lost);
    await expectState(store.claim(turn(0)), 'busy');
    await store.complete(turn(0), lost);
    await expectState(store.claim(turn(0)), 'busy');
    // Had the lost one extended it, it would not end.
    const third = await claimWhenFree(store, turn(0));
    if (third === held) throw new Error('the same claim was given twice');
  });

  test('a claim whose lease ended completes as long as nobody took it', async () => {
    const store = await openStore();
    const delivery = newTask()(0, 1);
    const claim = claimOf(await store.claim(delivery));
    await delay(50);
    await store.complete(delivery, claim);
    await expectState(store.claim(delivery), 'duplicate');
  });

  test('a claim that is extended holds', async () => {
    const store = await openStore();
    if (!store.extend) return;
    const delivery = newTask()(0, shortLeaseMs);
    const claim = claimOf(await store.claim(delivery));
    const end = performance.now() + 2.5 * shortLeaseMs;
    while (performance.now() < end) {
      await store.extend(delivery, claim);
      await expectState(store.claim(delivery), 'busy');
      await delay(shortLeaseMs / 10);
    }
    await claimWhenFree(store, delivery);
  });
}
