import { startTestServer, type TestServer } from '@ramensoft/handinger-server/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Handinger } from '../index.ts';

const count = 120;
let server: TestServer;
let handinger: Handinger;
let workerId: string;

beforeAll(async () => {
  server = await startTestServer();
  handinger = new Handinger({ apiKey: server.key, baseURL: server.url });
  workerId = (await handinger.workers.create({ instructions: 'Repeat.' })).id;
  for (let first = 0; first < count; first += 20) {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        handinger.tasks.create({ workerId, taskId: `task ${first + index}`, input: 'Say x.' }),
      ),
    );
  }
  await handinger.tasks.create({ taskId: 'of another worker', input: 'Say y.' });
}, 120_000);
afterAll(() => server.close());

const everyTask = new Set(Array.from({ length: count }, (_, index) => `task ${index}`));

test('every task of a worker, once, and no other', async () => {
  const ids: string[] = [];
  for await (const task of handinger.tasks.list({ workerId, status: 'completed' })) ids.push(task.id);
  expect(ids).toHaveLength(count);
  expect(new Set(ids)).toEqual(everyTask);
});

test('page by page', async () => {
  const sizes: number[] = [];
  for await (const page of handinger.tasks.list({ workerId }).byPage()) {
    expect(page).toMatchObject({ pageCount: 3, totalCount: count });
    sizes.push(page.tasks.length);
  }
  expect(sizes).toEqual([50, 50, 20]);
  const page = await handinger.tasks.list({ workerId, page: 2 });
  expect(page.hasNextPage()).toBe(true);
  const last = await page.getNextPage();
  expect([last.page, last.hasNextPage()]).toEqual([3, false]);
  const beyond = await handinger.tasks.list({ workerId, page: 4 });
  expect([beyond.page, beyond.tasks, beyond.hasNextPage()]).toEqual([4, [], false]);
});

test('new tasks during the loop: none comes twice, and none that was there is left out', async () => {
  const ids: string[] = [];
  for await (const task of handinger.tasks.list({ workerId })) {
    ids.push(task.id);
    if (ids.length % 30 === 0) {
      await handinger.tasks.create({ workerId, taskId: `new ${ids.length}`, input: 'Say z.' });
    }
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids)).toEqual(everyTask);
});

test('tasks archived during the loop: it ends', async () => {
  const ids: string[] = [];
  const client = handinger.withOptions({ maxRetries: 0 });
  for await (const page of client.tasks.list({ workerId }).byPage()) {
    ids.push(...page.tasks.map((task) => task.id));
    if (page.page === 1) await Promise.all(page.tasks.map((task) => client.tasks.delete(task.id)));
  }
  expect(new Set(ids).size).toBe(ids.length);
  expect((await client.tasks.list({ workerId })).totalCount).toBeLessThan(count);
});
