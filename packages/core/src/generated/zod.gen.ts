// Written by tools/codegen from openapi/handinger.yaml. Do not edit: run `pnpm generate`.

import * as z from 'zod/mini';

/**
 * One thing that is wrong with a request.
 */
export const zErrorIssue = z.object({
  path: z.string(),
  message: z.string(),
});

/**
 * The body of every error.
 */
export const zErrorResponse = z.object({
  error: z.string(),
  code: z.optional(z.string()),
  issues: z.optional(z.array(zErrorIssue)),
});

/**
 * How much the worker may spend on a task. `low`: quick lookups, typically a single tool call. `standard` (default): balanced research with a handful of tool calls. `high`: multi-step research across many sources. `unlimited`: exhaustive jobs without a spend cap.
 */
export const zBudget = z.enum(['low', 'standard', 'high', 'unlimited']);

/**
 * Who sees a worker. `public` is every member of the organization, `private` only invited members.
 */
export const zVisibility = z.enum(['public', 'private']);

/**
 * State of a task or turn. `completed`, `error` and `aborted` are final; a turn that waits for another turn of its task is `pending`.
 */
export const zTaskStatus = z.enum(['pending', 'running', 'completed', 'error', 'aborted']);

/**
 * What started a task. Calls with an API key are `api`, the web dashboard is `ui`.
 */
export const zTriggeredBy = z.enum(['api', 'email', 'schedule', 'ui']);

/**
 * A new worker. All fields are optional.
 */
export const zCreateWorker = z.object({
  instructions: z.optional(z.string().check(z.maxLength(20000))),
  outputSchema: z.optional(z.record(z.string(), z.unknown())),
  prompt: z.optional(z.string().check(z.maxLength(10000))),
  summary: z.optional(z.string().check(z.maxLength(80))),
  title: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  visibility: z.optional(zVisibility),
});

/**
 * What changes on a worker. Omitted fields keep their values.
 */
export const zUpdateWorker = z.object({
  instructions: z.optional(z.string().check(z.maxLength(20000))),
  outputSchema: z.nullish(z.record(z.string(), z.unknown())),
  summary: z.optional(z.string().check(z.maxLength(80))),
  title: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  visibility: z.optional(zVisibility),
});

/**
 * A further turn on a worker's most recent task.
 *
 * @deprecated
 */
export const zContinueWorker = z.object({
  input: z.string().check(z.minLength(1)),
  budget: z.optional(zBudget),
  turnId: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
  stream: z.optional(z.boolean()),
});

/**
 * A worker, as it was created and updated.
 */
export const zWorkerTemplate = z.object({
  id: z.string(),
  createdAt: z.nullable(z.iso.datetime({ offset: true })),
  instructions: z.string(),
  organizationId: z.string(),
  outputSchema: z.nullable(z.record(z.string(), z.unknown())),
  summary: z.string(),
  title: z.string(),
  updatedAt: z.nullable(z.iso.datetime({ offset: true })),
  url: z.string(),
  userId: z.string(),
  visibility: zVisibility,
});

/**
 * One page of workers, newest first.
 */
export const zWorkerList = z.object({
  workers: z.array(zWorkerTemplate),
  page: z.int().check(z.gte(1)),
  pageCount: z.int().check(z.gte(0)),
  totalCount: z.int().check(z.gte(0)),
});

/**
 * The answer to deleting a worker.
 */
export const zDeleteWorkerResponse = z.object({
  deleted: z.boolean(),
});

/**
 * A worker's inbound address.
 */
export const zWorkerRetrieveEmailResponse = z.object({
  email: z.string(),
});

/**
 * A file that a task published.
 */
export const zOutputFile = z.object({
  filename: z.nullable(z.string()),
  mediaType: z.string(),
  url: z.string(),
  size: z.optional(z.int().check(z.gte(0))),
});

/**
 * A piece of text in an answer.
 */
export const zOutputText = z.object({
  text: z.string(),
  type: z.literal('output_text'),
});

/**
 * A message of the worker's answer.
 */
export const zOutputMessage = z.object({
  id: z.string(),
  content: z.array(zOutputText),
  role: z.literal('assistant'),
  status: z.literal('completed'),
  type: z.literal('message'),
});

/**
 * A source that the worker cites.
 */
export const zSource = z.object({
  id: z.string(),
  title: z.nullable(z.string()),
  type: z.literal('url'),
  url: z.string(),
});

/**
 * What the shown turn cost.
 */
export const zWorkerUsage = z.object({
  credits: z.optional(z.number().check(z.gte(0))),
  durationMs: z.optional(z.number().check(z.gte(0))),
});

/**
 * State of a worker's task, with its keys in snake_case where they were documented so.
 */
export const zWorker = z.object({
  id: z.string(),
  created_at: z.nullable(z.number()),
  error: z.null(),
  files: z.array(zOutputFile),
  incomplete_details: z.null(),
  messages: z.array(z.unknown()),
  metadata: z.record(z.string(), z.unknown()),
  object: z.literal('worker'),
  output: z.array(zOutputMessage),
  output_text: z.string(),
  running: z.boolean(),
  sources: z.array(zSource),
  status: z.enum(['running', 'completed', 'pending']),
  structured_output: z.nullable(z.record(z.string(), z.unknown())),
  url: z.string(),
  usage: z.optional(zWorkerUsage),
});

/**
 * A new task, or a further turn on one.
 */
export const zCreateTask = z.object({
  input: z.string().check(z.minLength(1)),
  budget: z.optional(zBudget),
  taskId: z.optional(z.string().check(z.minLength(1))),
  workerId: z.optional(z.string().check(z.minLength(1))),
  turnId: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
  stream: z.optional(z.boolean()),
});

/**
 * A new task, or a further turn on one, with files. A form sends `stream` as the text `true` or `false`.
 */
export const zCreateTaskMultipart = z.intersection(
  zCreateTask,
  z.object({
    files: z.optional(z.array(z.string()).check(z.maxLength(5))),
  }),
);

/**
 * Aggregate credit spend, elapsed wall-clock, and number of turns across the task.
 */
export const zTaskTotals = z.object({
  credits: z.number().check(z.gte(0)),
  durationMs: z.number().check(z.gte(0)),
  turnCount: z.int().check(z.gte(0)),
});

/**
 * One conversation with a worker.
 */
export const zTask = z.object({
  id: z.string(),
  completedAt: z.nullable(z.iso.datetime({ offset: true })),
  createdAt: z.iso.datetime({ offset: true }),
  createdByUserId: z.nullable(z.string()),
  organizationId: z.string(),
  status: zTaskStatus,
  title: z.string(),
  totals: zTaskTotals,
  triggeredBy: zTriggeredBy,
  url: z.string(),
  workerId: z.string(),
});

/**
 * One page of tasks, newest first.
 */
export const zTaskList = z.object({
  tasks: z.array(zTask),
  page: z.int().check(z.gte(1)),
  pageCount: z.int().check(z.gte(0)),
  totalCount: z.int().check(z.gte(0)),
});

/**
 * One user message of a task and the agent's answer to it.
 */
export const zTurn = z.object({
  id: z.string(),
  completedAt: z.nullable(z.iso.datetime({ offset: true })),
  credits: z.number().check(z.gte(0)),
  durationMs: z.number().check(z.gte(0)),
  files: z.array(zOutputFile),
  input: z.string(),
  inputTokens: z.int().check(z.gte(0)),
  outputText: z.string(),
  outputTokens: z.int().check(z.gte(0)),
  role: z.enum(['user']),
  seq: z.int().check(z.gte(0)),
  startedAt: z.iso.datetime({ offset: true }),
  status: zTaskStatus,
  structuredOutput: z.nullable(z.record(z.string(), z.unknown())),
  taskId: z.string(),
  error: z.nullish(z.string()),
});

/**
 * A task with all its turns.
 */
export const zTaskWithTurns = z.object({
  task: zTask,
  turns: z.array(zTurn),
});

/**
 * The turns of a task.
 */
export const zTaskTurnList = z.object({
  items: z.array(zTurn),
  taskId: z.string(),
});

/**
 * The answer to archiving a task.
 */
export const zDeleteTaskResponse = z.object({
  archived: z.boolean(),
});

/**
 * Once, at a time.
 */
export const zScheduledWhen = z.object({
  type: z.literal('scheduled'),
  date: z.iso.datetime({ offset: true }),
});

/**
 * Once, after a delay.
 */
export const zDelayedWhen = z.object({
  type: z.literal('delayed'),
  delayInSeconds: z.number().check(z.gte(1), z.lte(31536000)),
});

/**
 * Again and again, by a cron expression in the organization's time zone.
 */
export const zCronWhen = z.object({
  type: z.literal('cron'),
  cron: z.string().check(z.minLength(1)),
});

/**
 * Again and again, at a fixed interval.
 */
export const zIntervalWhen = z.object({
  type: z.literal('interval'),
  intervalSeconds: z.number().check(z.gte(1), z.lte(31536000)),
});

/**
 * When a schedule runs.
 */
export const zScheduleWhen = z.discriminatedUnion('type', [
  zScheduledWhen,
  zDelayedWhen,
  zCronWhen,
  zIntervalWhen,
]);

/**
 * A new schedule of a worker.
 */
export const zCreateSchedule = z.object({
  input: z.string().check(z.minLength(1)),
  when: zScheduleWhen,
  budget: z.optional(zBudget),
});

/**
 * A schedule to preview.
 */
export const zPreviewSchedule = z.object({
  when: zScheduleWhen,
  count: z.optional(z.int().check(z.gte(1), z.lte(20))),
});

/**
 * One run of a schedule.
 */
export const zScheduledRun = z.object({
  at: z.iso.datetime({ offset: true }),
  localTime: z.string(),
  note: z.nullable(z.enum(['skipped-hour', 'repeated-hour'])),
});

/**
 * When a schedule would run.
 */
export const zSchedulePreview = z.object({
  runs: z.array(zScheduledRun),
  timezone: z.string(),
});

/**
 * A run at a time.
 */
export const zScheduledWorkerSchedule = z.object({
  id: z.string(),
  budget: zBudget,
  input: z.string(),
  nextRunAt: z.iso.datetime({ offset: true }),
  type: z.literal('scheduled'),
});

/**
 * A run after a delay.
 */
export const zDelayedWorkerSchedule = z.object({
  id: z.string(),
  budget: zBudget,
  delayInSeconds: z.number(),
  input: z.string(),
  nextRunAt: z.iso.datetime({ offset: true }),
  type: z.literal('delayed'),
});

/**
 * Runs by a cron expression.
 */
export const zCronWorkerSchedule = z.object({
  id: z.string(),
  budget: zBudget,
  cron: z.string(),
  input: z.string(),
  nextRunAt: z.iso.datetime({ offset: true }),
  type: z.literal('cron'),
});

/**
 * Runs at a fixed interval.
 */
export const zIntervalWorkerSchedule = z.object({
  id: z.string(),
  budget: zBudget,
  intervalSeconds: z.number(),
  input: z.string(),
  nextRunAt: z.iso.datetime({ offset: true }),
  type: z.literal('interval'),
});

/**
 * A future or recurring run of a worker.
 */
export const zWorkerSchedule = z.discriminatedUnion('type', [
  zScheduledWorkerSchedule,
  zDelayedWorkerSchedule,
  zCronWorkerSchedule,
  zIntervalWorkerSchedule,
]);

/**
 * The schedules of a worker.
 */
export const zScheduleListResponse = z.object({
  schedules: z.array(zWorkerSchedule),
  timezone: z.string(),
  workerId: z.string(),
});

/**
 * The answer to cancelling a schedule.
 */
export const zScheduleCancelResponse = z.object({
  cancelled: z.boolean(),
});

/**
 * How long a bucket of the usage is, in the organization's time zone.
 */
export const zUsageInterval = z.enum(['hour', 'day']);

/**
 * What a number of turns cost together.
 */
export const zUsageTotals = z.object({
  turns: z.int().check(z.gte(0)),
  errors: z.int().check(z.gte(0)),
  credits: z.number().check(z.gte(0)),
  durationMs: z.number().check(z.gte(0)),
  inputTokens: z.int().check(z.gte(0)),
  outputTokens: z.int().check(z.gte(0)),
});

/**
 * What the turns cost that ended within one hour or day.
 */
export const zUsageBucket = z.intersection(
  zUsageTotals,
  z.object({
    start: z.iso.datetime({ offset: true }),
  }),
);

/**
 * What turns cost over time.
 */
export const zUsage = z.object({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  interval: zUsageInterval,
  timezone: z.string(),
  buckets: z.array(zUsageBucket).check(z.maxLength(1000)),
  totals: zUsageTotals,
});

/**
 * The webhook that a worker shall have.
 */
export const zUpdateWebhook = z.object({
  url: z.nullable(z.url().check(z.maxLength(2048))),
});

/**
 * The webhook of a worker.
 */
export const zWebhook = z.object({
  token: z.nullable(z.string()),
  url: z.nullable(z.string()),
});

/**
 * What happened to a task's turn.
 */
export const zWebhookEventType = z.enum(['task.completed', 'task.error', 'task.aborted']);

/**
 * One attempt to deliver an event.
 */
export const zWebhookExecution = z.object({
  id: z.string(),
  createdAt: z.iso.datetime({ offset: true }),
  durationMs: z.number().check(z.gte(0)),
  errorMessage: z.nullable(z.string()),
  requestStatus: z.enum(['success', 'error']),
  responseStatus: z.nullable(z.int()),
  taskId: z.nullable(z.string()),
  taskTitle: z.nullable(z.string()),
  url: z.string(),
  workerId: z.string(),
  deliveryId: z.optional(z.string()),
  event: z.optional(zWebhookEventType),
  attempt: z.optional(z.int().check(z.gte(1))),
});

/**
 * One page of delivery attempts, newest first.
 */
export const zWebhookExecutionList = z.object({
  logs: z.array(zWebhookExecution),
  page: z.int().check(z.gte(1)),
  pageCount: z.int().check(z.gte(0)),
  totalCount: z.int().check(z.gte(0)),
});

/**
 * A turn came to its end. The task and the turn are as they were then.
 */
export const zTaskCompletedEvent = z.object({
  id: z.string(),
  type: z.literal('task.completed'),
  createdAt: z.iso.datetime({ offset: true }),
  workerId: z.string(),
  taskId: z.string(),
  task: zTask,
  turn: zTurn,
  truncated: z.optional(z.array(z.string())),
});

/**
 * A turn failed; `turn.error` says why.
 */
export const zTaskErrorEvent = z.object({
  id: z.string(),
  type: z.literal('task.error'),
  createdAt: z.iso.datetime({ offset: true }),
  workerId: z.string(),
  taskId: z.string(),
  task: zTask,
  turn: zTurn,
  truncated: z.optional(z.array(z.string())),
});

/**
 * A turn was ended before its answer was complete.
 */
export const zTaskAbortedEvent = z.object({
  id: z.string(),
  type: z.literal('task.aborted'),
  createdAt: z.iso.datetime({ offset: true }),
  workerId: z.string(),
  taskId: z.string(),
  task: zTask,
  turn: zTurn,
  truncated: z.optional(z.array(z.string())),
});

/**
 * The body of a webhook delivery. Types that are not listed here may be added.
 */
export const zWebhookEvent = z.discriminatedUnion('type', [
  zTaskCompletedEvent,
  zTaskErrorEvent,
  zTaskAbortedEvent,
]);

/**
 * A file that the user attached to a turn.
 */
export const zInputFile = z.object({
  filename: z.string(),
  mediaType: z.string(),
  size: z.int().check(z.gte(0)),
});

/**
 * The task and turn that a stream is about.
 */
export const zStreamTask = z.object({
  taskId: z.string(),
  turnId: z.string(),
  workerId: z.string(),
  seq: z.int().check(z.gte(0)),
  status: zTaskStatus,
  createdAt: z.iso.datetime({ offset: true }),
  input: z.string(),
  inputFiles: z.array(zInputFile),
});

/**
 * A file that a turn published.
 */
export const zStreamFile = z.object({
  filename: z.string(),
  mediaType: z.string(),
  url: z.string(),
  size: z.int().check(z.gte(0)),
});

/**
 * What a turn cost.
 */
export const zStreamUsage = z.object({
  credits: z.number().check(z.gte(0)),
  durationMs: z.number().check(z.gte(0)),
  inputTokens: z.int().check(z.gte(0)),
  outputTokens: z.int().check(z.gte(0)),
});

/**
 * The next piece of the structured output's JSON text.
 */
export const zStreamOutputDelta = z.object({
  attempt: z.int().check(z.gte(1)),
  delta: z.string(),
});

/**
 * The first chunk of a turn.
 */
export const zStartChunk = z.object({
  type: z.literal('start'),
  messageId: z.optional(z.string()),
  messageMetadata: z.optional(z.unknown()),
});

/**
 * Always the second chunk of a turn, so that a caller knows its task before any work is done, and a reader of several turns sees what the user said.
 */
export const zDataTaskChunk = z.object({
  type: z.literal('data-task'),
  data: zStreamTask,
});

/**
 * A step of the agent begins.
 */
export const zStartStepChunk = z.object({
  type: z.literal('start-step'),
});

/**
 * A step of the agent is over.
 */
export const zFinishStepChunk = z.object({
  type: z.literal('finish-step'),
});

/**
 * Everything that the current step added is withdrawn.
 */
export const zResetStepChunk = z.object({
  type: z.literal('reset-step'),
});

/**
 * A text part begins.
 */
export const zTextStartChunk = z.object({
  type: z.literal('text-start'),
  id: z.string(),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A piece of a text part.
 */
export const zTextDeltaChunk = z.object({
  type: z.literal('text-delta'),
  id: z.string(),
  delta: z.string(),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A text part is complete.
 */
export const zTextEndChunk = z.object({
  type: z.literal('text-end'),
  id: z.string(),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A piece of reasoning begins.
 */
export const zReasoningStartChunk = z.object({
  type: z.literal('reasoning-start'),
  id: z.string(),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A piece of a reasoning part.
 */
export const zReasoningDeltaChunk = z.object({
  type: z.literal('reasoning-delta'),
  id: z.string(),
  delta: z.string(),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A reasoning part is complete.
 */
export const zReasoningEndChunk = z.object({
  type: z.literal('reasoning-end'),
  id: z.string(),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A file that belongs to the reasoning.
 */
export const zReasoningFileChunk = z.object({
  type: z.literal('reasoning-file'),
  url: z.string(),
  mediaType: z.string(),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * The worker begins to call a tool.
 */
export const zToolInputStartChunk = z.object({
  type: z.literal('tool-input-start'),
  toolCallId: z.string(),
  toolName: z.string(),
  inputEncoding: z.optional(z.enum(['json', 'text'])),
  title: z.optional(z.string()),
  dynamic: z.optional(z.boolean()),
  providerExecuted: z.optional(z.boolean()),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
  toolMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A piece of a tool call's input.
 */
export const zToolInputDeltaChunk = z.object({
  type: z.literal('tool-input-delta'),
  toolCallId: z.string(),
  inputTextDelta: z.string(),
});

/**
 * A tool call's input is complete.
 */
export const zToolInputAvailableChunk = z.object({
  type: z.literal('tool-input-available'),
  toolCallId: z.string(),
  toolName: z.string(),
  input: z.unknown(),
  title: z.optional(z.string()),
  dynamic: z.optional(z.boolean()),
  providerExecuted: z.optional(z.boolean()),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
  toolMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A tool call's input is not valid.
 */
export const zToolInputErrorChunk = z.object({
  type: z.literal('tool-input-error'),
  toolCallId: z.string(),
  toolName: z.string(),
  input: z.unknown(),
  errorText: z.string(),
  title: z.optional(z.string()),
  dynamic: z.optional(z.boolean()),
  providerExecuted: z.optional(z.boolean()),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
  toolMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A tool call waits for approval.
 */
export const zToolApprovalRequestChunk = z.object({
  type: z.literal('tool-approval-request'),
  approvalId: z.string(),
  toolCallId: z.string(),
  reason: z.optional(z.string()),
  isAutomatic: z.optional(z.boolean()),
  signature: z.optional(z.string()),
});

/**
 * A tool call was approved or refused.
 */
export const zToolApprovalResponseChunk = z.object({
  type: z.literal('tool-approval-response'),
  approvalId: z.string(),
  approved: z.boolean(),
  reason: z.optional(z.string()),
  providerExecuted: z.optional(z.boolean()),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A tool answered.
 */
export const zToolOutputAvailableChunk = z.object({
  type: z.literal('tool-output-available'),
  toolCallId: z.string(),
  output: z.unknown(),
  preliminary: z.optional(z.boolean()),
  dynamic: z.optional(z.boolean()),
  providerExecuted: z.optional(z.boolean()),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
  toolMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A tool failed.
 */
export const zToolOutputErrorChunk = z.object({
  type: z.literal('tool-output-error'),
  toolCallId: z.string(),
  errorText: z.string(),
  dynamic: z.optional(z.boolean()),
  providerExecuted: z.optional(z.boolean()),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
  toolMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A tool call was refused.
 */
export const zToolOutputDeniedChunk = z.object({
  type: z.literal('tool-output-denied'),
  toolCallId: z.string(),
});

/**
 * A page that the answer cites.
 */
export const zSourceUrlChunk = z.object({
  type: z.literal('source-url'),
  sourceId: z.string(),
  url: z.string(),
  title: z.optional(z.string()),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A document that the answer cites.
 */
export const zSourceDocumentChunk = z.object({
  type: z.literal('source-document'),
  sourceId: z.string(),
  mediaType: z.string(),
  title: z.string(),
  filename: z.optional(z.string()),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * The file that the next `file` chunk is about, with its name and size.
 */
export const zDataFileChunk = z.object({
  type: z.literal('data-file'),
  data: zStreamFile,
});

/**
 * A file that the turn published.
 */
export const zFileChunk = z.object({
  type: z.literal('file'),
  url: z.string(),
  mediaType: z.string(),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * Further facts on the message.
 */
export const zMessageMetadataChunk = z.object({
  type: z.literal('message-metadata'),
  messageMetadata: z.unknown(),
});

/**
 * A part that only one model provider knows.
 */
export const zCustomChunk = z.object({
  type: z.literal('custom'),
  kind: z.string(),
  providerMetadata: z.optional(z.record(z.string(), z.unknown())),
});

/**
 * A message of the user that joined the running turn.
 */
export const zSteeringMessageChunk = z.object({
  type: z.literal('steering-message'),
  id: z.string(),
  parts: z.array(z.unknown()),
});

/**
 * More of the structured output while it is being written, not validated yet. The validated object is in `data-worker`. An answer whose text is the object already has none of these.
 */
export const zDataOutputDeltaChunk = z.object({
  type: z.literal('data-output-delta'),
  data: zStreamOutputDelta,
  transient: z.optional(z.boolean()),
});

/**
 * What the turn cost.
 */
export const zDataUsageChunk = z.object({
  type: z.literal('data-usage'),
  data: zStreamUsage,
});

/**
 * The final state, the same object that the call without a stream returns.
 */
export const zDataWorkerChunk = z.object({
  type: z.literal('data-worker'),
  data: zWorker,
});

/**
 * The turn is complete.
 */
export const zFinishChunk = z.object({
  type: z.literal('finish'),
  finishReason: z.optional(
    z.enum(['stop', 'length', 'content-filter', 'tool-calls', 'error', 'interrupted', 'other']),
  ),
  messageMetadata: z.optional(z.unknown()),
});

/**
 * The turn failed.
 */
export const zErrorChunk = z.object({
  type: z.literal('error'),
  errorText: z.string(),
});

/**
 * The turn was aborted.
 */
export const zAbortChunk = z.object({
  type: z.literal('abort'),
  reason: z.optional(z.string()),
});

/**
 * One event of a stream. Types that are not listed here may be added; pass them on.
 */
export const zStreamChunk = z.discriminatedUnion('type', [
  zStartChunk,
  zDataTaskChunk,
  zStartStepChunk,
  zFinishStepChunk,
  zResetStepChunk,
  zTextStartChunk,
  zTextDeltaChunk,
  zTextEndChunk,
  zReasoningStartChunk,
  zReasoningDeltaChunk,
  zReasoningEndChunk,
  zReasoningFileChunk,
  zToolInputStartChunk,
  zToolInputDeltaChunk,
  zToolInputAvailableChunk,
  zToolInputErrorChunk,
  zToolApprovalRequestChunk,
  zToolApprovalResponseChunk,
  zToolOutputAvailableChunk,
  zToolOutputErrorChunk,
  zToolOutputDeniedChunk,
  zSourceUrlChunk,
  zSourceDocumentChunk,
  zDataFileChunk,
  zFileChunk,
  zMessageMetadataChunk,
  zCustomChunk,
  zSteeringMessageChunk,
  zDataOutputDeltaChunk,
  zDataUsageChunk,
  zDataWorkerChunk,
  zFinishChunk,
  zErrorChunk,
  zAbortChunk,
]);

/**
 * Worker id returned by the create worker endpoint.
 */
export const zWorkerId = z.string().check(z.minLength(1));

/**
 * Task id returned by the create task endpoint, or the one that you brought.
 */
export const zTaskId = z.string().check(z.minLength(1));

/**
 * Id of an execution, or of its delivery.
 */
export const zExecutionId = z.string().check(z.minLength(1));

/**
 * Page number (1-indexed). Defaults to 1.
 */
export const zPage = z.int().check(z.gte(1));

/**
 * Any string that names this request. The same key, organization and body within 24 hours gives the same answer (attaching to the turn while it still runs) and never a second effect. The same key with another body is a 409.
 */
export const zIdempotencyKey = z.string().check(z.minLength(1), z.maxLength(255));

export const zWorkersListQuery = z.object({
  page: z.optional(z.int().check(z.gte(1))),
});

/**
 * One page of workers.
 */
export const zWorkersListResponse = zWorkerList;

export const zWorkersCreateBody = zCreateWorker;

export const zWorkersCreateHeaders = z.object({
  'Idempotency-Key': z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});

/**
 * The new worker template.
 */
export const zWorkersCreateResponse = zWorkerTemplate;

export const zWorkersDeletePath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

/**
 * The worker is deleted.
 */
export const zWorkersDeleteResponse = zDeleteWorkerResponse;

export const zWorkersRetrievePath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

export const zWorkersRetrieveQuery = z.object({
  taskId: z.optional(z.string().check(z.minLength(1))),
  stream: z.optional(z.boolean()),
});

/**
 * The worker's state, or the event stream.
 */
export const zWorkersRetrieveResponse = zWorker;

export const zWorkersUpdateBody = zUpdateWorker;

export const zWorkersUpdatePath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

/**
 * The updated worker template.
 */
export const zWorkersUpdateResponse = zWorkerTemplate;

export const zWorkersContinueBody = zContinueWorker;

export const zWorkersContinueHeaders = z.object({
  'Idempotency-Key': z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});

export const zWorkersContinuePath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

/**
 * The worker's final state, or the event stream.
 */
export const zWorkersContinueResponse = zWorker;

export const zWorkersRetrieveTemplatePath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

/**
 * The worker template.
 */
export const zWorkersRetrieveTemplateResponse = zWorkerTemplate;

export const zWorkersRetrieveEmailPath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

/**
 * The worker's address.
 */
export const zWorkersRetrieveEmailResponse = zWorkerRetrieveEmailResponse;

export const zWorkersStreamUpdatesHeaders = z.object({
  'Last-Event-ID': z.optional(z.string().check(z.regex(/^[0-9]+$/))),
});

export const zWorkersStreamUpdatesPath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

export const zWorkersStreamUpdatesQuery = z.object({
  taskId: z.optional(z.string().check(z.minLength(1))),
});

/**
 * The event stream.
 */
export const zWorkersStreamUpdatesResponse = zStreamChunk;

export const zWorkersRetrieveFilePath = z.object({
  workerId: z.string().check(z.minLength(1)),
  filePath: z.string().check(z.minLength(1)),
});

/**
 * The file's bytes. The header `content-type` is the file's own media type.
 */
export const zWorkersRetrieveFileResponse = z.string();

export const zWorkersSchedulesListPath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

/**
 * The worker's schedules.
 */
export const zWorkersSchedulesListResponse = zScheduleListResponse;

export const zWorkersSchedulesCreateBody = zCreateSchedule;

export const zWorkersSchedulesCreateHeaders = z.object({
  'Idempotency-Key': z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});

export const zWorkersSchedulesCreatePath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

/**
 * The new schedule.
 */
export const zWorkersSchedulesCreateResponse = zWorkerSchedule;

export const zWorkersSchedulesPreviewBody = zPreviewSchedule;

export const zWorkersSchedulesPreviewPath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

/**
 * The next runs.
 */
export const zWorkersSchedulesPreviewResponse = zSchedulePreview;

export const zWorkersSchedulesCancelPath = z.object({
  workerId: z.string().check(z.minLength(1)),
  scheduleId: z.string().check(z.minLength(1)),
});

/**
 * The schedule is cancelled.
 */
export const zWorkersSchedulesCancelResponse = zScheduleCancelResponse;

export const zWorkersWebhooksDeletePath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

/**
 * The cleared webhook configuration.
 */
export const zWorkersWebhooksDeleteResponse = zWebhook;

export const zWorkersWebhooksRetrievePath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

/**
 * The webhook configuration.
 */
export const zWorkersWebhooksRetrieveResponse = zWebhook;

export const zWorkersWebhooksUpdateBody = zUpdateWebhook;

export const zWorkersWebhooksUpdatePath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

/**
 * The webhook configuration.
 */
export const zWorkersWebhooksUpdateResponse = zWebhook;

export const zWorkersWebhooksRegenerateTokenHeaders = z.object({
  'Idempotency-Key': z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});

export const zWorkersWebhooksRegenerateTokenPath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

/**
 * The webhook configuration with its new token.
 */
export const zWorkersWebhooksRegenerateTokenResponse = zWebhook;

export const zWorkersWebhooksListExecutionsPath = z.object({
  workerId: z.string().check(z.minLength(1)),
});

export const zWorkersWebhooksListExecutionsQuery = z.object({
  page: z.optional(z.int().check(z.gte(1))),
});

/**
 * One page of delivery attempts.
 */
export const zWorkersWebhooksListExecutionsResponse = zWebhookExecutionList;

export const zWorkersWebhooksResendHeaders = z.object({
  'Idempotency-Key': z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});

export const zWorkersWebhooksResendPath = z.object({
  workerId: z.string().check(z.minLength(1)),
  executionId: z.string().check(z.minLength(1)),
});

/**
 * The attempt, whether the receiver took it or not.
 */
export const zWorkersWebhooksResendResponse = zWebhookExecution;

export const zTasksListQuery = z.object({
  workerId: z.optional(z.string().check(z.minLength(1))),
  status: z.optional(zTaskStatus),
  triggeredBy: z.optional(zTriggeredBy),
  page: z.optional(z.int().check(z.gte(1))),
});

/**
 * One page of tasks.
 */
export const zTasksListResponse = zTaskList;

export const zTasksCreateBody = zCreateTask;

export const zTasksCreateHeaders = z.object({
  'Idempotency-Key': z.optional(z.string().check(z.minLength(1), z.maxLength(255))),
});

/**
 * The worker's final state, or the event stream.
 */
export const zTasksCreateResponse = zWorker;

export const zTasksDeletePath = z.object({
  taskId: z.string().check(z.minLength(1)),
});

/**
 * The task is archived.
 */
export const zTasksDeleteResponse = zDeleteTaskResponse;

export const zTasksRetrievePath = z.object({
  taskId: z.string().check(z.minLength(1)),
});

/**
 * The task and its turns.
 */
export const zTasksRetrieveResponse = zTaskWithTurns;

export const zTasksListTurnsPath = z.object({
  taskId: z.string().check(z.minLength(1)),
});

/**
 * The task's turns.
 */
export const zTasksListTurnsResponse = zTaskTurnList;

export const zUsageRetrieveQuery = z.object({
  workerId: z.optional(z.string().check(z.minLength(1))),
  from: z.optional(z.iso.datetime({ offset: true })),
  to: z.optional(z.iso.datetime({ offset: true })),
  interval: z.optional(zUsageInterval),
});

/**
 * The usage.
 */
export const zUsageRetrieveResponse = zUsage;

export const zWebhooksTaskFinishedWebhookRequest = z.object({
  body: zWebhookEvent,
  path: z.optional(z.never()),
  query: z.optional(z.never()),
  headers: z.object({
    'X-Handinger-Token': z.string().check(z.minLength(1)),
    'X-Handinger-Delivery': z.string().check(z.minLength(1)),
    'X-Handinger-Event': zWebhookEventType,
    'User-Agent': z.string().check(z.minLength(1)),
    'webhook-id': z.string().check(z.minLength(1)),
    'webhook-timestamp': z.string().check(z.regex(/^[0-9]+$/)),
    'webhook-signature': z.string().check(z.minLength(1)),
  }),
});
