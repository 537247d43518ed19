export { Handinger as default, Handinger } from './handinger.ts';
export type { ClientOptions } from './client-options.ts';
export { APIPromise } from './transport/api-promise.ts';
export { TaskStream } from './streaming/task-stream.ts';
export { toFile } from './uploads/to-file.ts';
export type { Uploadable } from './generated/resource-contract.gen.ts';
export type { Logger, LogLevel } from './transport/request-log.ts';
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
export { StreamInterruptedError } from './errors/stream-interrupted-error.ts';
export { UploadError } from './errors/upload-error.ts';

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
  ScheduleListResponse,
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
