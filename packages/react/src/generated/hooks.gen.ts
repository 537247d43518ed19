// Written by tools/codegen from openapi/handinger.yaml. Do not edit: run `pnpm generate`.

import type { Handinger } from '@ramensoft/handinger';
import {
  bindInfiniteQuery,
  bindMutation,
  bindQuery,
  bindSuspenseInfiniteQuery,
  bindSuspenseQuery,
  type InfiniteQueryHook,
  type MutationHook,
  type QueryHook,
  type SuspenseInfiniteQueryHook,
  type SuspenseQueryHook,
} from './hook-contract.gen.ts';
import type { Answer, Id, Params, WithoutPage } from './query-contract.gen.ts';
import {
  workersListInfiniteQuery,
  workersRetrieveQuery,
  workersRetrieveTemplateQuery,
  workersRetrieveEmailQuery,
  workersRetrieveFileQuery,
  workersSchedulesListQuery,
  workersSchedulesPreviewQuery,
  workersWebhooksRetrieveQuery,
  workersWebhooksListExecutionsInfiniteQuery,
  tasksListInfiniteQuery,
  tasksRetrieveQuery,
  tasksListTurnsQuery,
  usageRetrieveQuery,
} from './queries.gen.ts';

/**
 * The pages of `workers.list`. List the workers of your organization that your key may see, newest
 * first, 50 per page. Private workers are listed only for invited members; deleted workers are not
 * listed.
 *
 * Source: GET /api/workers
 */
export const useWorkers: InfiniteQueryHook<
  [params?: WithoutPage<Params<Handinger['workers']['list'], 0>> | null],
  Answer<Handinger['workers']['list']>
> = /* @__PURE__ */ bindInfiniteQuery(workersListInfiniteQuery);

/** As {@link useWorkers}; suspends until there is data. */
export const useSuspenseWorkers: SuspenseInfiniteQueryHook<
  [params?: WithoutPage<Params<Handinger['workers']['list'], 0>> | null],
  Answer<Handinger['workers']['list']>
> = /* @__PURE__ */ bindSuspenseInfiniteQuery(workersListInfiniteQuery);

/**
 * `workers.create`. Create a new worker. The worker is a reusable agent template; tasks are runs
 * against this template. Use `POST /api/tasks` to actually run the agent. With `instructions`, they
 * are kept as they are. With only a `prompt`, Handinger writes the instructions, a summary and, where
 * the prompt implies extraction, an output schema.
 *
 * Source: POST /api/workers
 */
export const useCreateWorker: MutationHook<
  Params<Handinger['workers']['create'], 0>,
  Answer<Handinger['workers']['create']>
> = /* @__PURE__ */ bindMutation('workers.create', (client, params) => client.workers.create(params));

/**
 * `workers.retrieve`. Retrieve the current worker state and messages from its most recent task (or a
 * specific task via `taskId`). With `stream: true`, or the header `Accept: text/event-stream`, it
 * replays all stored messages and then continues with live chunks from the active task (if any) before
 * closing.
 *
 * Source: GET /api/workers/{workerId}
 */
export const useWorker: QueryHook<
  [workerId: Id, params?: Params<Handinger['workers']['retrieve'], 1> | null],
  Answer<Handinger['workers']['retrieve']>
> = /* @__PURE__ */ bindQuery(workersRetrieveQuery);

/** As {@link useWorker}; suspends until there is data. */
export const useSuspenseWorker: SuspenseQueryHook<
  [workerId: Id, params?: Params<Handinger['workers']['retrieve'], 1> | null],
  Answer<Handinger['workers']['retrieve']>
> = /* @__PURE__ */ bindSuspenseQuery(workersRetrieveQuery);

/**
 * `workers.continue`. Run a further turn on the worker's most recent task and wait for the result. Use
 * `POST /api/tasks` with a `taskId` instead, which says which task goes on.
 *
 * Source: POST /api/workers/{workerId}
 *
 * @deprecated
 */
export const useContinueWorker: MutationHook<
  { workerId: string } & Params<Handinger['workers']['continue'], 1>,
  Answer<Handinger['workers']['continue']>
> = /* @__PURE__ */ bindMutation('workers.continue', (client, { workerId, ...params }) =>
  client.workers.continue(workerId, params),
);

/**
 * `workers.update`. Update a worker's instructions, title, summary, visibility, or output schema. Only
 * the fields you send are changed; omitted fields keep their current values. Running tasks keep the
 * instructions that they started with. Only the worker creator can update a worker.
 *
 * Source: PATCH /api/workers/{workerId}
 */
export const useUpdateWorker: MutationHook<
  { workerId: string } & Params<Handinger['workers']['update'], 1>,
  Answer<Handinger['workers']['update']>
> = /* @__PURE__ */ bindMutation('workers.update', (client, { workerId, ...params }) =>
  client.workers.update(workerId, params),
);

/**
 * `workers.delete`. Soft-delete a worker template so it no longer appears in list or retrieve
 * endpoints. Tasks, turns, files, schedules, and integrations stay stored for audit purposes; its
 * schedules no longer run. Only the worker creator can delete a worker.
 *
 * Source: DELETE /api/workers/{workerId}
 */
export const useDeleteWorker: MutationHook<
  { workerId: string },
  Answer<Handinger['workers']['delete']>
> = /* @__PURE__ */ bindMutation('workers.delete', (client, { workerId }) => client.workers.delete(workerId));

/**
 * `workers.retrieveTemplate`. Retrieve a worker as it was created and updated: its title, instructions
 * and output schema. Whoever may retrieve the worker may retrieve this.
 *
 * Source: GET /api/workers/{workerId}/template
 */
export const useWorkerTemplate: QueryHook<
  [workerId: Id],
  Answer<Handinger['workers']['retrieveTemplate']>
> = /* @__PURE__ */ bindQuery(workersRetrieveTemplateQuery);

/** As {@link useWorkerTemplate}; suspends until there is data. */
export const useSuspenseWorkerTemplate: SuspenseQueryHook<
  [workerId: Id],
  Answer<Handinger['workers']['retrieveTemplate']>
> = /* @__PURE__ */ bindSuspenseQuery(workersRetrieveTemplateQuery);

/**
 * `workers.retrieveEmail`. Retrieve the inbound email address for a worker. A mail to it starts a task
 * with its text as the input and its attachments as files.
 *
 * Source: GET /api/workers/{workerId}/email
 */
export const useWorkerEmail: QueryHook<
  [workerId: Id],
  Answer<Handinger['workers']['retrieveEmail']>
> = /* @__PURE__ */ bindQuery(workersRetrieveEmailQuery);

/** As {@link useWorkerEmail}; suspends until there is data. */
export const useSuspenseWorkerEmail: SuspenseQueryHook<
  [workerId: Id],
  Answer<Handinger['workers']['retrieveEmail']>
> = /* @__PURE__ */ bindSuspenseQuery(workersRetrieveEmailQuery);

/**
 * `workers.retrieveFile`. Retrieve the bytes of a file that a task of the worker published or that was
 * attached to one, with its media type.
 *
 * Source: GET /api/workers/{workerId}/files/{filePath}
 */
export const useWorkerFile: QueryHook<
  [filePath: Id, params: Params<Handinger['workers']['retrieveFile'], 1> | null | undefined],
  Blob
> = /* @__PURE__ */ bindQuery(workersRetrieveFileQuery);

/** As {@link useWorkerFile}; suspends until there is data. */
export const useSuspenseWorkerFile: SuspenseQueryHook<
  [filePath: Id, params: Params<Handinger['workers']['retrieveFile'], 1> | null | undefined],
  Blob
> = /* @__PURE__ */ bindSuspenseQuery(workersRetrieveFileQuery);

/**
 * `workers.schedules.list`. List scheduled tasks for a worker.
 *
 * Source: GET /api/workers/{workerId}/schedules
 */
export const useSchedules: QueryHook<
  [workerId: Id],
  Answer<Handinger['workers']['schedules']['list']>
> = /* @__PURE__ */ bindQuery(workersSchedulesListQuery);

/** As {@link useSchedules}; suspends until there is data. */
export const useSuspenseSchedules: SuspenseQueryHook<
  [workerId: Id],
  Answer<Handinger['workers']['schedules']['list']>
> = /* @__PURE__ */ bindSuspenseQuery(workersSchedulesListQuery);

/**
 * `workers.schedules.create`. Schedule a worker instruction for a future or recurring run. A run that
 * a schedule starts has `triggeredBy: schedule`.
 *
 * Source: POST /api/workers/{workerId}/schedules
 */
export const useCreateSchedule: MutationHook<
  { workerId: string } & Params<Handinger['workers']['schedules']['create'], 1>,
  Answer<Handinger['workers']['schedules']['create']>
> = /* @__PURE__ */ bindMutation('workers.schedules.create', (client, { workerId, ...params }) =>
  client.workers.schedules.create(workerId, params),
);

/**
 * `workers.schedules.preview`. Tell when a schedule would run, without making one: nothing is stored.
 * A time that the clock skips or repeats, where daylight saving time begins or ends, is marked.
 *
 * Source: POST /api/workers/{workerId}/schedules/preview
 */
export const useSchedulePreview: QueryHook<
  [workerId: Id, params: Params<Handinger['workers']['schedules']['preview'], 1> | null | undefined],
  Answer<Handinger['workers']['schedules']['preview']>
> = /* @__PURE__ */ bindQuery(workersSchedulesPreviewQuery);

/** As {@link useSchedulePreview}; suspends until there is data. */
export const useSuspenseSchedulePreview: SuspenseQueryHook<
  [workerId: Id, params: Params<Handinger['workers']['schedules']['preview'], 1> | null | undefined],
  Answer<Handinger['workers']['schedules']['preview']>
> = /* @__PURE__ */ bindSuspenseQuery(workersSchedulesPreviewQuery);

/**
 * `workers.schedules.cancel`. Cancel a scheduled task for a worker.
 *
 * Source: DELETE /api/workers/{workerId}/schedules/{scheduleId}
 */
export const useCancelSchedule: MutationHook<
  { scheduleId: string } & Params<Handinger['workers']['schedules']['cancel'], 1>,
  Answer<Handinger['workers']['schedules']['cancel']>
> = /* @__PURE__ */ bindMutation('workers.schedules.cancel', (client, { scheduleId, ...params }) =>
  client.workers.schedules.cancel(scheduleId, params),
);

/**
 * `workers.webhooks.retrieve`. Retrieve the webhook URL and shared token configured for a worker. Both
 * fields are `null` when no webhook is configured. Only the worker creator can read the webhook
 * configuration.
 *
 * Source: GET /api/workers/{workerId}/webhook
 */
export const useWebhook: QueryHook<
  [workerId: Id],
  Answer<Handinger['workers']['webhooks']['retrieve']>
> = /* @__PURE__ */ bindQuery(workersWebhooksRetrieveQuery);

/** As {@link useWebhook}; suspends until there is data. */
export const useSuspenseWebhook: SuspenseQueryHook<
  [workerId: Id],
  Answer<Handinger['workers']['webhooks']['retrieve']>
> = /* @__PURE__ */ bindSuspenseQuery(workersWebhooksRetrieveQuery);

/**
 * `workers.webhooks.update`. Set or replace the webhook URL for a worker. A fresh token is generated
 * the first time a URL is set; subsequent updates keep the existing token. Pass `url: null` to clear
 * the webhook (use the dedicated DELETE for the same effect). Only the worker creator can update the
 * webhook.
 *
 * Source: PUT /api/workers/{workerId}/webhook
 */
export const useUpdateWebhook: MutationHook<
  { workerId: string } & Params<Handinger['workers']['webhooks']['update'], 1>,
  Answer<Handinger['workers']['webhooks']['update']>
> = /* @__PURE__ */ bindMutation('workers.webhooks.update', (client, { workerId, ...params }) =>
  client.workers.webhooks.update(workerId, params),
);

/**
 * `workers.webhooks.delete`. Remove the webhook from a worker. Both `url` and `token` are cleared and
 * no further deliveries are attempted. Only the worker creator can delete the webhook.
 *
 * Source: DELETE /api/workers/{workerId}/webhook
 */
export const useDeleteWebhook: MutationHook<
  { workerId: string },
  Answer<Handinger['workers']['webhooks']['delete']>
> = /* @__PURE__ */ bindMutation('workers.webhooks.delete', (client, { workerId }) =>
  client.workers.webhooks.delete(workerId),
);

/**
 * `workers.webhooks.regenerateToken`. Issue a new shared token for the webhook, invalidating the
 * previous one at once. The webhook URL is preserved. The next attempt of any delivery uses the new
 * token. A worker without a webhook is a 409. Only the worker creator can regenerate the token.
 *
 * Source: POST /api/workers/{workerId}/webhook/regenerate-token
 */
export const useRegenerateWebhookToken: MutationHook<
  { workerId: string },
  Answer<Handinger['workers']['webhooks']['regenerateToken']>
> = /* @__PURE__ */ bindMutation('workers.webhooks.regenerateToken', (client, { workerId }) =>
  client.workers.webhooks.regenerateToken(workerId),
);

/**
 * The pages of `workers.webhooks.listExecutions`. List recent webhook delivery attempts for a worker,
 * newest first, paginated 50 per page. An attempt is listed when it has ended. Only the worker creator
 * can read execution history.
 *
 * Source: GET /api/workers/{workerId}/webhook/executions
 */
export const useWebhookExecutions: InfiniteQueryHook<
  [workerId: Id, params?: WithoutPage<Params<Handinger['workers']['webhooks']['listExecutions'], 1>> | null],
  Answer<Handinger['workers']['webhooks']['listExecutions']>
> = /* @__PURE__ */ bindInfiniteQuery(workersWebhooksListExecutionsInfiniteQuery);

/** As {@link useWebhookExecutions}; suspends until there is data. */
export const useSuspenseWebhookExecutions: SuspenseInfiniteQueryHook<
  [workerId: Id, params?: WithoutPage<Params<Handinger['workers']['webhooks']['listExecutions'], 1>> | null],
  Answer<Handinger['workers']['webhooks']['listExecutions']>
> = /* @__PURE__ */ bindSuspenseInfiniteQuery(workersWebhooksListExecutionsInfiniteQuery);

/**
 * `workers.webhooks.resend`. Make one more attempt at a delivery at once, whatever became of it: with
 * the same delivery id and body, to the present URL, with the present token. It waits for the
 * receiver's answer, 10 seconds at most. An attempt that succeeds ends a delivery that was still to be
 * tried again; one that fails counts among its five attempts, and leaves the time of the next one as
 * it is. A worker without a webhook, and a delivery with an attempt under way, are a 409. Only the
 * worker creator can resend.
 *
 * Source: POST /api/workers/{workerId}/webhook/executions/{executionId}/resend
 */
export const useResendWebhook: MutationHook<
  { executionId: string } & Params<Handinger['workers']['webhooks']['resend'], 1>,
  Answer<Handinger['workers']['webhooks']['resend']>
> = /* @__PURE__ */ bindMutation('workers.webhooks.resend', (client, { executionId, ...params }) =>
  client.workers.webhooks.resend(executionId, params),
);

/**
 * The pages of `tasks.list`. List the tasks of your organization that your key may see, newest first,
 * 50 per page. Archived tasks are hidden.
 *
 * Source: GET /api/tasks
 */
export const useTasks: InfiniteQueryHook<
  [params?: WithoutPage<Params<Handinger['tasks']['list'], 0>> | null],
  Answer<Handinger['tasks']['list']>
> = /* @__PURE__ */ bindInfiniteQuery(tasksListInfiniteQuery);

/** As {@link useTasks}; suspends until there is data. */
export const useSuspenseTasks: SuspenseInfiniteQueryHook<
  [params?: WithoutPage<Params<Handinger['tasks']['list'], 0>> | null],
  Answer<Handinger['tasks']['list']>
> = /* @__PURE__ */ bindSuspenseInfiniteQuery(tasksListInfiniteQuery);

/**
 * `tasks.create`. Run a new task against an existing worker and wait for the result. Send a `taskId`
 * of a prior task to add a follow-up turn instead of starting a fresh task; a `taskId` that does not
 * exist yet becomes the id of the new task. Send `multipart/form-data` to attach files (at most 5 per
 * request, 10 MB each, 30 MB together); the bytes are bootstrapped into the worker's workspace before
 * the task starts and stay for later turns. The call answers when the turn is `completed`, `error` or
 * `aborted`; with `stream: true`, or the header `Accept: text/event-stream`, it answers with the event
 * stream. The task runs to completion on the server even if the connection drops; subscribe to task
 * webhooks for long-running tasks.
 *
 * Source: POST /api/tasks
 */
export const useCreateTask: MutationHook<
  Params<Handinger['tasks']['create'], 0>,
  Answer<Handinger['tasks']['create']>
> = /* @__PURE__ */ bindMutation('tasks.create', (client, params) => client.tasks.create(params));

/**
 * `tasks.retrieve`. Retrieve a single task with every turn that the worker has recorded.
 *
 * Source: GET /api/tasks/{taskId}
 */
export const useTaskWithTurns: QueryHook<
  [taskId: Id],
  Answer<Handinger['tasks']['retrieve']>
> = /* @__PURE__ */ bindQuery(tasksRetrieveQuery);

/** As {@link useTaskWithTurns}; suspends until there is data. */
export const useSuspenseTaskWithTurns: SuspenseQueryHook<
  [taskId: Id],
  Answer<Handinger['tasks']['retrieve']>
> = /* @__PURE__ */ bindSuspenseQuery(tasksRetrieveQuery);

/**
 * `tasks.delete`. Archive a task so it stops appearing in `GET /api/tasks` results. Turns and files
 * are retained for audit purposes. Only the worker creator can archive a task.
 *
 * Source: DELETE /api/tasks/{taskId}
 */
export const useDeleteTask: MutationHook<
  { taskId: string },
  Answer<Handinger['tasks']['delete']>
> = /* @__PURE__ */ bindMutation('tasks.delete', (client, { taskId }) => client.tasks.delete(taskId));

/**
 * `tasks.listTurns`. List the individual turns for a task in execution order.
 *
 * Source: GET /api/tasks/{taskId}/turns
 */
export const useTaskTurns: QueryHook<
  [taskId: Id],
  Answer<Handinger['tasks']['listTurns']>
> = /* @__PURE__ */ bindQuery(tasksListTurnsQuery);

/** As {@link useTaskTurns}; suspends until there is data. */
export const useSuspenseTaskTurns: SuspenseQueryHook<
  [taskId: Id],
  Answer<Handinger['tasks']['listTurns']>
> = /* @__PURE__ */ bindSuspenseQuery(tasksListTurnsQuery);

/**
 * `usage.retrieve`. Retrieve what the turns of your organization cost, by hour or by day of the
 * organization's time zone, oldest first, with those in which nothing ran. Counted are the turns of
 * all tasks that your key may see, archived ones too, when they end. More than 1,000 buckets are a
 * 422.
 *
 * Source: GET /api/usage
 */
export const useUsage: QueryHook<
  [params?: Params<Handinger['usage']['retrieve'], 0> | null],
  Answer<Handinger['usage']['retrieve']>
> = /* @__PURE__ */ bindQuery(usageRetrieveQuery);

/** As {@link useUsage}; suspends until there is data. */
export const useSuspenseUsage: SuspenseQueryHook<
  [params?: Params<Handinger['usage']['retrieve'], 0> | null],
  Answer<Handinger['usage']['retrieve']>
> = /* @__PURE__ */ bindSuspenseQuery(usageRetrieveQuery);
