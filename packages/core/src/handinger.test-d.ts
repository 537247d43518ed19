import { expectTypeOf, test } from 'vitest';
import type DefaultExport from './index.ts';
import {
  Handinger,
  toFile,
  type APIPromise,
  type Attempt,
  type ClientOptions,
  type FileResponse,
  type Logger,
  type LogLevel,
  type Page,
  type SnapshotChunk,
  type StreamChunk,
  type TaskHandle,
  type TaskStream,
  type Uploadable,
} from './index.ts';

declare const client: Handinger;

test('tasks.create: by stream, a result, a stream, or either', () => {
  expectTypeOf(client.tasks.create({ input: 'x' })).resolves.toEqualTypeOf<Handinger.Worker>();
  expectTypeOf(client.tasks.create({ input: 'x', stream: false })).resolves.toEqualTypeOf<Handinger.Worker>();
  expectTypeOf(client.tasks.create({ input: 'x', stream: true })).resolves.toEqualTypeOf<TaskStream>();
  const stream = Math.random() > 0.5;
  expectTypeOf(client.tasks.create({ input: 'x', stream })).resolves.toEqualTypeOf<
    Handinger.Worker | TaskStream
  >();
  expectTypeOf<TaskStream>().toExtend<AsyncIterable<StreamChunk | SnapshotChunk>>();
  // @ts-expect-error input is missing
  void client.tasks.create({});
  // @ts-expect-error no such budget
  void client.tasks.create({ input: 'x', budget: 'huge' });
});

test('parameters under the namespace lead to a result, as they did before there were streams', () => {
  const params: Handinger.TaskCreateParams = { input: 'x', workerId: 'wrk_1' };
  expectTypeOf(client.tasks.create(params)).resolves.toEqualTypeOf<Handinger.Worker>();
  const query: Handinger.WorkerRetrieveParams = { taskId: 'tsk_1' };
  expectTypeOf(client.workers.retrieve('wrk_1', query)).resolves.toEqualTypeOf<Handinger.Worker>();
  const streaming: Handinger.TaskCreateParamsStreaming = { input: 'x', stream: true };
  expectTypeOf(client.tasks.create(streaming)).resolves.toEqualTypeOf<TaskStream>();
});

test('the result of a turn in four ways', () => {
  expectTypeOf(client.tasks.stream({ input: 'x' })).resolves.toEqualTypeOf<TaskStream>();
  expectTypeOf(client.tasks.wait('tsk_1', { timeout: 5 })).resolves.toEqualTypeOf<Handinger.Worker>();
  expectTypeOf(client.tasks.createAndDetach({ input: 'x' })).resolves.toExtend<TaskHandle>();
  const handle = client.tasks.attach({ taskId: 'tsk_1' });
  expectTypeOf(handle.result()).resolves.toHaveProperty('output_text').toEqualTypeOf<string>();
  expectTypeOf(handle.stream()).toExtend<AsyncIterable<StreamChunk | SnapshotChunk>>();
  expectTypeOf(handle.status()).resolves.toEqualTypeOf<Handinger.TaskStatus>();
  expectTypeOf(client.tasks.attach).toBeCallableWith(handle.toJSON());
  // @ts-expect-error whether it streams is what the name says
  void client.tasks.stream({ input: 'x', stream: false });
});

test('every error tells of the task and the attempts', () => {
  const error = new Handinger.HandingerError('x');
  expectTypeOf(error.safeToRetry).toEqualTypeOf<boolean | undefined>();
  expectTypeOf(error.taskId).toEqualTypeOf<string | undefined>();
  expectTypeOf(error.attempts).toEqualTypeOf<readonly Attempt[]>();
});

test('every operation resolves to its model', () => {
  expectTypeOf(client.workers.create({})).resolves.toEqualTypeOf<Handinger.WorkerTemplate>();
  expectTypeOf(client.workers.list()).resolves.toEqualTypeOf<
    Page<Handinger.WorkerList, Handinger.WorkerTemplate>
  >();
  expectTypeOf(
    client.workers.update('w', { outputSchema: null }),
  ).resolves.toEqualTypeOf<Handinger.WorkerTemplate>();
  expectTypeOf(client.workers.delete('w')).resolves.toEqualTypeOf<Handinger.DeleteWorkerResponse>();
  expectTypeOf(
    client.workers.retrieveEmail('w'),
  ).resolves.toEqualTypeOf<Handinger.WorkerRetrieveEmailResponse>();
  expectTypeOf(client.workers.streamUpdates('w', null)).resolves.toEqualTypeOf<TaskStream>();
  expectTypeOf(client.workers.retrieveFile('a/b', { workerId: 'w' })).resolves.toEqualTypeOf<FileResponse>();
  expectTypeOf(client.workers.schedules.list('w')).resolves.toEqualTypeOf<Handinger.ScheduleListResponse>();
  expectTypeOf(
    client.workers.schedules.cancel('s', { workerId: 'w' }),
  ).resolves.toEqualTypeOf<Handinger.ScheduleCancelResponse>();
  expectTypeOf(
    client.workers.webhooks.update('w', { url: null }),
  ).resolves.toEqualTypeOf<Handinger.Webhook>();
  expectTypeOf(client.workers.webhooks.listExecutions('w')).resolves.toEqualTypeOf<
    Page<Handinger.WebhookExecutionList, Handinger.WebhookExecution>
  >();
  expectTypeOf(
    client.workers.webhooks.resend('wex_1', { workerId: 'w' }),
  ).resolves.toEqualTypeOf<Handinger.WebhookExecution>();
  expectTypeOf(client.tasks.list({ status: 'error' })).resolves.toEqualTypeOf<
    Page<Handinger.TaskList, Handinger.Task>
  >();
  expectTypeOf(client.tasks.retrieve('t')).resolves.toEqualTypeOf<Handinger.TaskRetrieveResponse>();
  expectTypeOf(client.tasks.delete('t')).resolves.toEqualTypeOf<Handinger.DeleteTaskResponse>();
  expectTypeOf(client.tasks.listTurns('t')).resolves.toEqualTypeOf<Handinger.TaskTurnList>();
});

test('what a method returns is an APIPromise', () => {
  const call: APIPromise<Handinger.TaskTurnList> = client.tasks.listTurns('t');
  expectTypeOf(call).toExtend<Promise<Handinger.TaskTurnList>>();
  expectTypeOf(call.asResponse()).resolves.toEqualTypeOf<Response>();
  expectTypeOf(call.withResponse()).resolves.toEqualTypeOf<{
    data: Handinger.TaskTurnList;
    response: Response;
  }>();
  expectTypeOf(call.catch((error: Error) => error)).resolves.toEqualTypeOf<Handinger.TaskTurnList | Error>();
  expectTypeOf(client.get<{ a: 1 }>('/x')).resolves.toEqualTypeOf<{ a: 1 }>();
  expectTypeOf(client.post('/x', { body: 1 })).resolves.toBeUnknown();
});

test('chunks are told apart by their type', () => {
  type Chunk<Type extends StreamChunk['type']> = Extract<StreamChunk, { type: Type }>;
  expectTypeOf<Chunk<'text-delta'>['delta']>().toBeString();
  expectTypeOf<Chunk<'data-worker'>['data']>().toEqualTypeOf<Handinger.Worker>();
  expectTypeOf<Chunk<'data-task'>['data']['turnId']>().toBeString();
  expectTypeOf<Chunk<'error'>['errorText']>().toBeString();
});

test('errors narrow by their class', () => {
  const error: unknown = undefined;
  if (error instanceof Handinger.APIError) {
    expectTypeOf(error.code).toBeString();
    expectTypeOf(error.requestId).toEqualTypeOf<string | undefined>();
    expectTypeOf(error.taskId).toEqualTypeOf<string | undefined>();
  }
  if (error instanceof Handinger.NotFoundError) {
    expectTypeOf(error.status).toEqualTypeOf<404>();
    expectTypeOf(error.headers).toEqualTypeOf<Headers>();
  }
  if (error instanceof Handinger.RateLimitError)
    expectTypeOf(error.retryAfterMs).toEqualTypeOf<number | undefined>();
  if (error instanceof Handinger.StreamInterruptedError) expectTypeOf(error.chunksSeen).toBeNumber();
  if (error instanceof Handinger.APIConnectionTimeoutError)
    expectTypeOf(error.taskId).toEqualTypeOf<string | undefined>();
});

test('names of the namespace that programs use', () => {
  expectTypeOf<typeof DefaultExport>().toEqualTypeOf<typeof Handinger>();
  expectTypeOf<Handinger.Worker['files'][number]>().toEqualTypeOf<Handinger.Worker.File>();
  expectTypeOf<
    Handinger.Worker['output'][number]['content'][number]
  >().toEqualTypeOf<Handinger.Worker.Output.Content>();
  expectTypeOf<Handinger.Task['totals']>().toEqualTypeOf<Handinger.Task.Totals>();
  expectTypeOf<Handinger.Turn['files'][number]>().toEqualTypeOf<Handinger.Turn.File>();
  expectTypeOf<Handinger.Workers>().toEqualTypeOf<Handinger['workers']>();
  expectTypeOf<Handinger.Tasks>().toEqualTypeOf<Handinger['tasks']>();
  expectTypeOf<Handinger.Workers.Schedules>().toEqualTypeOf<Handinger['workers']['schedules']>();
  expectTypeOf<Handinger.Workers.WorkerSchedule>().toEqualTypeOf<Handinger.WorkerSchedule>();
  expectTypeOf<Handinger.Tasks.TaskCreateParams>().toEqualTypeOf<Handinger.TaskCreateParams>();
  expectTypeOf<Handinger.Workers.ScheduleCreateParams.CronWhen>().toExtend<
    Handinger.Workers.ScheduleCreateParams['when']
  >();
  expectTypeOf<Handinger.WorkerSchedule.CronWorkerSchedule>().toExtend<Handinger.WorkerSchedule>();
});

test('options', () => {
  const options: ClientOptions = {
    apiKey: async () => 'key',
    defaultHeaders: { 'x-a': null, 'x-b': ['1', '2'] },
    logger: console satisfies Logger,
    logLevel: 'debug' satisfies LogLevel,
    fetch: globalThis.fetch,
    fetchOptions: { cache: 'no-store' },
  };
  expectTypeOf(new Handinger(options).apiKey).toBeString();
  const request: Handinger.RequestOptions = {
    headers: new Headers(),
    signal: null,
    timeout: 5,
    query: { a: 1 },
  };
  void client.workers.retrieve('w', undefined, request);
  void client.workers.retrieve('w', {}, { headers: [['x-a', '1']] });
  expectTypeOf(client.withOptions({ timeout: 1 })).toEqualTypeOf<Handinger>();
  expectTypeOf(toFile(new Blob([]))).resolves.toEqualTypeOf<File>();
  expectTypeOf<File | Response | Blob>().toExtend<Uploadable>();
});
