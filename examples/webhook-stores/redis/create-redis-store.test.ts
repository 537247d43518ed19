import { startRedis, type RedisServer } from '@handinger/services/start-redis';
import { describeDeliveryStore } from '@ramensoft/handinger-webhooks/testing';
import { Redis as IORedis } from 'ioredis';
import { createClient } from 'redis';
import { createClient as createClient5 } from 'redis-5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRedisStore, type RedisClient } from './create-redis-store.ts';

let server: RedisServer;
const endings: (() => unknown)[] = [];

const open = () => createClient({ url: server.url });
async function connect(): Promise<ReturnType<typeof open>> {
  const client = open();
  endings.push(() => client.close());
  return client.connect();
}

/** How a client of each kind is made into what the store needs. */
const clients: Record<string, () => Promise<RedisClient>> = {
  'redis 6': connect,
  async 'redis 5'() {
    const client = createClient5({ url: server.url });
    endings.push(() => client.close());
    return client.connect();
  },
  async ioredis() {
    const client = new IORedis(server.url);
    endings.push(() => client.quit());
    return { eval: (script, options) => client.eval(script, 1, ...options.keys, ...options.arguments) };
  },
};

beforeAll(async () => {
  server = await startRedis();
}, 300_000);
afterAll(async () => {
  await Promise.all(endings.map((end) => end()));
  await server?.close();
});

describe.each(Object.entries(clients))('with %s', (_, connectClient) => {
  describeDeliveryStore(async () => createRedisStore(await connectClient()), test.concurrent);
});

test('a task is forgotten three days after its last delivery, and one that nobody completed too', async () => {
  const client = await connect();
  const store = createRedisStore(client, { prefix: 'expiry:' });
  const delivery = { id: 'wex_1', group: 'wrk_1/tsk_1', seq: 0, leaseMs: 1000 };
  const answer = await store.claim(delivery);
  expect(await client.pTTL('expiry:wrk_1/tsk_1')).toBeGreaterThan(3 * 86_400_000 - 60_000);
  if (answer.state === 'claimed') await store.complete(delivery, answer.claim);
  expect(await client.pTTL('expiry:wrk_1/tsk_1')).toBeGreaterThan(3 * 86_400_000 - 60_000);
  expect(await client.hGetAll('expiry:wrk_1/tsk_1')).toEqual({ seq: '0', 'id:wex_1': '1' });
});

test('a task with many turns takes no more room than one with one', async () => {
  const client = await connect();
  const store = createRedisStore(client, { prefix: 'room:' });
  for (let seq = 0; seq < 100; seq += 1) {
    const delivery = { id: `wex_${seq}`, group: 'wrk_1/tsk_1', seq, leaseMs: 1000 };
    const answer = await store.claim(delivery);
    if (answer.state === 'claimed') await store.complete(delivery, answer.claim);
  }
  expect(await client.hGetAll('room:wrk_1/tsk_1')).toEqual({ seq: '99', 'id:wex_99': '1' });
});

test('what was released leaves nothing behind', async () => {
  const client = await connect();
  const store = createRedisStore(client, { prefix: 'release:' });
  const delivery = { id: 'wex_1', group: 'wrk_1/tsk_1', seq: 0, leaseMs: 1000 };
  const answer = await store.claim(delivery);
  if (answer.state === 'claimed') await store.release(delivery, answer.claim);
  expect(await client.exists('release:wrk_1/tsk_1')).toBe(0);
});
