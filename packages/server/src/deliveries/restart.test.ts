import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStorage } from '../open-storage.ts';
import { startOn } from '../start-server.ts';
import { ApiClient } from '../testing/api-client.ts';
import { startReceiver } from '../testing/start-receiver.ts';

/** More than are put into the queue together. */
const count = 300;

test('a server that starts with many deliveries pending sends each once', async () => {
  const data = await mkdtemp(join(tmpdir(), 'handinger-restart-'));
  const receiver = await startReceiver();
  const key = 'hdg_test_restart';

  const { server: first } = await startOn(await openStorage(data), { key });
  const client = new ApiClient(first);
  const { id: workerId } = await client.createWorker({ instructions: 'Answer.' });
  await client.send('PUT', `/api/workers/${workerId}/webhook`, { json: { url: receiver.url } });
  await client.createTask({ workerId, input: 'Hello.' });
  await receiver.whenReceived(1);
  await first.close();

  const storage = await openStorage(data);
  const copies: [table: string, changes: string][] = [
    ['tasks', `'id', 'tsk_'||i`],
    ['turns', `'id', 'trn_'||i, 'task_id', 'tsk_'||i, 'message_id', 'msg_'||i`],
    [
      'webhook_deliveries',
      `'id', 'wex_'||i, 'task_id', 'tsk_'||i, 'turn_id', 'trn_'||i, 'state', 'pending', 'attempts', 0`,
    ],
  ];
  for (const [table, changes] of copies) {
    await storage.client.exec(
      `insert into ${table} select (jsonb_populate_record(original, jsonb_build_object(${changes}))).*
       from ${table} original, generate_series(1, ${count}) i`,
    );
  }
  const { server: second } = await startOn(storage, { key });
  await expect.poll(() => receiver.received.length, { timeout: 90_000 }).toBe(1 + count);
  await second.close();
  expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1 + count);
  expect(receiver.received).toHaveLength(1 + count);

  await receiver.close();
  await rm(data, { recursive: true, force: true });
}, 180_000);
