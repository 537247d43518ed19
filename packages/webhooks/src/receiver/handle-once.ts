import { delay } from './delay.ts';
import type { DeliveryStore, StoredDelivery } from './delivery-store.ts';

const states = new Set<string>(['duplicate', 'outdated', 'busy']);

/**
 * Claims a delivery, runs `handle` while the claim is extended, and completes it; where `handle` throws, releases it and
 * throws the same. While the delivery, or another one of its group, is being handled, it waits for at most `waitMs`.
 *
 * What the store throws once `handle` came to its end is reported and changes nothing: the effect is there, and another
 * attempt would repeat it. So `complete` is tried four times, and then the claim is left to its lease, not released.
 */
export async function handleOnce(
  store: DeliveryStore,
  delivery: StoredDelivery,
  waitMs: number,
  handle: () => unknown,
  report: (error: unknown) => Promise<void>,
): Promise<'handled' | 'duplicate' | 'outdated' | 'busy'> {
  // By the clock: a slow store must not make the wait longer than the sender waits for an answer.
  const end = Date.now() + waitMs;
  const left = () => end - Date.now();
  let answer = await store.claim(delivery);
  while (answer.state === 'busy' && left() > 0) {
    await delay(Math.min(left(), 100));
    answer = await store.claim(delivery);
  }
  if (answer.state !== 'claimed') {
    // Only a state that the store is sure of may be answered with 200: anything else would lose the delivery.
    if (states.has(answer.state)) return answer.state;
    throw new TypeError(`The store's claim() answered ${JSON.stringify(answer)}, which has no known state.`);
  }

  const { claim } = answer;
  const record = async (step: 'extend' | 'complete' | 'release', moreTries = 0) => {
    try {
      await store[step]?.(delivery, claim);
    } catch (error) {
      if (!moreTries) return report(error);
      await delay(300);
      await record(step, moreTries - 1);
    }
  };
  const renewal = setInterval(record, delivery.leaseMs / 3, 'extend');
  try {
    await handle();
    await record('complete', 3);
  } catch (error) {
    await record('release');
    throw error;
  } finally {
    clearInterval(renewal);
  }
  return 'handled';
}
