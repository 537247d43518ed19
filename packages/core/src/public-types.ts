import type { HandingerBinding } from './handinger-binding.ts';
import type * as resources from './generated/resources.gen.ts';
import type * as models from './generated/types.gen.ts';
import type { Tasks as TasksResource } from './resources/tasks.ts';
import type * as workersResource from './resources/workers.ts';

// The types that programs may name, written out by hand: what the generator calls things may change, these may not.

export type AbortChunk = models.AbortChunk;
export type Budget = models.Budget;
export type ContinueWorker = models.ContinueWorker;
export type CreateSchedule = models.CreateSchedule;
export type CreateTask = models.CreateTask;
export type CreateWorker = models.CreateWorker;
export type DataFileChunk = models.DataFileChunk;
export type DataTaskChunk = models.DataTaskChunk;
export type DataUsageChunk = models.DataUsageChunk;
export type DataWorkerChunk = models.DataWorkerChunk;
export type DeleteTaskResponse = models.DeleteTaskResponse;
export type DeleteWorkerResponse = models.DeleteWorkerResponse;
export type ErrorChunk = models.ErrorChunk;
export type ErrorResponse = models.ErrorResponse;
export type FileChunk = models.FileChunk;
export type FinishChunk = models.FinishChunk;
export type InputFile = models.InputFile;
export type OutputFile = models.OutputFile;
export type OutputMessage = models.OutputMessage;
export type ScheduleCancelResponse = models.ScheduleCancelResponse;
export type ScheduledRun = models.ScheduledRun;
export type ScheduleListResponse = models.ScheduleListResponse;
export type SchedulePreview = models.SchedulePreview;
export type ScheduleWhen = models.ScheduleWhen;
export type Source = models.Source;
export type SourceUrlChunk = models.SourceUrlChunk;
export type StartChunk = models.StartChunk;
export type StreamChunk = models.StreamChunk;
export type TaskList = models.TaskList;
export type TaskStatus = models.TaskStatus;
export type TaskTurnList = models.TaskTurnList;
export type TaskWithTurns = models.TaskWithTurns;
export type TextDeltaChunk = models.TextDeltaChunk;
export type ToolInputAvailableChunk = models.ToolInputAvailableChunk;
export type ToolOutputAvailableChunk = models.ToolOutputAvailableChunk;
export type TriggeredBy = models.TriggeredBy;
export type UpdateWebhook = models.UpdateWebhook;
export type UpdateWorker = models.UpdateWorker;
export type Usage = models.Usage;
export type UsageBucket = models.UsageBucket;
export type UsageInterval = models.UsageInterval;
export type UsageTotals = models.UsageTotals;
export type Visibility = models.Visibility;
export type Webhook = models.Webhook;
export type WebhookEvent = models.WebhookEvent;
export type WebhookExecution = models.WebhookExecution;
export type WebhookExecutionList = models.WebhookExecutionList;
export type WorkerList = models.WorkerList;
export type WorkerRetrieveEmailResponse = models.WorkerRetrieveEmailResponse;
export type WorkerTemplate = models.WorkerTemplate;

export type ScheduleCancelParams = resources.ScheduleCancelParams;
export type SchedulePreviewParams = resources.SchedulePreviewParams;
export type TaskCreateParamsStreaming = resources.TaskCreateParamsStreaming;
export type TaskListParams = resources.TaskListParams;
export type UsageRetrieveParams = resources.UsageRetrieveParams;
export type WebhookListExecutionsParams = resources.WebhookListExecutionsParams;
export type WebhookResendParams = resources.WebhookResendParams;
export type WebhookUpdateParams = resources.WebhookUpdateParams;
export type WorkerCreateParams = workersResource.WorkerCreateParams;
export type WorkerListParams = resources.WorkerListParams;
export type WorkerRetrieveFileParams = resources.WorkerRetrieveFileParams;
export type WorkerRetrieveParamsStreaming = resources.WorkerRetrieveParamsStreaming;
export type WorkerStreamUpdatesParams = resources.WorkerStreamUpdatesParams;
export type WorkerUpdateParams = workersResource.WorkerUpdateParams;

/** Parameters of a `tasks.create` that waits for the result. With `stream: true` they are `TaskCreateParamsStreaming`. */
export type TaskCreateParams = resources.TaskCreateParamsNonStreaming;
/** Parameters of a `tasks.create` that may or may not stream. */
export type TaskCreateParamsBase = resources.TaskCreateParams;
/** Parameters of a `workers.retrieve` of the state. With `stream: true` they are `WorkerRetrieveParamsStreaming`. */
export type WorkerRetrieveParams = resources.WorkerRetrieveParamsNonStreaming;
/** Parameters of a `workers.retrieve` that may or may not stream. */
export type WorkerRetrieveParamsBase = resources.WorkerRetrieveParams;
/** Parameters of a `workers.continue` that waits for the result. */
export type WorkerContinueParams = resources.WorkerContinueParamsNonStreaming;
/** Parameters of a `workers.continue` that streams. */
export type WorkerContinueParamsStreaming = resources.WorkerContinueParamsStreaming;
/** A task with its turns. */
export type TaskRetrieveResponse = models.TaskWithTurns;

/** State of a worker's task. */
export type Worker = models.Worker;
export declare namespace Worker {
  export type File = models.OutputFile;
  export type Source = models.Source;
  export type Usage = models.WorkerUsage;
  export type Output = models.OutputMessage;
  export namespace Output {
    export type Content = models.OutputText;
  }
}

/** One conversation with a worker. */
export type Task = models.Task;
export declare namespace Task {
  export type Totals = models.TaskTotals;
}

/** One user message of a task and the answer to it. */
export type Turn = models.Turn;
export declare namespace Turn {
  export type File = models.OutputFile;
}

// Picked out of their union: under the model's own name, the bundled declarations would refer to themselves.
/** A future or recurring run. */
export type WorkerSchedule = models.WorkerSchedule;
export declare namespace WorkerSchedule {
  export type ScheduledWorkerSchedule = Extract<models.WorkerSchedule, { type: 'scheduled' }>;
  export type DelayedWorkerSchedule = Extract<models.WorkerSchedule, { type: 'delayed' }>;
  export type CronWorkerSchedule = Extract<models.WorkerSchedule, { type: 'cron' }>;
  export type IntervalWorkerSchedule = Extract<models.WorkerSchedule, { type: 'interval' }>;
}

/** Parameters of `workers.schedules.create`. */
export type ScheduleCreateParams = resources.ScheduleCreateParams;
export declare namespace ScheduleCreateParams {
  export type ScheduledWhen = Extract<models.ScheduleWhen, { type: 'scheduled' }>;
  export type DelayedWhen = Extract<models.ScheduleWhen, { type: 'delayed' }>;
  export type CronWhen = Extract<models.ScheduleWhen, { type: 'cron' }>;
  export type IntervalWhen = Extract<models.ScheduleWhen, { type: 'interval' }>;
}

/** `client.workers`. */
export type Workers = workersResource.Workers;
export declare namespace Workers {
  export type {
    CreateWorker,
    DeleteWorkerResponse,
    ScheduleCancelParams,
    ScheduleCancelResponse,
    ScheduleCreateParams,
    ScheduleListResponse,
    Schedules,
    UpdateWebhook,
    UpdateWorker,
    Webhook,
    WebhookExecution,
    WebhookExecutionList,
    WebhookListExecutionsParams,
    WebhookResendParams,
    Webhooks,
    WebhookUpdateParams,
    Worker,
    WorkerCreateParams,
    WorkerRetrieveEmailResponse,
    WorkerRetrieveParams,
    WorkerSchedule,
    WorkerTemplate,
    WorkerUpdateParams,
  };
}

/** `client.tasks`. */
export type Tasks = TasksResource;
export declare namespace Tasks {
  export type {
    CreateTask,
    DeleteTaskResponse,
    Task,
    TaskCreateParams,
    TaskRetrieveResponse,
    TaskTurnList,
    Turn,
  };
}

/** `client.workers.schedules`. */
export type Schedules = resources.Schedules<HandingerBinding>;
/** `client.workers.webhooks`. */
export type Webhooks = resources.Webhooks<HandingerBinding>;
