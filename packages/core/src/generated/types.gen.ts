// Written by tools/codegen from openapi/handinger.yaml. Do not edit: run `pnpm generate`.

export type ClientOptions = {
  baseUrl: 'https://handinger.com' | (string & {});
};

export type Webhooks = WebhooksTaskFinishedWebhookRequest;

/**
 * The body of every error.
 */
export type ErrorResponse = {
  /**
   * What is wrong, as a sentence for a person.
   */
  error: string;
  /**
   * What is wrong, for a program. Known values: `invalid_request` (400), `missing_api_key` and `invalid_api_key` (401), `insufficient_credits` (402), `forbidden` (403), `not_found` (404), `conflict` and `idempotency_conflict` (409), `payload_too_large` (413), `unsupported_media_type` (415), `unprocessable` (422), `rate_limited` (429), `internal` (500), `not_implemented` (501), `unavailable` (503). Others may be added.
   */
  code?: string;
  /**
   * What is wrong with each part of the request, on a 400 or 422.
   */
  issues?: Array<ErrorIssue>;
};

/**
 * One thing that is wrong with a request.
 */
export type ErrorIssue = {
  /**
   * Where it is, as property names and indexes joined with dots.
   */
  path: string;
  /**
   * What is wrong there.
   */
  message: string;
};

/**
 * How much the worker may spend on a task. `low`: quick lookups, typically a single tool call. `standard` (default): balanced research with a handful of tool calls. `high`: multi-step research across many sources. `unlimited`: exhaustive jobs without a spend cap.
 */
export type Budget = 'low' | 'standard' | 'high' | 'unlimited';

/**
 * Who sees a worker. `public` is every member of the organization, `private` only invited members.
 */
export type Visibility = 'public' | 'private';

/**
 * State of a task or turn. `completed`, `error` and `aborted` are final; a turn that waits for another turn of its task is `pending`.
 */
export type TaskStatus = 'pending' | 'running' | 'completed' | 'error' | 'aborted';

/**
 * What started a task. Calls with an API key are `api`, the web dashboard is `ui`.
 */
export type TriggeredBy = 'api' | 'email' | 'schedule' | 'ui';

/**
 * A new worker. All fields are optional.
 */
export type CreateWorker = {
  /**
   * Persistent system prompt the worker uses for every task it runs.
   */
  instructions?: string;
  /**
   * Optional JSON Schema (Draft-07) describing the structured object the worker must produce. When set, every task response is validated against the schema and exposed as `structuredOutput`.
   */
  outputSchema?: {
    [key: string]: unknown;
  };
  /**
   * Natural-language description of the worker to use for AI-generated instructions when `instructions` is omitted.
   */
  prompt?: string;
  /**
   * Short one-line description of the worker's purpose. Auto-generated when omitted and a `prompt` is provided.
   */
  summary?: string;
  /**
   * Optional display name. When omitted, Handinger assigns a random dog-themed name.
   */
  title?: string;
  /**
   * `public` (default) is visible to all org members. `private` is only visible to invited members.
   */
  visibility?: Visibility;
};

/**
 * What changes on a worker. Omitted fields keep their values.
 */
export type UpdateWorker = {
  /**
   * Replaces the persistent system prompt. Subsequent tasks pick up the new instructions immediately; in-flight tasks keep using the previous version.
   */
  instructions?: string;
  /**
   * Replace the worker's structured output schema. Pass `null` to clear it and return to free-form text responses.
   */
  outputSchema?: {
    [key: string]: unknown;
  } | null;
  /**
   * Replaces the worker's short one-line summary.
   */
  summary?: string;
  /**
   * New display name for the worker.
   */
  title?: string;
  /**
   * Change visibility between `public` (any org member can run tasks) and `private` (only invited members).
   */
  visibility?: Visibility;
};

/**
 * A further turn on a worker's most recent task.
 *
 * @deprecated
 */
export type ContinueWorker = {
  /**
   * The user's message.
   */
  input: string;
  /**
   * Compute budget the worker is allowed to spend on the turn. Defaults to `standard`.
   */
  budget?: Budget;
  /**
   * Optional client-provided id of this turn; the recommended form is `trn_` + ULID. It names the request for good, with or without an `Idempotency-Key`: when there is a turn with this id already, the request attaches to it, gives its answer and runs nothing, or is a 409 (`idempotency_conflict`) where that turn has another input, budget or worker.
   */
  turnId?: string;
  /**
   * Answer with the event stream instead of the final state. Defaults to `false`.
   */
  stream?: boolean;
};

/**
 * A worker, as it was created and updated.
 */
export type WorkerTemplate = {
  /**
   * Id of the worker.
   */
  id: string;
  /**
   * When the worker was created, in UTC.
   */
  createdAt: string | null;
  /**
   * Persistent system prompt the worker uses for every task it runs.
   */
  instructions: string;
  /**
   * Organization that owns the worker.
   */
  organizationId: string;
  /**
   * JSON Schema (Draft-07) that every answer is validated against. `null` for free-form text.
   */
  outputSchema: {
    [key: string]: unknown;
  } | null;
  /**
   * Short one-line description of the worker's purpose.
   */
  summary: string;
  /**
   * Display name of the worker.
   */
  title: string;
  /**
   * When the worker was last changed, in UTC.
   */
  updatedAt: string | null;
  /**
   * Web URL of the worker in the Handinger dashboard.
   */
  url: string;
  /**
   * User who created the worker.
   */
  userId: string;
  visibility: Visibility;
};

/**
 * One page of workers, newest first.
 */
export type WorkerList = {
  /**
   * The workers of this page, at most 50.
   */
  workers: Array<WorkerTemplate>;
  /**
   * Current page number.
   */
  page: number;
  /**
   * Total number of pages available.
   */
  pageCount: number;
  /**
   * Total number of workers.
   */
  totalCount: number;
};

/**
 * The answer to deleting a worker.
 */
export type DeleteWorkerResponse = {
  /**
   * Whether the worker is deleted.
   */
  deleted: boolean;
};

/**
 * A worker's inbound address.
 */
export type WorkerRetrieveEmailResponse = {
  /**
   * Address that starts a task of the worker when a mail comes in.
   */
  email: string;
};

/**
 * A file that a task published.
 */
export type OutputFile = {
  /**
   * Name of the file.
   */
  filename: string | null;
  /**
   * Media type of the file, such as `text/markdown`.
   */
  mediaType: string;
  /**
   * Where the file's bytes are.
   */
  url: string;
  /**
   * Size in bytes.
   */
  size?: number;
};

/**
 * A piece of text in an answer.
 */
export type OutputText = {
  /**
   * The text.
   */
  text: string;
  /**
   * The kind of content.
   */
  type: 'output_text';
};

/**
 * A message of the worker's answer.
 */
export type OutputMessage = {
  /**
   * Id of the message.
   */
  id: string;
  /**
   * What the message says.
   */
  content: Array<OutputText>;
  /**
   * Who wrote the message.
   */
  role: 'assistant';
  /**
   * State of the message.
   */
  status: 'completed';
  /**
   * The kind of output.
   */
  type: 'message';
};

/**
 * A source that the worker cites.
 */
export type Source = {
  /**
   * Id of the source.
   */
  id: string;
  /**
   * Title of the page.
   */
  title: string | null;
  /**
   * The kind of source.
   */
  type: 'url';
  /**
   * Where the source is.
   */
  url: string;
};

/**
 * What the shown turn cost.
 */
export type WorkerUsage = {
  /**
   * Credits spent.
   */
  credits?: number;
  /**
   * Wall-clock time in milliseconds.
   */
  durationMs?: number;
};

/**
 * State of a worker's task, with its keys in snake_case where they were documented so.
 */
export type Worker = {
  /**
   * Id of the worker.
   */
  id: string;
  /**
   * When the shown task was created, in Unix seconds.
   */
  created_at: number | null;
  /**
   * Always `null`; the error of a turn is in `Turn.error`.
   */
  error: null;
  /**
   * Files published by the shown task.
   */
  files: Array<OutputFile>;
  /**
   * Always `null`.
   */
  incomplete_details: null;
  /**
   * The conversation so far, as UI messages of the stream protocol (`{id, role, parts}`).
   */
  messages: Array<unknown>;
  /**
   * Further facts on the state. `metadata.taskId` and `metadata.turnId` name the task and turn shown.
   */
  metadata: {
    [key: string]: unknown;
  };
  /**
   * The kind of object.
   */
  object: 'worker';
  /**
   * The messages of the last answer.
   */
  output: Array<OutputMessage>;
  /**
   * The text of the last answer.
   */
  output_text: string;
  /**
   * Whether a turn is being worked on.
   */
  running: boolean;
  /**
   * Sources that the last answer cites.
   */
  sources: Array<Source>;
  /**
   * State of the shown task.
   */
  status: 'running' | 'completed' | 'pending';
  /**
   * The answer as an object of the worker's output schema. `null` without one.
   */
  structured_output: {
    [key: string]: unknown;
  } | null;
  /**
   * Web URL of the worker in the Handinger dashboard.
   */
  url: string;
  /**
   * What the shown turn cost.
   */
  usage?: WorkerUsage;
};

/**
 * A new task, or a further turn on one.
 */
export type CreateTask = {
  /**
   * The user's message.
   */
  input: string;
  /**
   * Compute budget the worker is allowed to spend on the task. Defaults to `standard`.
   */
  budget?: Budget;
  /**
   * Optional client-provided task id. Reuse this id to add turns to an existing task. The recommended form is `tsk_` + ULID.
   */
  taskId?: string;
  /**
   * Worker id the task belongs to. If omitted, a new worker is created on-the-fly using the input as instructions.
   */
  workerId?: string;
  /**
   * Optional client-provided id of this turn; the recommended form is `trn_` + ULID. It names the request for good, with or without an `Idempotency-Key`: when there is a turn with this id already, the request attaches to it, gives its answer and runs nothing, or is a 409 (`idempotency_conflict`) where that turn has another input, budget, files, task or worker.
   */
  turnId?: string;
  /**
   * Answer with the event stream instead of the final state. Defaults to `false`.
   */
  stream?: boolean;
};

/**
 * A new task, or a further turn on one, with files. A form sends `stream` as the text `true` or `false`.
 */
export type CreateTaskMultipart = CreateTask & {
  /**
   * Files for the worker's workspace: at most 5 per request, 10 MB (10 × 1024² bytes) each, 30 MB together. They stay available for follow-up turns.
   */
  files?: Array<Blob | File>;
};

/**
 * Aggregate credit spend, elapsed wall-clock, and number of turns across the task.
 */
export type TaskTotals = {
  /**
   * Credits spent.
   */
  credits: number;
  /**
   * Wall-clock time in milliseconds.
   */
  durationMs: number;
  /**
   * Number of turns.
   */
  turnCount: number;
};

/**
 * One conversation with a worker.
 */
export type Task = {
  /**
   * Id of the task.
   */
  id: string;
  /**
   * When the last turn finished, in UTC. `null` while one is pending or running.
   */
  completedAt: string | null;
  /**
   * When the task was created, in UTC.
   */
  createdAt: string;
  /**
   * User who started the task. `null` when a schedule or a mail did.
   */
  createdByUserId: string | null;
  /**
   * Organization that owns the task.
   */
  organizationId: string;
  status: TaskStatus;
  /**
   * Title of the task.
   */
  title: string;
  totals: TaskTotals;
  triggeredBy: TriggeredBy;
  /**
   * Web URL of the task in the Handinger dashboard.
   */
  url: string;
  /**
   * Worker that the task belongs to.
   */
  workerId: string;
};

/**
 * One page of tasks, newest first.
 */
export type TaskList = {
  /**
   * The tasks of this page, at most 50.
   */
  tasks: Array<Task>;
  /**
   * Current page number.
   */
  page: number;
  /**
   * Total number of pages available.
   */
  pageCount: number;
  /**
   * Total number of tasks.
   */
  totalCount: number;
};

/**
 * One user message of a task and the agent's answer to it.
 */
export type Turn = {
  /**
   * Id of the turn.
   */
  id: string;
  /**
   * When the turn finished, in UTC. `null` until then.
   */
  completedAt: string | null;
  /**
   * Credits spent.
   */
  credits: number;
  /**
   * Wall-clock time in milliseconds.
   */
  durationMs: number;
  /**
   * Files published by this turn.
   */
  files: Array<OutputFile>;
  /**
   * The user's message.
   */
  input: string;
  /**
   * Tokens that the model read.
   */
  inputTokens: number;
  /**
   * The text of the answer.
   */
  outputText: string;
  /**
   * Tokens that the model wrote.
   */
  outputTokens: number;
  /**
   * Who started the turn.
   */
  role: 'user';
  /**
   * Position in the task, from 0.
   */
  seq: number;
  /**
   * When the turn started, in UTC.
   */
  startedAt: string;
  status: TaskStatus;
  /**
   * Structured JSON payload when the worker is configured with an output schema. `null` otherwise.
   */
  structuredOutput: {
    [key: string]: unknown;
  } | null;
  /**
   * Task that the turn belongs to.
   */
  taskId: string;
  /**
   * What went wrong, as a sentence, when `status` is `error`. `null` otherwise.
   */
  error?: string | null;
};

/**
 * A task with all its turns.
 */
export type TaskWithTurns = {
  task: Task;
  /**
   * The task's turns in execution order.
   */
  turns: Array<Turn>;
};

/**
 * The turns of a task.
 */
export type TaskTurnList = {
  /**
   * The task's turns in execution order.
   */
  items: Array<Turn>;
  /**
   * Task that the turns belong to.
   */
  taskId: string;
};

/**
 * The answer to archiving a task.
 */
export type DeleteTaskResponse = {
  /**
   * Whether the task is archived.
   */
  archived: boolean;
};

/**
 * Once, at a time.
 */
export type ScheduledWhen = {
  /**
   * The kind of schedule.
   */
  type: 'scheduled';
  /**
   * When to run, as an ISO 8601 date and time in the future.
   */
  date: string;
};

/**
 * Once, after a delay.
 */
export type DelayedWhen = {
  /**
   * The kind of schedule.
   */
  type: 'delayed';
  /**
   * Seconds until the run, up to one year.
   */
  delayInSeconds: number;
};

/**
 * Again and again, by a cron expression in the organization's time zone.
 */
export type CronWhen = {
  /**
   * The kind of schedule.
   */
  type: 'cron';
  /**
   * Cron expression with five fields, such as `0 9 * * 1-5`.
   */
  cron: string;
};

/**
 * Again and again, at a fixed interval.
 */
export type IntervalWhen = {
  /**
   * The kind of schedule.
   */
  type: 'interval';
  /**
   * Seconds between two runs, up to one year.
   */
  intervalSeconds: number;
};

/**
 * When a schedule runs.
 */
export type ScheduleWhen =
  | ({
      type: 'scheduled';
    } & ScheduledWhen)
  | ({
      type: 'delayed';
    } & DelayedWhen)
  | ({
      type: 'cron';
    } & CronWhen)
  | ({
      type: 'interval';
    } & IntervalWhen);

/**
 * A new schedule of a worker.
 */
export type CreateSchedule = {
  /**
   * The message that each run starts with.
   */
  input: string;
  when: ScheduleWhen;
  /**
   * Compute budget the worker is allowed to spend on each run. Defaults to `standard`.
   */
  budget?: Budget;
};

/**
 * A schedule to preview.
 */
export type PreviewSchedule = {
  when: ScheduleWhen;
  /**
   * How many runs to tell, at most. Defaults to 5.
   */
  count?: number;
};

/**
 * When a schedule would run.
 */
export type SchedulePreview = {
  /**
   * The next runs, soonest first. One for a schedule that runs once.
   */
  runs: Array<ScheduledRun>;
  /**
   * Time zone of the organization, such as `Europe/Madrid`.
   */
  timezone: string;
};

/**
 * One run of a schedule.
 */
export type ScheduledRun = {
  /**
   * When it runs, in UTC.
   */
  at: string;
  /**
   * The same time on a clock in the organization's time zone, such as `2026-03-30T09:00:00`.
   */
  localTime: string;
  /**
   * `skipped-hour`: the time that the schedule names is not there that day, as the clocks go forward; `repeated-hour`: it is there twice, as they go back. `null` on other days.
   */
  note: 'skipped-hour' | 'repeated-hour' | null;
};

/**
 * A run at a time.
 */
export type ScheduledWorkerSchedule = {
  /**
   * Id of the schedule.
   */
  id: string;
  budget: Budget;
  /**
   * The message that each run starts with.
   */
  input: string;
  /**
   * When it runs next, in UTC.
   */
  nextRunAt: string;
  /**
   * The kind of schedule.
   */
  type: 'scheduled';
};

/**
 * A run after a delay.
 */
export type DelayedWorkerSchedule = {
  /**
   * Id of the schedule.
   */
  id: string;
  budget: Budget;
  /**
   * Delay in seconds that the schedule was made with.
   */
  delayInSeconds: number;
  /**
   * The message that each run starts with.
   */
  input: string;
  /**
   * When it runs next, in UTC.
   */
  nextRunAt: string;
  /**
   * The kind of schedule.
   */
  type: 'delayed';
};

/**
 * Runs by a cron expression.
 */
export type CronWorkerSchedule = {
  /**
   * Id of the schedule.
   */
  id: string;
  budget: Budget;
  /**
   * Cron expression with five fields.
   */
  cron: string;
  /**
   * The message that each run starts with.
   */
  input: string;
  /**
   * When it runs next, in UTC.
   */
  nextRunAt: string;
  /**
   * The kind of schedule.
   */
  type: 'cron';
};

/**
 * Runs at a fixed interval.
 */
export type IntervalWorkerSchedule = {
  /**
   * Id of the schedule.
   */
  id: string;
  budget: Budget;
  /**
   * Seconds between two runs.
   */
  intervalSeconds: number;
  /**
   * The message that each run starts with.
   */
  input: string;
  /**
   * When it runs next, in UTC.
   */
  nextRunAt: string;
  /**
   * The kind of schedule.
   */
  type: 'interval';
};

/**
 * A future or recurring run of a worker.
 */
export type WorkerSchedule =
  | ({
      type: 'scheduled';
    } & ScheduledWorkerSchedule)
  | ({
      type: 'delayed';
    } & DelayedWorkerSchedule)
  | ({
      type: 'cron';
    } & CronWorkerSchedule)
  | ({
      type: 'interval';
    } & IntervalWorkerSchedule);

/**
 * The schedules of a worker.
 */
export type ScheduleListResponse = {
  /**
   * The worker's schedules.
   */
  schedules: Array<WorkerSchedule>;
  /**
   * Time zone of the organization, such as `Europe/Madrid`.
   */
  timezone: string;
  /**
   * Worker that the schedules belong to.
   */
  workerId: string;
};

/**
 * The answer to cancelling a schedule.
 */
export type ScheduleCancelResponse = {
  /**
   * Whether the schedule is cancelled.
   */
  cancelled: boolean;
};

/**
 * How long a bucket of the usage is, in the organization's time zone.
 */
export type UsageInterval = 'hour' | 'day';

/**
 * What a number of turns cost together.
 */
export type UsageTotals = {
  /**
   * Number of turns that ended.
   */
  turns: number;
  /**
   * Number of those turns that ended with the status `error`.
   */
  errors: number;
  /**
   * Credits spent.
   */
  credits: number;
  /**
   * Wall-clock time in milliseconds, summed over the turns.
   */
  durationMs: number;
  /**
   * Tokens read by the model.
   */
  inputTokens: number;
  /**
   * Tokens written by the model.
   */
  outputTokens: number;
};

/**
 * What the turns cost that ended within one hour or day.
 */
export type UsageBucket = UsageTotals & {
  /**
   * When the hour or day begins, in UTC.
   */
  start: string;
};

/**
 * What turns cost over time.
 */
export type Usage = {
  /**
   * Turns that ended at this time or later are counted, in UTC.
   */
  from: string;
  /**
   * Turns that ended before this time are counted, in UTC.
   */
  to: string;
  interval: UsageInterval;
  /**
   * Time zone of the organization, such as `Europe/Madrid`.
   */
  timezone: string;
  /**
   * One for each hour or day, oldest first, those without turns too.
   */
  buckets: Array<UsageBucket>;
  /**
   * The sums over all buckets.
   */
  totals: UsageTotals;
};

/**
 * The webhook that a worker shall have.
 */
export type UpdateWebhook = {
  /**
   * HTTPS endpoint Handinger should POST to when a task finishes. Pass `null` to remove the webhook and clear its token. Without a user and password in it; a local server takes `http:` too.
   */
  url: string | null;
};

/**
 * The webhook of a worker.
 */
export type Webhook = {
  /**
   * Shared secret sent in the `X-Handinger-Token` header on each delivery. `null` when no webhook is configured.
   */
  token: string | null;
  /**
   * HTTPS endpoint that receives webhook deliveries when a task completes. `null` when no webhook is configured.
   */
  url: string | null;
};

/**
 * One attempt to deliver an event.
 */
export type WebhookExecution = {
  /**
   * Id of the attempt.
   */
  id: string;
  /**
   * When the attempt was made, in UTC.
   */
  createdAt: string;
  /**
   * Wall-clock time spent on the delivery attempt, in milliseconds.
   */
  durationMs: number;
  /**
   * Failure reason when `requestStatus` is `error`.
   */
  errorMessage: string | null;
  /**
   * `success` when the endpoint returned a 2xx response, `error` otherwise.
   */
  requestStatus: 'success' | 'error';
  /**
   * HTTP status returned by the endpoint, when reachable.
   */
  responseStatus: number | null;
  /**
   * Task that triggered the delivery, when available.
   */
  taskId: string | null;
  /**
   * Title of the originating task, when available.
   */
  taskTitle: string | null;
  /**
   * Endpoint Handinger attempted to deliver to.
   */
  url: string;
  /**
   * Worker that the delivery belongs to.
   */
  workerId: string;
  /**
   * Id of the delivery that was attempted, the same for all of its attempts.
   */
  deliveryId?: string;
  event?: WebhookEventType;
  /**
   * Which attempt at its delivery it is, from 1, those that were made by hand included.
   */
  attempt?: number;
};

/**
 * One page of delivery attempts, newest first.
 */
export type WebhookExecutionList = {
  /**
   * The attempts of this page, at most 50.
   */
  logs: Array<WebhookExecution>;
  /**
   * Current page number.
   */
  page: number;
  /**
   * Total number of pages available.
   */
  pageCount: number;
  /**
   * Total number of executions recorded.
   */
  totalCount: number;
};

/**
 * What happened to a task's turn.
 */
export type WebhookEventType = 'task.completed' | 'task.error' | 'task.aborted';

/**
 * The body of a webhook delivery. Types that are not listed here may be added.
 */
export type WebhookEvent =
  | ({
      type: 'task.completed';
    } & TaskCompletedEvent)
  | ({
      type: 'task.error';
    } & TaskErrorEvent)
  | ({
      type: 'task.aborted';
    } & TaskAbortedEvent);

/**
 * A turn came to its end. The task and the turn are as they were then.
 */
export type TaskCompletedEvent = {
  /**
   * Id of the delivery, the same on every attempt.
   */
  id: string;
  /**
   * The type of the event.
   */
  type: 'task.completed';
  /**
   * When the turn finished, in UTC.
   */
  createdAt: string;
  /**
   * Worker that the task belongs to.
   */
  workerId: string;
  /**
   * Task whose turn finished.
   */
  taskId: string;
  task: Task;
  turn: Turn;
  /**
   * What was cut so that the body has at most 98,304 bytes, as paths such as `turn.outputText`; absent when nothing was. Each text keeps its first 1,024 bytes. The rest of the room goes to `turn.structuredOutput`, which stays whole or becomes `null`, then to `turn.files` from the first one, then to the rest of `turn.error`, of `turn.outputText` and of `turn.input`. Texts are cut between two characters.
   */
  truncated?: Array<string>;
};

/**
 * A turn failed; `turn.error` says why.
 */
export type TaskErrorEvent = {
  /**
   * Id of the delivery, the same on every attempt.
   */
  id: string;
  /**
   * The type of the event.
   */
  type: 'task.error';
  /**
   * When the turn finished, in UTC.
   */
  createdAt: string;
  /**
   * Worker that the task belongs to.
   */
  workerId: string;
  /**
   * Task whose turn finished.
   */
  taskId: string;
  task: Task;
  turn: Turn;
  /**
   * What was cut so that the body has at most 98,304 bytes, as paths such as `turn.outputText`; absent when nothing was. Each text keeps its first 1,024 bytes. The rest of the room goes to `turn.structuredOutput`, which stays whole or becomes `null`, then to `turn.files` from the first one, then to the rest of `turn.error`, of `turn.outputText` and of `turn.input`. Texts are cut between two characters.
   */
  truncated?: Array<string>;
};

/**
 * A turn was ended before its answer was complete.
 */
export type TaskAbortedEvent = {
  /**
   * Id of the delivery, the same on every attempt.
   */
  id: string;
  /**
   * The type of the event.
   */
  type: 'task.aborted';
  /**
   * When the turn finished, in UTC.
   */
  createdAt: string;
  /**
   * Worker that the task belongs to.
   */
  workerId: string;
  /**
   * Task whose turn finished.
   */
  taskId: string;
  task: Task;
  turn: Turn;
  /**
   * What was cut so that the body has at most 98,304 bytes, as paths such as `turn.outputText`; absent when nothing was. Each text keeps its first 1,024 bytes. The rest of the room goes to `turn.structuredOutput`, which stays whole or becomes `null`, then to `turn.files` from the first one, then to the rest of `turn.error`, of `turn.outputText` and of `turn.input`. Texts are cut between two characters.
   */
  truncated?: Array<string>;
};

/**
 * The task and turn that a stream is about.
 */
export type StreamTask = {
  /**
   * Id of the task.
   */
  taskId: string;
  /**
   * Id of the turn.
   */
  turnId: string;
  /**
   * Id of the worker.
   */
  workerId: string;
  /**
   * Position of the turn in the task, from 0.
   */
  seq: number;
  status: TaskStatus;
  /**
   * When the turn was created, in UTC.
   */
  createdAt: string;
  /**
   * The user's message.
   */
  input: string;
  /**
   * Files that the user attached.
   */
  inputFiles: Array<InputFile>;
};

/**
 * A file that the user attached to a turn.
 */
export type InputFile = {
  /**
   * Name of the file.
   */
  filename: string;
  /**
   * Media type of the file.
   */
  mediaType: string;
  /**
   * Size in bytes.
   */
  size: number;
};

/**
 * A file that a turn published.
 */
export type StreamFile = {
  /**
   * Name of the file.
   */
  filename: string;
  /**
   * Media type of the file.
   */
  mediaType: string;
  /**
   * Where the file's bytes are.
   */
  url: string;
  /**
   * Size in bytes.
   */
  size: number;
};

/**
 * What a turn cost.
 */
export type StreamUsage = {
  /**
   * Credits spent.
   */
  credits: number;
  /**
   * Wall-clock time in milliseconds.
   */
  durationMs: number;
  /**
   * Tokens that the model read.
   */
  inputTokens: number;
  /**
   * Tokens that the model wrote.
   */
  outputTokens: number;
};

/**
 * The next piece of the structured output's JSON text.
 */
export type StreamOutputDelta = {
  /**
   * Which writing of the object this is a piece of. A higher one than before begins anew: what came until then did not validate, or broke off.
   */
  attempt: number;
  /**
   * The text to append.
   */
  delta: string;
};

/**
 * The first chunk of a turn.
 */
export type StartChunk = {
  /**
   * The type of the chunk.
   */
  type: 'start';
  /**
   * Id of the answer's message.
   */
  messageId?: string;
  /**
   * Further facts on the message.
   */
  messageMetadata?: unknown;
};

/**
 * Always the second chunk of a turn, so that a caller knows its task before any work is done, and a reader of several turns sees what the user said.
 */
export type DataTaskChunk = {
  /**
   * The type of the chunk.
   */
  type: 'data-task';
  data: StreamTask;
};

/**
 * A step of the agent begins.
 */
export type StartStepChunk = {
  /**
   * The type of the chunk.
   */
  type: 'start-step';
};

/**
 * A step of the agent is over.
 */
export type FinishStepChunk = {
  /**
   * The type of the chunk.
   */
  type: 'finish-step';
};

/**
 * Everything that the current step added is withdrawn.
 */
export type ResetStepChunk = {
  /**
   * The type of the chunk.
   */
  type: 'reset-step';
};

/**
 * A text part begins.
 */
export type TextStartChunk = {
  /**
   * The type of the chunk.
   */
  type: 'text-start';
  /**
   * Id of the text part.
   */
  id: string;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A piece of a text part.
 */
export type TextDeltaChunk = {
  /**
   * The type of the chunk.
   */
  type: 'text-delta';
  /**
   * Id of the text part.
   */
  id: string;
  /**
   * The text to append.
   */
  delta: string;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A text part is complete.
 */
export type TextEndChunk = {
  /**
   * The type of the chunk.
   */
  type: 'text-end';
  /**
   * Id of the text part.
   */
  id: string;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A piece of reasoning begins.
 */
export type ReasoningStartChunk = {
  /**
   * The type of the chunk.
   */
  type: 'reasoning-start';
  /**
   * Id of the reasoning part.
   */
  id: string;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A piece of a reasoning part.
 */
export type ReasoningDeltaChunk = {
  /**
   * The type of the chunk.
   */
  type: 'reasoning-delta';
  /**
   * Id of the reasoning part.
   */
  id: string;
  /**
   * The text to append.
   */
  delta: string;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A reasoning part is complete.
 */
export type ReasoningEndChunk = {
  /**
   * The type of the chunk.
   */
  type: 'reasoning-end';
  /**
   * Id of the reasoning part.
   */
  id: string;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A file that belongs to the reasoning.
 */
export type ReasoningFileChunk = {
  /**
   * The type of the chunk.
   */
  type: 'reasoning-file';
  /**
   * Where the bytes are.
   */
  url: string;
  /**
   * Media type of the file.
   */
  mediaType: string;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * The worker begins to call a tool.
 */
export type ToolInputStartChunk = {
  /**
   * The type of the chunk.
   */
  type: 'tool-input-start';
  /**
   * Id of the tool call.
   */
  toolCallId: string;
  /**
   * Name of the tool.
   */
  toolName: string;
  /**
   * How the input deltas are encoded. Defaults to `json`.
   */
  inputEncoding?: 'json' | 'text';
  /**
   * Title of the tool for a person.
   */
  title?: string;
  /**
   * Whether the tool became known only at run time.
   */
  dynamic?: boolean;
  /**
   * Whether the model provider runs the tool.
   */
  providerExecuted?: boolean;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
  /**
   * What the tool says about itself.
   */
  toolMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A piece of a tool call's input.
 */
export type ToolInputDeltaChunk = {
  /**
   * The type of the chunk.
   */
  type: 'tool-input-delta';
  /**
   * Id of the tool call.
   */
  toolCallId: string;
  /**
   * The text to append to the input.
   */
  inputTextDelta: string;
};

/**
 * A tool call's input is complete.
 */
export type ToolInputAvailableChunk = {
  /**
   * The type of the chunk.
   */
  type: 'tool-input-available';
  /**
   * Id of the tool call.
   */
  toolCallId: string;
  /**
   * Name of the tool.
   */
  toolName: string;
  /**
   * The tool's input.
   */
  input: unknown;
  /**
   * Title of the tool for a person.
   */
  title?: string;
  /**
   * Whether the tool became known only at run time.
   */
  dynamic?: boolean;
  /**
   * Whether the model provider runs the tool.
   */
  providerExecuted?: boolean;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
  /**
   * What the tool says about itself.
   */
  toolMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A tool call's input is not valid.
 */
export type ToolInputErrorChunk = {
  /**
   * The type of the chunk.
   */
  type: 'tool-input-error';
  /**
   * Id of the tool call.
   */
  toolCallId: string;
  /**
   * Name of the tool.
   */
  toolName: string;
  /**
   * The tool's input.
   */
  input: unknown;
  /**
   * What is wrong with it.
   */
  errorText: string;
  /**
   * Title of the tool for a person.
   */
  title?: string;
  /**
   * Whether the tool became known only at run time.
   */
  dynamic?: boolean;
  /**
   * Whether the model provider runs the tool.
   */
  providerExecuted?: boolean;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
  /**
   * What the tool says about itself.
   */
  toolMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A tool call waits for approval.
 */
export type ToolApprovalRequestChunk = {
  /**
   * The type of the chunk.
   */
  type: 'tool-approval-request';
  /**
   * Id of the approval.
   */
  approvalId: string;
  /**
   * Id of the tool call.
   */
  toolCallId: string;
  /**
   * Why approval is needed.
   */
  reason?: string;
  /**
   * Whether the approval needs no person.
   */
  isAutomatic?: boolean;
  /**
   * Proof of where the request comes from.
   */
  signature?: string;
};

/**
 * A tool call was approved or refused.
 */
export type ToolApprovalResponseChunk = {
  /**
   * The type of the chunk.
   */
  type: 'tool-approval-response';
  /**
   * Id of the approval.
   */
  approvalId: string;
  /**
   * Whether the call may run.
   */
  approved: boolean;
  /**
   * Why.
   */
  reason?: string;
  /**
   * Whether the model provider runs the tool.
   */
  providerExecuted?: boolean;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A tool answered.
 */
export type ToolOutputAvailableChunk = {
  /**
   * The type of the chunk.
   */
  type: 'tool-output-available';
  /**
   * Id of the tool call.
   */
  toolCallId: string;
  /**
   * The tool's answer.
   */
  output: unknown;
  /**
   * Whether a further output of this call follows.
   */
  preliminary?: boolean;
  /**
   * Whether the tool became known only at run time.
   */
  dynamic?: boolean;
  /**
   * Whether the model provider runs the tool.
   */
  providerExecuted?: boolean;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
  /**
   * What the tool says about itself.
   */
  toolMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A tool failed.
 */
export type ToolOutputErrorChunk = {
  /**
   * The type of the chunk.
   */
  type: 'tool-output-error';
  /**
   * Id of the tool call.
   */
  toolCallId: string;
  /**
   * What went wrong.
   */
  errorText: string;
  /**
   * Whether the tool became known only at run time.
   */
  dynamic?: boolean;
  /**
   * Whether the model provider runs the tool.
   */
  providerExecuted?: boolean;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
  /**
   * What the tool says about itself.
   */
  toolMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A tool call was refused.
 */
export type ToolOutputDeniedChunk = {
  /**
   * The type of the chunk.
   */
  type: 'tool-output-denied';
  /**
   * Id of the tool call.
   */
  toolCallId: string;
};

/**
 * A page that the answer cites.
 */
export type SourceUrlChunk = {
  /**
   * The type of the chunk.
   */
  type: 'source-url';
  /**
   * Id of the source.
   */
  sourceId: string;
  /**
   * Where the source is.
   */
  url: string;
  /**
   * Title of the page.
   */
  title?: string;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A document that the answer cites.
 */
export type SourceDocumentChunk = {
  /**
   * The type of the chunk.
   */
  type: 'source-document';
  /**
   * Id of the source.
   */
  sourceId: string;
  /**
   * Media type of the document.
   */
  mediaType: string;
  /**
   * Title of the document.
   */
  title: string;
  /**
   * File name of the document.
   */
  filename?: string;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * The file that the next `file` chunk is about, with its name and size.
 */
export type DataFileChunk = {
  /**
   * The type of the chunk.
   */
  type: 'data-file';
  data: StreamFile;
};

/**
 * A file that the turn published.
 */
export type FileChunk = {
  /**
   * The type of the chunk.
   */
  type: 'file';
  /**
   * Where the bytes are.
   */
  url: string;
  /**
   * Media type of the file.
   */
  mediaType: string;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * Further facts on the message.
 */
export type MessageMetadataChunk = {
  /**
   * The type of the chunk.
   */
  type: 'message-metadata';
  /**
   * The facts.
   */
  messageMetadata: unknown;
};

/**
 * A part that only one model provider knows.
 */
export type CustomChunk = {
  /**
   * The type of the chunk.
   */
  type: 'custom';
  /**
   * Provider and kind, joined with a dot.
   */
  kind: string;
  /**
   * What the model provider says about it.
   */
  providerMetadata?: {
    [key: string]: unknown;
  };
};

/**
 * A message of the user that joined the running turn.
 */
export type SteeringMessageChunk = {
  /**
   * The type of the chunk.
   */
  type: 'steering-message';
  /**
   * Id of the message.
   */
  id: string;
  /**
   * The parts of the message.
   */
  parts: Array<unknown>;
};

/**
 * More of the structured output while it is being written, not validated yet. The validated object is in `data-worker`. An answer whose text is the object already has none of these.
 */
export type DataOutputDeltaChunk = {
  /**
   * The type of the chunk.
   */
  type: 'data-output-delta';
  data: StreamOutputDelta;
  /**
   * Always `true`: readers of the stream protocol do not keep it as a part of the message.
   */
  transient?: boolean;
};

/**
 * What the turn cost.
 */
export type DataUsageChunk = {
  /**
   * The type of the chunk.
   */
  type: 'data-usage';
  data: StreamUsage;
};

/**
 * The final state, the same object that the call without a stream returns.
 */
export type DataWorkerChunk = {
  /**
   * The type of the chunk.
   */
  type: 'data-worker';
  data: Worker;
};

/**
 * The turn is complete.
 */
export type FinishChunk = {
  /**
   * The type of the chunk.
   */
  type: 'finish';
  /**
   * Why the model stopped.
   */
  finishReason?: 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'error' | 'interrupted' | 'other';
  /**
   * Further facts on the message.
   */
  messageMetadata?: unknown;
};

/**
 * The turn failed.
 */
export type ErrorChunk = {
  /**
   * The type of the chunk.
   */
  type: 'error';
  /**
   * What went wrong, as a sentence.
   */
  errorText: string;
};

/**
 * The turn was aborted.
 */
export type AbortChunk = {
  /**
   * The type of the chunk.
   */
  type: 'abort';
  /**
   * Why.
   */
  reason?: string;
};

/**
 * One event of a stream. Types that are not listed here may be added; pass them on.
 */
export type StreamChunk =
  | ({
      type: 'start';
    } & StartChunk)
  | ({
      type: 'data-task';
    } & DataTaskChunk)
  | ({
      type: 'start-step';
    } & StartStepChunk)
  | ({
      type: 'finish-step';
    } & FinishStepChunk)
  | ({
      type: 'reset-step';
    } & ResetStepChunk)
  | ({
      type: 'text-start';
    } & TextStartChunk)
  | ({
      type: 'text-delta';
    } & TextDeltaChunk)
  | ({
      type: 'text-end';
    } & TextEndChunk)
  | ({
      type: 'reasoning-start';
    } & ReasoningStartChunk)
  | ({
      type: 'reasoning-delta';
    } & ReasoningDeltaChunk)
  | ({
      type: 'reasoning-end';
    } & ReasoningEndChunk)
  | ({
      type: 'reasoning-file';
    } & ReasoningFileChunk)
  | ({
      type: 'tool-input-start';
    } & ToolInputStartChunk)
  | ({
      type: 'tool-input-delta';
    } & ToolInputDeltaChunk)
  | ({
      type: 'tool-input-available';
    } & ToolInputAvailableChunk)
  | ({
      type: 'tool-input-error';
    } & ToolInputErrorChunk)
  | ({
      type: 'tool-approval-request';
    } & ToolApprovalRequestChunk)
  | ({
      type: 'tool-approval-response';
    } & ToolApprovalResponseChunk)
  | ({
      type: 'tool-output-available';
    } & ToolOutputAvailableChunk)
  | ({
      type: 'tool-output-error';
    } & ToolOutputErrorChunk)
  | ({
      type: 'tool-output-denied';
    } & ToolOutputDeniedChunk)
  | ({
      type: 'source-url';
    } & SourceUrlChunk)
  | ({
      type: 'source-document';
    } & SourceDocumentChunk)
  | ({
      type: 'data-file';
    } & DataFileChunk)
  | ({
      type: 'file';
    } & FileChunk)
  | ({
      type: 'message-metadata';
    } & MessageMetadataChunk)
  | ({
      type: 'custom';
    } & CustomChunk)
  | ({
      type: 'steering-message';
    } & SteeringMessageChunk)
  | ({
      type: 'data-output-delta';
    } & DataOutputDeltaChunk)
  | ({
      type: 'data-usage';
    } & DataUsageChunk)
  | ({
      type: 'data-worker';
    } & DataWorkerChunk)
  | ({
      type: 'finish';
    } & FinishChunk)
  | ({
      type: 'error';
    } & ErrorChunk)
  | ({
      type: 'abort';
    } & AbortChunk);

/**
 * Worker id returned by the create worker endpoint.
 */
export type WorkerId = string;

/**
 * Task id returned by the create task endpoint, or the one that you brought.
 */
export type TaskId = string;

/**
 * Id of an execution, or of its delivery.
 */
export type ExecutionId = string;

/**
 * Page number (1-indexed). Defaults to 1.
 */
export type Page = number;

/**
 * Any string that names this request. The same key, organization and body within 24 hours gives the same answer (attaching to the turn while it still runs) and never a second effect. The same key with another body is a 409.
 */
export type IdempotencyKey = string;

export type WorkersListData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * Page number (1-indexed). Defaults to 1.
     */
    page?: number;
  };
  url: '/api/workers';
};

export type WorkersListErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersListError = WorkersListErrors[keyof WorkersListErrors];

export type WorkersListResponses = {
  /**
   * One page of workers.
   */
  200: WorkerList;
};

export type WorkersListResponse = WorkersListResponses[keyof WorkersListResponses];

export type WorkersCreateData = {
  body: CreateWorker;
  headers?: {
    /**
     * Any string that names this request. The same key, organization and body within 24 hours gives the same answer (attaching to the turn while it still runs) and never a second effect. The same key with another body is a 409.
     */
    'Idempotency-Key'?: string;
  };
  path?: never;
  query?: never;
  url: '/api/workers';
};

export type WorkersCreateErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The organization is out of billing credits.
   */
  402: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * The request conflicts with another one, such as an `Idempotency-Key` or a `turnId` used before with another body, or with the present state.
   */
  409: ErrorResponse;
  /**
   * A limit on the body or its files is exceeded; the sentence names the limit.
   */
  413: ErrorResponse;
  /**
   * The content type of the body is not one that the operation takes.
   */
  415: ErrorResponse;
  /**
   * The request is well-formed but makes no sense: an `outputSchema` that is no JSON Schema, a cron that cannot be parsed, a date in the past, a webhook URL that is not HTTP.
   */
  422: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersCreateError = WorkersCreateErrors[keyof WorkersCreateErrors];

export type WorkersCreateResponses = {
  /**
   * The new worker template.
   */
  200: WorkerTemplate;
};

export type WorkersCreateResponse = WorkersCreateResponses[keyof WorkersCreateResponses];

export type WorkersDeleteData = {
  body?: never;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}';
};

export type WorkersDeleteErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersDeleteError = WorkersDeleteErrors[keyof WorkersDeleteErrors];

export type WorkersDeleteResponses = {
  /**
   * The worker is deleted.
   */
  200: DeleteWorkerResponse;
};

export type WorkersDeleteResponse = WorkersDeleteResponses[keyof WorkersDeleteResponses];

export type WorkersRetrieveData = {
  body?: never;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: {
    /**
     * Return the worker state and messages for a specific task instead of the most recent one.
     */
    taskId?: string;
    /**
     * Answer with the event stream instead of the state. Defaults to `false`.
     */
    stream?: boolean;
  };
  url: '/api/workers/{workerId}';
};

export type WorkersRetrieveErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersRetrieveError = WorkersRetrieveErrors[keyof WorkersRetrieveErrors];

export type WorkersRetrieveResponses = {
  /**
   * The worker's state, or the event stream.
   */
  200: Worker;
};

export type WorkersRetrieveResponse = WorkersRetrieveResponses[keyof WorkersRetrieveResponses];

export type WorkersUpdateData = {
  body: UpdateWorker;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}';
};

export type WorkersUpdateErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * A limit on the body or its files is exceeded; the sentence names the limit.
   */
  413: ErrorResponse;
  /**
   * The content type of the body is not one that the operation takes.
   */
  415: ErrorResponse;
  /**
   * The request is well-formed but makes no sense: an `outputSchema` that is no JSON Schema, a cron that cannot be parsed, a date in the past, a webhook URL that is not HTTP.
   */
  422: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersUpdateError = WorkersUpdateErrors[keyof WorkersUpdateErrors];

export type WorkersUpdateResponses = {
  /**
   * The updated worker template.
   */
  200: WorkerTemplate;
};

export type WorkersUpdateResponse = WorkersUpdateResponses[keyof WorkersUpdateResponses];

export type WorkersContinueData = {
  body: ContinueWorker;
  headers?: {
    /**
     * Any string that names this request. The same key, organization and body within 24 hours gives the same answer (attaching to the turn while it still runs) and never a second effect. The same key with another body is a 409.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}';
};

export type WorkersContinueErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The organization is out of billing credits.
   */
  402: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * The request conflicts with another one, such as an `Idempotency-Key` or a `turnId` used before with another body, or with the present state.
   */
  409: ErrorResponse;
  /**
   * A limit on the body or its files is exceeded; the sentence names the limit.
   */
  413: ErrorResponse;
  /**
   * The content type of the body is not one that the operation takes.
   */
  415: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersContinueError = WorkersContinueErrors[keyof WorkersContinueErrors];

export type WorkersContinueResponses = {
  /**
   * The worker's final state, or the event stream.
   */
  200: Worker;
};

export type WorkersContinueResponse = WorkersContinueResponses[keyof WorkersContinueResponses];

export type WorkersRetrieveTemplateData = {
  body?: never;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}/template';
};

export type WorkersRetrieveTemplateErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersRetrieveTemplateError = WorkersRetrieveTemplateErrors[keyof WorkersRetrieveTemplateErrors];

export type WorkersRetrieveTemplateResponses = {
  /**
   * The worker template.
   */
  200: WorkerTemplate;
};

export type WorkersRetrieveTemplateResponse =
  WorkersRetrieveTemplateResponses[keyof WorkersRetrieveTemplateResponses];

export type WorkersRetrieveEmailData = {
  body?: never;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}/email';
};

export type WorkersRetrieveEmailErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * This server does not offer the operation.
   */
  501: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersRetrieveEmailError = WorkersRetrieveEmailErrors[keyof WorkersRetrieveEmailErrors];

export type WorkersRetrieveEmailResponses = {
  /**
   * The worker's address.
   */
  200: WorkerRetrieveEmailResponse;
};

export type WorkersRetrieveEmailResponse = WorkersRetrieveEmailResponses[keyof WorkersRetrieveEmailResponses];

export type WorkersStreamUpdatesData = {
  body?: never;
  headers?: {
    /**
     * Id of the last event that was received. The stream goes on with the one after it. Needs the `taskId` that the event belongs to.
     */
    'Last-Event-ID'?: string;
  };
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: {
    /**
     * Stream a specific task instead of the most recent one.
     */
    taskId?: string;
  };
  url: '/api/workers/{workerId}/stream';
};

export type WorkersStreamUpdatesErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersStreamUpdatesError = WorkersStreamUpdatesErrors[keyof WorkersStreamUpdatesErrors];

export type WorkersStreamUpdatesResponses = {
  /**
   * The event stream.
   */
  200: StreamChunk;
};

export type WorkersStreamUpdatesResponse = WorkersStreamUpdatesResponses[keyof WorkersStreamUpdatesResponses];

export type WorkersRetrieveFileData = {
  body?: never;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
    /**
     * Path of the file in the worker's workspace. It may hold slashes.
     */
    filePath: string;
  };
  query?: never;
  url: '/api/workers/{workerId}/files/{filePath}';
};

export type WorkersRetrieveFileErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersRetrieveFileError = WorkersRetrieveFileErrors[keyof WorkersRetrieveFileErrors];

export type WorkersRetrieveFileResponses = {
  /**
   * The file's bytes. The header `content-type` is the file's own media type.
   */
  200: Blob | File;
};

export type WorkersRetrieveFileResponse = WorkersRetrieveFileResponses[keyof WorkersRetrieveFileResponses];

export type WorkersSchedulesListData = {
  body?: never;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}/schedules';
};

export type WorkersSchedulesListErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * This server does not offer the operation.
   */
  501: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersSchedulesListError = WorkersSchedulesListErrors[keyof WorkersSchedulesListErrors];

export type WorkersSchedulesListResponses = {
  /**
   * The worker's schedules.
   */
  200: ScheduleListResponse;
};

export type WorkersSchedulesListResponse = WorkersSchedulesListResponses[keyof WorkersSchedulesListResponses];

export type WorkersSchedulesCreateData = {
  body: CreateSchedule;
  headers?: {
    /**
     * Any string that names this request. The same key, organization and body within 24 hours gives the same answer (attaching to the turn while it still runs) and never a second effect. The same key with another body is a 409.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}/schedules';
};

export type WorkersSchedulesCreateErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * The request conflicts with another one, such as an `Idempotency-Key` or a `turnId` used before with another body, or with the present state.
   */
  409: ErrorResponse;
  /**
   * A limit on the body or its files is exceeded; the sentence names the limit.
   */
  413: ErrorResponse;
  /**
   * The content type of the body is not one that the operation takes.
   */
  415: ErrorResponse;
  /**
   * The request is well-formed but makes no sense: an `outputSchema` that is no JSON Schema, a cron that cannot be parsed, a date in the past, a webhook URL that is not HTTP.
   */
  422: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * This server does not offer the operation.
   */
  501: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersSchedulesCreateError = WorkersSchedulesCreateErrors[keyof WorkersSchedulesCreateErrors];

export type WorkersSchedulesCreateResponses = {
  /**
   * The new schedule.
   */
  200: WorkerSchedule;
};

export type WorkersSchedulesCreateResponse =
  WorkersSchedulesCreateResponses[keyof WorkersSchedulesCreateResponses];

export type WorkersSchedulesPreviewData = {
  body: PreviewSchedule;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}/schedules/preview';
};

export type WorkersSchedulesPreviewErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * A limit on the body or its files is exceeded; the sentence names the limit.
   */
  413: ErrorResponse;
  /**
   * The content type of the body is not one that the operation takes.
   */
  415: ErrorResponse;
  /**
   * The request is well-formed but makes no sense: an `outputSchema` that is no JSON Schema, a cron that cannot be parsed, a date in the past, a webhook URL that is not HTTP.
   */
  422: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * This server does not offer the operation.
   */
  501: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersSchedulesPreviewError = WorkersSchedulesPreviewErrors[keyof WorkersSchedulesPreviewErrors];

export type WorkersSchedulesPreviewResponses = {
  /**
   * The next runs.
   */
  200: SchedulePreview;
};

export type WorkersSchedulesPreviewResponse =
  WorkersSchedulesPreviewResponses[keyof WorkersSchedulesPreviewResponses];

export type WorkersSchedulesCancelData = {
  body?: never;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
    /**
     * Schedule id returned by the create schedule endpoint.
     */
    scheduleId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}/schedules/{scheduleId}';
};

export type WorkersSchedulesCancelErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * This server does not offer the operation.
   */
  501: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersSchedulesCancelError = WorkersSchedulesCancelErrors[keyof WorkersSchedulesCancelErrors];

export type WorkersSchedulesCancelResponses = {
  /**
   * The schedule is cancelled.
   */
  200: ScheduleCancelResponse;
};

export type WorkersSchedulesCancelResponse =
  WorkersSchedulesCancelResponses[keyof WorkersSchedulesCancelResponses];

export type WorkersWebhooksDeleteData = {
  body?: never;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}/webhook';
};

export type WorkersWebhooksDeleteErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * This server does not offer the operation.
   */
  501: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersWebhooksDeleteError = WorkersWebhooksDeleteErrors[keyof WorkersWebhooksDeleteErrors];

export type WorkersWebhooksDeleteResponses = {
  /**
   * The cleared webhook configuration.
   */
  200: Webhook;
};

export type WorkersWebhooksDeleteResponse =
  WorkersWebhooksDeleteResponses[keyof WorkersWebhooksDeleteResponses];

export type WorkersWebhooksRetrieveData = {
  body?: never;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}/webhook';
};

export type WorkersWebhooksRetrieveErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * This server does not offer the operation.
   */
  501: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersWebhooksRetrieveError = WorkersWebhooksRetrieveErrors[keyof WorkersWebhooksRetrieveErrors];

export type WorkersWebhooksRetrieveResponses = {
  /**
   * The webhook configuration.
   */
  200: Webhook;
};

export type WorkersWebhooksRetrieveResponse =
  WorkersWebhooksRetrieveResponses[keyof WorkersWebhooksRetrieveResponses];

export type WorkersWebhooksUpdateData = {
  body: UpdateWebhook;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}/webhook';
};

export type WorkersWebhooksUpdateErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * A limit on the body or its files is exceeded; the sentence names the limit.
   */
  413: ErrorResponse;
  /**
   * The content type of the body is not one that the operation takes.
   */
  415: ErrorResponse;
  /**
   * The request is well-formed but makes no sense: an `outputSchema` that is no JSON Schema, a cron that cannot be parsed, a date in the past, a webhook URL that is not HTTP.
   */
  422: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * This server does not offer the operation.
   */
  501: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersWebhooksUpdateError = WorkersWebhooksUpdateErrors[keyof WorkersWebhooksUpdateErrors];

export type WorkersWebhooksUpdateResponses = {
  /**
   * The webhook configuration.
   */
  200: Webhook;
};

export type WorkersWebhooksUpdateResponse =
  WorkersWebhooksUpdateResponses[keyof WorkersWebhooksUpdateResponses];

export type WorkersWebhooksRegenerateTokenData = {
  body?: never;
  headers?: {
    /**
     * Any string that names this request. The same key, organization and body within 24 hours gives the same answer (attaching to the turn while it still runs) and never a second effect. The same key with another body is a 409.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}/webhook/regenerate-token';
};

export type WorkersWebhooksRegenerateTokenErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * The request conflicts with another one, such as an `Idempotency-Key` or a `turnId` used before with another body, or with the present state.
   */
  409: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * This server does not offer the operation.
   */
  501: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersWebhooksRegenerateTokenError =
  WorkersWebhooksRegenerateTokenErrors[keyof WorkersWebhooksRegenerateTokenErrors];

export type WorkersWebhooksRegenerateTokenResponses = {
  /**
   * The webhook configuration with its new token.
   */
  200: Webhook;
};

export type WorkersWebhooksRegenerateTokenResponse =
  WorkersWebhooksRegenerateTokenResponses[keyof WorkersWebhooksRegenerateTokenResponses];

export type WorkersWebhooksListExecutionsData = {
  body?: never;
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
  };
  query?: {
    /**
     * Page number (1-indexed). Defaults to 1.
     */
    page?: number;
  };
  url: '/api/workers/{workerId}/webhook/executions';
};

export type WorkersWebhooksListExecutionsErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * This server does not offer the operation.
   */
  501: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersWebhooksListExecutionsError =
  WorkersWebhooksListExecutionsErrors[keyof WorkersWebhooksListExecutionsErrors];

export type WorkersWebhooksListExecutionsResponses = {
  /**
   * One page of delivery attempts.
   */
  200: WebhookExecutionList;
};

export type WorkersWebhooksListExecutionsResponse =
  WorkersWebhooksListExecutionsResponses[keyof WorkersWebhooksListExecutionsResponses];

export type WorkersWebhooksResendData = {
  body?: never;
  headers?: {
    /**
     * Any string that names this request. The same key, organization and body within 24 hours gives the same answer (attaching to the turn while it still runs) and never a second effect. The same key with another body is a 409.
     */
    'Idempotency-Key'?: string;
  };
  path: {
    /**
     * Worker id returned by the create worker endpoint.
     */
    workerId: string;
    /**
     * Id of an execution, or of its delivery.
     */
    executionId: string;
  };
  query?: never;
  url: '/api/workers/{workerId}/webhook/executions/{executionId}/resend';
};

export type WorkersWebhooksResendErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * The request conflicts with another one, such as an `Idempotency-Key` or a `turnId` used before with another body, or with the present state.
   */
  409: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * This server does not offer the operation.
   */
  501: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type WorkersWebhooksResendError = WorkersWebhooksResendErrors[keyof WorkersWebhooksResendErrors];

export type WorkersWebhooksResendResponses = {
  /**
   * The attempt, whether the receiver took it or not.
   */
  200: WebhookExecution;
};

export type WorkersWebhooksResendResponse =
  WorkersWebhooksResendResponses[keyof WorkersWebhooksResendResponses];

export type TasksListData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * Only tasks of this worker.
     */
    workerId?: string;
    /**
     * Only tasks with this status.
     */
    status?: TaskStatus;
    /**
     * Only tasks started this way.
     */
    triggeredBy?: TriggeredBy;
    /**
     * Page number (1-indexed). Defaults to 1.
     */
    page?: number;
  };
  url: '/api/tasks';
};

export type TasksListErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type TasksListError = TasksListErrors[keyof TasksListErrors];

export type TasksListResponses = {
  /**
   * One page of tasks.
   */
  200: TaskList;
};

export type TasksListResponse = TasksListResponses[keyof TasksListResponses];

export type TasksCreateData = {
  body: CreateTask;
  headers?: {
    /**
     * Any string that names this request. The same key, organization and body within 24 hours gives the same answer (attaching to the turn while it still runs) and never a second effect. The same key with another body is a 409.
     */
    'Idempotency-Key'?: string;
  };
  path?: never;
  query?: never;
  url: '/api/tasks';
};

export type TasksCreateErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The organization is out of billing credits.
   */
  402: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * The request conflicts with another one, such as an `Idempotency-Key` or a `turnId` used before with another body, or with the present state.
   */
  409: ErrorResponse;
  /**
   * A limit on the body or its files is exceeded; the sentence names the limit.
   */
  413: ErrorResponse;
  /**
   * The content type of the body is not one that the operation takes.
   */
  415: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type TasksCreateError = TasksCreateErrors[keyof TasksCreateErrors];

export type TasksCreateResponses = {
  /**
   * The worker's final state, or the event stream.
   */
  200: Worker;
};

export type TasksCreateResponse = TasksCreateResponses[keyof TasksCreateResponses];

export type TasksDeleteData = {
  body?: never;
  path: {
    /**
     * Task id returned by the create task endpoint, or the one that you brought.
     */
    taskId: string;
  };
  query?: never;
  url: '/api/tasks/{taskId}';
};

export type TasksDeleteErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type TasksDeleteError = TasksDeleteErrors[keyof TasksDeleteErrors];

export type TasksDeleteResponses = {
  /**
   * The task is archived.
   */
  200: DeleteTaskResponse;
};

export type TasksDeleteResponse = TasksDeleteResponses[keyof TasksDeleteResponses];

export type TasksRetrieveData = {
  body?: never;
  path: {
    /**
     * Task id returned by the create task endpoint, or the one that you brought.
     */
    taskId: string;
  };
  query?: never;
  url: '/api/tasks/{taskId}';
};

export type TasksRetrieveErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type TasksRetrieveError = TasksRetrieveErrors[keyof TasksRetrieveErrors];

export type TasksRetrieveResponses = {
  /**
   * The task and its turns.
   */
  200: TaskWithTurns;
};

export type TasksRetrieveResponse = TasksRetrieveResponses[keyof TasksRetrieveResponses];

export type TasksListTurnsData = {
  body?: never;
  path: {
    /**
     * Task id returned by the create task endpoint, or the one that you brought.
     */
    taskId: string;
  };
  query?: never;
  url: '/api/tasks/{taskId}/turns';
};

export type TasksListTurnsErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type TasksListTurnsError = TasksListTurnsErrors[keyof TasksListTurnsErrors];

export type TasksListTurnsResponses = {
  /**
   * The task's turns.
   */
  200: TaskTurnList;
};

export type TasksListTurnsResponse = TasksListTurnsResponses[keyof TasksListTurnsResponses];

export type UsageRetrieveData = {
  body?: never;
  path?: never;
  query?: {
    /**
     * Only turns of this worker.
     */
    workerId?: string;
    /**
     * Only turns that ended at this time or later, as an ISO 8601 date and time. Defaults to 30 days before `to`.
     */
    from?: string;
    /**
     * Only turns that ended before this time, as an ISO 8601 date and time. Defaults to now.
     */
    to?: string;
    /**
     * How long a bucket is. Defaults to `day`.
     */
    interval?: UsageInterval;
  };
  url: '/api/usage';
};

export type UsageRetrieveErrors = {
  /**
   * The request is malformed or its values are invalid; `issues` names each path.
   */
  400: ErrorResponse;
  /**
   * The key is missing, malformed or revoked.
   */
  401: ErrorResponse;
  /**
   * The key has no access to the worker, task or organization; the `taskId` belongs to another worker; or only the worker's creator may do this.
   */
  403: ErrorResponse;
  /**
   * There is nothing with this id.
   */
  404: ErrorResponse;
  /**
   * The request is well-formed but makes no sense: an `outputSchema` that is no JSON Schema, a cron that cannot be parsed, a date in the past, a webhook URL that is not HTTP.
   */
  422: ErrorResponse;
  /**
   * Too many requests. Wait for the time in `Retry-After`.
   */
  429: ErrorResponse;
  /**
   * The service failed. Quote the request id when you ask for support.
   */
  500: ErrorResponse;
  /**
   * The service is starting, stopping or overloaded. The request was not accepted.
   */
  503: ErrorResponse;
};

export type UsageRetrieveError = UsageRetrieveErrors[keyof UsageRetrieveErrors];

export type UsageRetrieveResponses = {
  /**
   * The usage.
   */
  200: Usage;
};

export type UsageRetrieveResponse = UsageRetrieveResponses[keyof UsageRetrieveResponses];

export type WebhooksTaskFinishedWebhookPayload = WebhookEvent;

export type WebhooksTaskFinishedWebhookRequest = {
  body: WebhooksTaskFinishedWebhookPayload;
  key: 'taskFinished';
  path?: never;
  query?: never;
};
