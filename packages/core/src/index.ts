export { Handinger as default, Handinger } from './handinger.ts';
export type { ClientOptions } from './client-options.ts';
export { APIPromise } from './transport/api-promise.ts';
export { TaskStream } from './streaming/task-stream.ts';
export { foldChunks } from './streaming/fold-chunks.ts';
export { TurnFold } from './streaming/turn-fold.ts';
export type { Reconnection } from './streaming/chunk-source.ts';
export type { StreamWarning } from './streaming/flow-watch.ts';
export type { StreamCursor } from './streaming/stream-cursor.ts';
export type { StreamEvents, StreamEventType, StreamListener } from './streaming/stream-listeners.ts';
export type { ToolCall, ToolCallState, TurnState } from './streaming/turn-state.ts';
export type { Snapshot, SnapshotChunk, SnapshotReason, TaskChunk } from './streaming/task-chunk.ts';
export { toFile } from './uploads/to-file.ts';
export { findFileErrors, type FileError } from './uploads/find-file-errors.ts';
export type {
  FileResponse,
  Page,
  PagePromise,
  Uploadable,
  UploadableData,
} from './generated/resource-contract.gen.ts';
export { newId } from './tasks/new-id.ts';
export { TaskHandle, type TaskPlace, type WaitOptions } from './tasks/task-handle.ts';
export type { TaskWaitOptions } from './resources/tasks.ts';
export type {
  CallEvent,
  CallIdentity,
  EndEvent,
  Hooks,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from './transport/hooks.ts';
export type { DeepPartial } from './output/deep-partial.ts';
export { readOutput } from './output/read-output.ts';
export type { JsonSchema, OutputSchema } from './output/output-schema.ts';
export type { StandardIssue, StandardResult, StandardSchema } from './output/standard-schema.ts';
export { withJsonSchema } from './output/with-json-schema.ts';
export type { WorkerWithOutput } from './output/with-output.ts';
export type { ResponseValidators } from './validation/response-validators.ts';
export type { UploadProgress } from './transport/upload-progress.ts';
export type { Logger, LogLevel } from './transport/logger.ts';
export type { Fetch, FetchOptions, HeadersLike, RequestOptions } from './transport/request-options.ts';

export { HandingerError } from './errors/handinger-error.ts';
export { APIError, type ErrorIssue } from './errors/api-error.ts';
export { APIConnectionError } from './errors/api-connection-error.ts';
export { APIConnectionTimeoutError } from './errors/api-connection-timeout-error.ts';
export { APIUserAbortError } from './errors/api-user-abort-error.ts';
export { BadRequestError } from './errors/bad-request-error.ts';
export { AuthenticationError } from './errors/authentication-error.ts';
export { PaymentRequiredError } from './errors/payment-required-error.ts';
export { PermissionDeniedError } from './errors/permission-denied-error.ts';
export { NotFoundError } from './errors/not-found-error.ts';
export { ConflictError } from './errors/conflict-error.ts';
export { PayloadTooLargeError } from './errors/payload-too-large-error.ts';
export { UnprocessableEntityError } from './errors/unprocessable-entity-error.ts';
export { RateLimitError } from './errors/rate-limit-error.ts';
export { InternalServerError } from './errors/internal-server-error.ts';
export { StreamIdleTimeoutError } from './errors/stream-idle-timeout-error.ts';
export { StreamInterruptedError } from './errors/stream-interrupted-error.ts';
export { TaskOutcomeUnknownError } from './errors/task-outcome-unknown-error.ts';
export { DeadlineExceededError } from './errors/deadline-exceeded-error.ts';
export type { Attempt, AttemptAction } from './errors/attempt.ts';
export { OutputError, type OutputErrorKind } from './errors/output-error.ts';
export { ResponseValidationError } from './errors/response-validation-error.ts';
export { UploadError } from './errors/upload-error.ts';
export { FileLimitError } from './errors/file-limit-error.ts';

export type {
  AbortChunk,
  Budget,
  ContinueWorker,
  CreateSchedule,
  CreateTask,
  CreateWorker,
  DataFileChunk,
  DataTaskChunk,
  DataUsageChunk,
  DataWorkerChunk,
  DeleteTaskResponse,
  DeleteWorkerResponse,
  ErrorChunk,
  ErrorResponse,
  FileChunk,
  FinishChunk,
  InputFile,
  OutputFile,
  OutputMessage,
  ScheduledRun,
  ScheduleListResponse,
  SchedulePreview,
  ScheduleWhen,
  Source,
  SourceUrlChunk,
  StartChunk,
  StreamChunk,
  Task,
  TaskCreateParams,
  TaskCreateParamsStreaming,
  TaskList,
  TaskListParams,
  TaskStatus,
  TaskTurnList,
  TaskWithTurns,
  TextDeltaChunk,
  ToolInputAvailableChunk,
  ToolOutputAvailableChunk,
  TriggeredBy,
  Turn,
  UpdateWorker,
  Usage,
  UsageBucket,
  UsageInterval,
  UsageTotals,
  Visibility,
  Webhook,
  WebhookEvent,
  WebhookExecution,
  WebhookExecutionList,
  Worker,
  WorkerList,
  WorkerSchedule,
  WorkerTemplate,
} from './public-types.ts';
