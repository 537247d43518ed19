import type {
  Handinger,
  Task,
  TaskList,
  TaskWithTurns,
  Usage,
  Worker,
  WorkerList,
  WorkerTemplate,
} from '@ramensoft/handinger';
import {
  useQueries,
  useQuery,
  useSuspenseQuery,
  QueryClient,
  type InfiniteData,
  type QueryKey,
} from '@tanstack/react-query';
import { expectTypeOf, test } from 'vitest';
import * as hooks from '../generated/hooks.gen.ts';
import {
  handingerKey,
  tasksListInfiniteQuery,
  tasksListQuery,
  tasksRetrieveQuery,
  usageRetrieveQuery,
  workersRetrieveFileQuery,
  workersRetrieveQuery,
} from '../generated/queries.gen.ts';

declare const client: Handinger;
declare const maybeId: string | undefined;

test('data is what the client answers, without its streams and its way to the next page', () => {
  expectTypeOf(hooks.useWorker(maybeId).data).toEqualTypeOf<Worker | undefined>();
  expectTypeOf(hooks.useWorkerTemplate('wrk_1').data).toEqualTypeOf<WorkerTemplate | undefined>();
  expectTypeOf(hooks.useTaskWithTurns('tsk_1').data).toEqualTypeOf<TaskWithTurns | undefined>();
  expectTypeOf(hooks.useWorkerFile('a.txt', { workerId: 'wrk_1' }).data).toEqualTypeOf<Blob | undefined>();
  expectTypeOf(hooks.useTasks().data).toEqualTypeOf<InfiniteData<TaskList, number> | undefined>();
  expectTypeOf(hooks.useUsage({ interval: 'hour' }).data).toEqualTypeOf<Usage | undefined>();
});

test('a Suspense hook has data, and must know its ids', () => {
  expectTypeOf(hooks.useSuspenseWorker('wrk_1').data).toEqualTypeOf<Worker>();
  expectTypeOf(hooks.useSuspenseWorkers().data).toEqualTypeOf<InfiniteData<WorkerList, number>>();
  // @ts-expect-error: it can't be suspended until somebody knows an id
  hooks.useSuspenseWorker(maybeId);
  // @ts-expect-error: nor until there is something to preview
  hooks.useSuspenseSchedulePreview('wrk_1', undefined);
});

test('a select types the data', () => {
  expectTypeOf(hooks.useWorker('wrk_1', {}, { select: ({ url }) => url }).data).toEqualTypeOf<
    string | undefined
  >();
  const titles = (data: InfiniteData<TaskList, number>) =>
    data.pages.flatMap(({ tasks }) => tasks.map((task) => task.title));
  expectTypeOf(hooks.useTasks({}, { select: titles }).data).toEqualTypeOf<string[] | undefined>();
  expectTypeOf(hooks.useSuspenseTasks({}, { select: titles }).data).toEqualTypeOf<string[]>();
});

test('parameters are those of the client, and options do not pass for them', () => {
  const { useTasks, useWorkers } = hooks;
  expectTypeOf(useTasks).toBeCallableWith(
    { workerId: maybeId, status: 'running' },
    { enabled: false, staleTime: 1000 },
  );
  expectTypeOf(useWorkers).toBeCallableWith(undefined, { staleTime: 1000 });
  // @ts-expect-error: there is no such status
  hooks.useTasks({ status: 'over' });
  // @ts-expect-error: options come after the parameters
  hooks.useWorkers({ staleTime: 1000 });
  // @ts-expect-error: the pages are turned by the hook
  hooks.useTasks({ page: 2 });
  // @ts-expect-error: what is asked for is decided by the hook
  hooks.useWorker('wrk_1', {}, { queryKey: ['mine'] });
  // @ts-expect-error: streams are for useWorkerStream
  hooks.useWorker('wrk_1', { stream: true });
});

test('a mutation takes one object, and gives what the client answers', () => {
  const update = hooks.useUpdateWorker({ onMutate: ({ title }) => ({ title }) });
  expectTypeOf(
    update.mutateAsync({ workerId: 'wrk_1', title: 'Rex' }),
  ).resolves.toEqualTypeOf<WorkerTemplate>();
  expectTypeOf(update.context).toEqualTypeOf<{ title: string | undefined } | undefined>();
  expectTypeOf(hooks.useCreateTask().data).toEqualTypeOf<Worker | undefined>();
  hooks.useCreateWorker().mutate({ prompt: 'Fetch sticks.' });
  hooks.useCancelSchedule().mutate({ workerId: 'wrk_1', scheduleId: 'sch_1' });
  // @ts-expect-error: of which worker?
  hooks.useCancelSchedule().mutate({ scheduleId: 'sch_1' });
  // @ts-expect-error: streams are for useTask
  hooks.useCreateTask().mutate({ input: 'Hello', stream: true });
  // @ts-expect-error: what is sent is decided by the hook
  hooks.useCreateTask({ mutationFn: () => Promise.reject(new Error()) });
});

test('options of queries fit everything that react-query does with options', async () => {
  const queryClient = new QueryClient();
  expectTypeOf(useQuery(tasksRetrieveQuery(client, maybeId)).data).toEqualTypeOf<TaskWithTurns | undefined>();
  expectTypeOf(useSuspenseQuery(usageRetrieveQuery(client)).data).toEqualTypeOf<Usage>();
  const [first] = useQueries({ queries: [workersRetrieveQuery(client, 'wrk_1')] });
  expectTypeOf(first.data).toEqualTypeOf<Worker | undefined>();
  await queryClient.prefetchQuery(tasksListQuery(client, { page: 2 }));
  await queryClient.prefetchInfiniteQuery(tasksListInfiniteQuery(client));
  expectTypeOf(await queryClient.ensureQueryData(tasksListQuery(client))).toEqualTypeOf<TaskList>();
  expectTypeOf(
    await queryClient.fetchQuery(workersRetrieveFileQuery(client, 'a', { workerId: 'w' })),
  ).toEqualTypeOf<Blob>();
  const { queryKey } = tasksRetrieveQuery(client, 'tsk_1');
  expectTypeOf(queryClient.getQueryData(queryKey)?.task).toEqualTypeOf<Task | undefined>();
});

test('keys are those of resources and queries', () => {
  expectTypeOf(handingerKey('workers.schedules')).toExtend<QueryKey>();
  expectTypeOf(handingerKey('tasks.list', { workerId: 'wrk_1' })).toExtend<QueryKey>();
  expectTypeOf(handingerKey('workers.retrieve', 'wrk_1', { taskId: 'tsk_1' })).toExtend<QueryKey>();
  // @ts-expect-error: there is no such query
  handingerKey('tasks.lits');
  // @ts-expect-error: a resource has nothing more
  handingerKey('tasks', 'tsk_1');
  // @ts-expect-error: there is no such parameter
  handingerKey('tasks.list', { worker: 'wrk_1' });
});
