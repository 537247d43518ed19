import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Task, TaskList, Usage, Worker } from '../generated/types.gen.ts';
import { ApiClient } from './api-client.ts';
import { startTestServer, type TestServer } from './start-test-server.ts';

let server: TestServer;
let client: ApiClient;

beforeAll(async () => {
  server = await startTestServer();
  client = new ApiClient(server);
});
afterAll(() => server.close());

test('tasks that were added are tasks like any other', async () => {
  const { id: workerId } = await client.createWorker({});
  const ids = await server.addTasks(workerId, 1_234);
  expect(new Set(ids).size).toBe(1_234);

  const listed: Task[] = [];
  for (const page of [1, 2, 13, 25]) {
    const { body } = await client.send<TaskList>('GET', `/api/tasks?workerId=${workerId}&page=${page}`);
    expect([body.totalCount, body.pageCount]).toEqual([1_234, 25]);
    listed.push(...body.tasks);
  }
  const newestFirst = ids.toReversed();
  expect(listed.map(({ id }) => id)).toEqual([
    ...newestFirst.slice(0, 100),
    ...newestFirst.slice(600, 650),
    ...newestFirst.slice(1_200),
  ]);
  const failed = await client.send<TaskList>('GET', `/api/tasks?workerId=${workerId}&status=error`);
  expect(failed.body.totalCount).toBe(123);
  const { body: usage } = await client.send<Usage>('GET', '/api/usage');
  expect(usage.totals).toMatchObject({ turns: 1_234, errors: 123, outputTokens: 12_340 });

  const newest = await client.send<Worker>('GET', `/api/workers/${workerId}`);
  expect(newest.body).toMatchObject({ output_text: 'Answer 1234', metadata: { taskId: ids.at(-1) } });
  const { isDone, events } = await client.stream('GET', `/api/workers/${workerId}/stream`);
  expect([isDone, events]).toEqual([true, []]);
  const again = await client.createTask({ taskId: ids[0], workerId, input: 'Go on.' });
  expect(again.messages).toHaveLength(4);
});
