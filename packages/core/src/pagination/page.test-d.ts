import { expectTypeOf, test } from 'vitest';
import type { APIPromise, Handinger, Page, PagePromise } from '../index.ts';

declare const client: Handinger;

test('a list is a promise of a page and an iterable of its items', async () => {
  expectTypeOf(client.tasks.list()).toEqualTypeOf<PagePromise<Handinger.TaskList, Handinger.Task>>();
  expectTypeOf(client.workers.list()).toExtend<AsyncIterable<Handinger.WorkerTemplate>>();
  expectTypeOf(client.workers.webhooks.listExecutions('w')).toExtend<
    AsyncIterable<Handinger.WebhookExecution>
  >();
  for await (const task of client.tasks.list({ status: 'error' }))
    expectTypeOf(task).toEqualTypeOf<Handinger.Task>();
  for await (const page of client.tasks.list().byPage()) {
    expectTypeOf(page).toEqualTypeOf<Page<Handinger.TaskList, Handinger.Task>>();
  }
});

test('a page is the documented answer, with methods', async () => {
  const page = await client.workers.list();
  expectTypeOf(page).toExtend<Handinger.WorkerList>();
  expectTypeOf(page.workers).toEqualTypeOf<Handinger.WorkerTemplate[]>();
  expectTypeOf(page.hasNextPage()).toEqualTypeOf<boolean>();
  expectTypeOf(page.getNextPage()).resolves.toEqualTypeOf<typeof page>();
  for await (const worker of page) expectTypeOf(worker).toEqualTypeOf<Handinger.WorkerTemplate>();
});

test('programs that take the answer alone go on compiling', () => {
  const call: APIPromise<Handinger.WebhookExecutionList> = client.workers.webhooks.listExecutions('w');
  expectTypeOf(call).toExtend<Promise<Handinger.WebhookExecutionList>>();
});
