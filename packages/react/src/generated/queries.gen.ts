// Written by tools/codegen from openapi/handinger.yaml. Do not edit: run `pnpm generate`.

import type { Handinger } from '@ramensoft/handinger';
import {
  infiniteQuery,
  query,
  queryKey,
  type Answer,
  type Id,
  type InfiniteQuery,
  type Params,
  type Query,
  type WithoutPage,
} from './query-contract.gen.ts';

/** What the key of a query may go on with, by its operation; a resource has nothing more. */
export interface HandingerKeys {
  workers: [];
  'workers.list': [params?: Partial<Params<Handinger['workers']['list'], 0>>];
  'workers.retrieve': [workerId?: Id, params?: Partial<Params<Handinger['workers']['retrieve'], 1>>];
  'workers.retrieveTemplate': [workerId?: Id];
  'workers.retrieveEmail': [workerId?: Id];
  'workers.retrieveFile': [filePath?: Id, params?: Partial<Params<Handinger['workers']['retrieveFile'], 1>>];
  'workers.schedules': [];
  'workers.schedules.list': [workerId?: Id];
  'workers.schedules.preview': [
    workerId?: Id,
    params?: Partial<Params<Handinger['workers']['schedules']['preview'], 1>>,
  ];
  'workers.webhooks': [];
  'workers.webhooks.retrieve': [workerId?: Id];
  'workers.webhooks.listExecutions': [
    workerId?: Id,
    params?: Partial<Params<Handinger['workers']['webhooks']['listExecutions'], 1>>,
  ];
  tasks: [];
  'tasks.list': [params?: Partial<Params<Handinger['tasks']['list'], 0>>];
  'tasks.retrieve': [taskId?: Id];
  'tasks.listTurns': [taskId?: Id];
  usage: [];
  'usage.retrieve': [params?: Partial<Params<Handinger['usage']['retrieve'], 0>>];
}

/**
 * What the keys of all queries of an operation, or of a whole resource, begin with: for
 * `invalidateQueries`, `getQueriesData` and their like. What is left out fits anything; the whole key
 * of one query is the `queryKey` of its options.
 *
 * @example
 * ```ts
 * queryClient.invalidateQueries({ queryKey: handingerKey('tasks') });
 * queryClient.invalidateQueries({ queryKey: handingerKey('tasks.list', { workerId }) });
 * ```
 */
export function handingerKey<Name extends keyof HandingerKeys>(
  name: Name,
  ...args: HandingerKeys[Name]
): readonly unknown[] {
  return queryKey(name, args);
}

/**
 * The query of `workers.list`. List the workers of your organization that your key may see, newest
 * first, 50 per page. Private workers are listed only for invited members; deleted workers are not
 * listed.
 *
 * Source: GET /api/workers
 */
export function workersListQuery(
  client: Handinger,
  params?: Params<Handinger['workers']['list'], 0> | null,
): Query<Answer<Handinger['workers']['list']>> {
  return query(
    'workers.list',
    [params ?? {}],
    (options) => client.workers.list(params, options).then((answer) => ({ ...answer })),
    [],
  );
}

/**
 * The query of `workers.list`, one page after the other. List the workers of your organization that
 * your key may see, newest first, 50 per page. Private workers are listed only for invited members;
 * deleted workers are not listed.
 *
 * Source: GET /api/workers
 */
export function workersListInfiniteQuery(
  client: Handinger,
  params?: WithoutPage<Params<Handinger['workers']['list'], 0>> | null,
): InfiniteQuery<Answer<Handinger['workers']['list']>> {
  return infiniteQuery((page) => workersListQuery(client, { ...params, page }));
}

/**
 * The query of `workers.retrieve`. Retrieve the current worker state and messages from its most recent
 * task (or a specific task via `taskId`). With `stream: true`, or the header `Accept:
 * text/event-stream`, it replays all stored messages and then continues with live chunks from the
 * active task (if any) before closing.
 *
 * Source: GET /api/workers/{workerId}
 */
export function workersRetrieveQuery(
  client: Handinger,
  workerId: Id,
  params?: Params<Handinger['workers']['retrieve'], 1> | null,
): Query<Answer<Handinger['workers']['retrieve']>> {
  return query(
    'workers.retrieve',
    [workerId, params ?? {}],
    (options) => client.workers.retrieve(workerId!, params, options),
    [workerId],
  );
}

/**
 * The query of `workers.retrieveTemplate`. Retrieve a worker as it was created and updated: its title,
 * instructions and output schema. Whoever may retrieve the worker may retrieve this.
 *
 * Source: GET /api/workers/{workerId}/template
 */
export function workersRetrieveTemplateQuery(
  client: Handinger,
  workerId: Id,
): Query<Answer<Handinger['workers']['retrieveTemplate']>> {
  return query(
    'workers.retrieveTemplate',
    [workerId],
    (options) => client.workers.retrieveTemplate(workerId!, options),
    [workerId],
  );
}

/**
 * The query of `workers.retrieveEmail`. Retrieve the inbound email address for a worker. A mail to it
 * starts a task with its text as the input and its attachments as files.
 *
 * Source: GET /api/workers/{workerId}/email
 */
export function workersRetrieveEmailQuery(
  client: Handinger,
  workerId: Id,
): Query<Answer<Handinger['workers']['retrieveEmail']>> {
  return query(
    'workers.retrieveEmail',
    [workerId],
    (options) => client.workers.retrieveEmail(workerId!, options),
    [workerId],
  );
}

/**
 * The query of `workers.retrieveFile`. Retrieve the bytes of a file that a task of the worker
 * published or that was attached to one, with its media type.
 *
 * Source: GET /api/workers/{workerId}/files/{filePath}
 */
export function workersRetrieveFileQuery(
  client: Handinger,
  filePath: Id,
  params: Params<Handinger['workers']['retrieveFile'], 1> | null | undefined,
): Query<Blob> {
  return query(
    'workers.retrieveFile',
    [filePath, params ?? {}],
    (options) => client.workers.retrieveFile(filePath!, params!, options).then((file) => file.blob()),
    [filePath, params?.workerId],
  );
}

/**
 * The query of `workers.schedules.list`. List scheduled tasks for a worker.
 *
 * Source: GET /api/workers/{workerId}/schedules
 */
export function workersSchedulesListQuery(
  client: Handinger,
  workerId: Id,
): Query<Answer<Handinger['workers']['schedules']['list']>> {
  return query(
    'workers.schedules.list',
    [workerId],
    (options) => client.workers.schedules.list(workerId!, options),
    [workerId],
  );
}

/**
 * The query of `workers.schedules.preview`. Tell when a schedule would run, without making one:
 * nothing is stored. A time that the clock skips or repeats, where daylight saving time begins or
 * ends, is marked.
 *
 * Source: POST /api/workers/{workerId}/schedules/preview
 */
export function workersSchedulesPreviewQuery(
  client: Handinger,
  workerId: Id,
  params: Params<Handinger['workers']['schedules']['preview'], 1> | null | undefined,
): Query<Answer<Handinger['workers']['schedules']['preview']>> {
  return query(
    'workers.schedules.preview',
    [workerId, params ?? {}],
    (options) => client.workers.schedules.preview(workerId!, params!, options),
    [workerId, params],
  );
}

/**
 * The query of `workers.webhooks.retrieve`. Retrieve the webhook URL and shared token configured for a
 * worker. Both fields are `null` when no webhook is configured. Only the worker creator can read the
 * webhook configuration.
 *
 * Source: GET /api/workers/{workerId}/webhook
 */
export function workersWebhooksRetrieveQuery(
  client: Handinger,
  workerId: Id,
): Query<Answer<Handinger['workers']['webhooks']['retrieve']>> {
  return query(
    'workers.webhooks.retrieve',
    [workerId],
    (options) => client.workers.webhooks.retrieve(workerId!, options),
    [workerId],
  );
}

/**
 * The query of `workers.webhooks.listExecutions`. List recent webhook delivery attempts for a worker,
 * newest first, paginated 50 per page. An attempt is listed when it has ended. Only the worker creator
 * can read execution history.
 *
 * Source: GET /api/workers/{workerId}/webhook/executions
 */
export function workersWebhooksListExecutionsQuery(
  client: Handinger,
  workerId: Id,
  params?: Params<Handinger['workers']['webhooks']['listExecutions'], 1> | null,
): Query<Answer<Handinger['workers']['webhooks']['listExecutions']>> {
  return query(
    'workers.webhooks.listExecutions',
    [workerId, params ?? {}],
    (options) =>
      client.workers.webhooks.listExecutions(workerId!, params, options).then((answer) => ({ ...answer })),
    [workerId],
  );
}

/**
 * The query of `workers.webhooks.listExecutions`, one page after the other. List recent webhook
 * delivery attempts for a worker, newest first, paginated 50 per page. An attempt is listed when it
 * has ended. Only the worker creator can read execution history.
 *
 * Source: GET /api/workers/{workerId}/webhook/executions
 */
export function workersWebhooksListExecutionsInfiniteQuery(
  client: Handinger,
  workerId: Id,
  params?: WithoutPage<Params<Handinger['workers']['webhooks']['listExecutions'], 1>> | null,
): InfiniteQuery<Answer<Handinger['workers']['webhooks']['listExecutions']>> {
  return infiniteQuery((page) => workersWebhooksListExecutionsQuery(client, workerId, { ...params, page }));
}

/**
 * The query of `tasks.list`. List the tasks of your organization that your key may see, newest first,
 * 50 per page. Archived tasks are hidden.
 *
 * Source: GET /api/tasks
 */
export function tasksListQuery(
  client: Handinger,
  params?: Params<Handinger['tasks']['list'], 0> | null,
): Query<Answer<Handinger['tasks']['list']>> {
  return query(
    'tasks.list',
    [params ?? {}],
    (options) => client.tasks.list(params, options).then((answer) => ({ ...answer })),
    [],
  );
}

/**
 * The query of `tasks.list`, one page after the other. List the tasks of your organization that your
 * key may see, newest first, 50 per page. Archived tasks are hidden.
 *
 * Source: GET /api/tasks
 */
export function tasksListInfiniteQuery(
  client: Handinger,
  params?: WithoutPage<Params<Handinger['tasks']['list'], 0>> | null,
): InfiniteQuery<Answer<Handinger['tasks']['list']>> {
  return infiniteQuery((page) => tasksListQuery(client, { ...params, page }));
}

/**
 * The query of `tasks.retrieve`. Retrieve a single task with every turn that the worker has recorded.
 *
 * Source: GET /api/tasks/{taskId}
 */
export function tasksRetrieveQuery(
  client: Handinger,
  taskId: Id,
): Query<Answer<Handinger['tasks']['retrieve']>> {
  return query('tasks.retrieve', [taskId], (options) => client.tasks.retrieve(taskId!, options), [taskId]);
}

/**
 * The query of `tasks.listTurns`. List the individual turns for a task in execution order.
 *
 * Source: GET /api/tasks/{taskId}/turns
 */
export function tasksListTurnsQuery(
  client: Handinger,
  taskId: Id,
): Query<Answer<Handinger['tasks']['listTurns']>> {
  return query('tasks.listTurns', [taskId], (options) => client.tasks.listTurns(taskId!, options), [taskId]);
}

/**
 * The query of `usage.retrieve`. Retrieve what the turns of your organization cost, by hour or by day
 * of the organization's time zone, oldest first, with those in which nothing ran. Counted are the
 * turns of all tasks that your key may see, archived ones too, when they end. More than 1,000 buckets
 * are a 422.
 *
 * Source: GET /api/usage
 */
export function usageRetrieveQuery(
  client: Handinger,
  params?: Params<Handinger['usage']['retrieve'], 0> | null,
): Query<Answer<Handinger['usage']['retrieve']>> {
  return query('usage.retrieve', [params ?? {}], (options) => client.usage.retrieve(params, options), []);
}
