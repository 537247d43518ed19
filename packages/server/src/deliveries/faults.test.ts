import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStorage, type Storage } from '../open-storage.ts';
import { startOn, type RunningServer } from '../start-server.ts';
import { ApiClient } from '../testing/api-client.ts';
import { startReceiver, type Receiver } from '../testing/start-receiver.ts';

let storage: Storage;
let server: RunningServer;
let receiver: Receiver;

beforeEach(async () => {
  storage = await openStorage(undefined);
  ({ server } = await startOn(storage, {}));
  receiver = await startReceiver();
});
afterEach(async () => {
  await server.close();
  await receiver.close();
});

async function runTurn(): Promise<unknown> {
  const client = new ApiClient(server);
  const { id: workerId } = await client.createWorker({ instructions: 'Answer.' });
  await client.send('PUT', `/api/workers/${workerId}/webhook`, { json: { url: receiver.url } });
  return (await client.createTask({ workerId, input: 'Hello.' })).metadata['turnStatus'];
}

test('a delivery that can not be stored leaves its turn alone', async () => {
  await storage.client.exec('alter table webhook_deliveries rename to gone');
  expect(await runTurn()).toBe('completed');
  await storage.client.exec('alter table gone rename to webhook_deliveries');
});

test('a database of the time before webhooks gets what the queue needs', async () => {
  await storage.client.exec('drop schema pgboss cascade');
  expect(await runTurn()).toBe('completed');
  await receiver.whenReceived(1);
});

test('a fault of the database puts deliveries off, and loses none', async () => {
  await storage.client.exec('alter table webhook_executions rename to gone');
  expect(await runTurn()).toBe('completed');
  await storage.client.exec('alter table gone rename to webhook_executions');
  await receiver.whenReceived(1);
});

test('without a webhook nothing of the queue is started', async () => {
  const client = new ApiClient(server);
  expect((await client.createTask({ input: 'Hello.' })).metadata['turnStatus']).toBe('completed');
  const { rows } = await storage.client.query('select name from pgboss.queue');
  expect(rows).toEqual([]);
});
