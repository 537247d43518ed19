import { readFile } from 'node:fs/promises';
import { startPostgres, type PostgresServer } from '@handinger/services/start-postgres';
import { describeDeliveryStore } from '@ramensoft/handinger-webhooks/testing';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createPostgresStore } from './create-postgres-store.ts';

let server: PostgresServer;
const pools: Pool[] = [];
const connect = (max: number) => {
  const pool = new Pool({ connectionString: server.url, max });
  pools.push(pool);
  return pool;
};

beforeAll(async () => {
  server = await startPostgres();
  await connect(1).query(await readFile(new URL('webhook-groups.sql', import.meta.url), 'utf8'));
}, 300_000);
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.end()));
  await server?.close();
});

describeDeliveryStore(() => createPostgresStore(connect(2)), test.concurrent);

test('it forgets what is old, but no claim whose lease runs', async () => {
  const pool = connect(1);
  const store = createPostgresStore(pool);
  const places = ['old', 'held', 'new'].map((id) => ({ id, group: `prune/${id}`, seq: 0, leaseMs: 60_000 }));
  for (const place of places) {
    const answer = await store.claim(place);
    if (answer.state === 'claimed' && place.id !== 'held') await store.complete(place, answer.claim);
  }
  await pool.query(
    `update webhook_groups set touched_at = touched_at - interval '3 days' where id in ('prune/old', 'prune/held')`,
  );
  expect(await store.prune()).toBe(1);
  const states = await Promise.all(places.map(async (place) => (await store.claim(place)).state));
  expect(states).toEqual(['claimed', 'busy', 'duplicate']);
});

test('a task with many turns takes one small row', async () => {
  const pool = connect(1);
  const store = createPostgresStore(pool);
  for (let seq = 0; seq < 100; seq += 1) {
    const delivery = { id: `wex_${seq}`, group: 'room', seq, leaseMs: 1000 };
    const answer = await store.claim(delivery);
    if (answer.state === 'claimed') await store.complete(delivery, answer.claim);
  }
  const { rows } = await pool.query(`select seq, completed_ids, claim from webhook_groups where id = 'room'`);
  expect(rows).toEqual([{ seq: '99', completed_ids: ['wex_99'], claim: null }]);
});
