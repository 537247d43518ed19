import { buildURL } from './calls/build-url.ts';
import { describeCustomRequest } from './calls/describe-custom-request.ts';
import type { CallContext } from './calls/call-context.ts';
import { defaultTimeout } from './calls/describe-request.ts';
import { sendRequest } from './calls/send-request.ts';
import { startCall } from './calls/start-call.ts';
import { TurnCalls } from './calls/turn-calls.ts';
import { readClientOptions, type ClientOptions } from './client-options.ts';
import { APIConnectionError } from './errors/api-connection-error.ts';
import { APIConnectionTimeoutError } from './errors/api-connection-timeout-error.ts';
import { APIError } from './errors/api-error.ts';
import { APIUserAbortError } from './errors/api-user-abort-error.ts';
import { AuthenticationError } from './errors/authentication-error.ts';
import { BadRequestError } from './errors/bad-request-error.ts';
import { ConflictError } from './errors/conflict-error.ts';
import { DeadlineExceededError } from './errors/deadline-exceeded-error.ts';
import { FileLimitError } from './errors/file-limit-error.ts';
import { HandingerError } from './errors/handinger-error.ts';
import { InternalServerError } from './errors/internal-server-error.ts';
import { OutputError } from './errors/output-error.ts';
import { ResponseValidationError } from './errors/response-validation-error.ts';
import { NotFoundError } from './errors/not-found-error.ts';
import { PayloadTooLargeError } from './errors/payload-too-large-error.ts';
import { PaymentRequiredError } from './errors/payment-required-error.ts';
import { PermissionDeniedError } from './errors/permission-denied-error.ts';
import { RateLimitError } from './errors/rate-limit-error.ts';
import { StreamIdleTimeoutError } from './errors/stream-idle-timeout-error.ts';
import { StreamInterruptedError } from './errors/stream-interrupted-error.ts';
import { TaskOutcomeUnknownError } from './errors/task-outcome-unknown-error.ts';
import { UnprocessableEntityError } from './errors/unprocessable-entity-error.ts';
import { UploadError } from './errors/upload-error.ts';
import type { HandingerBinding } from './handinger-binding.ts';
import { HandingerResources } from './generated/resources.gen.ts';
import { withPages } from './pagination/with-pages.ts';
import type { APIPromise } from './transport/api-promise.ts';
import type { Logger, LogLevel } from './transport/logger.ts';
import type {
  FetchOptions,
  FinalRequestOptions,
  HTTPMethod,
  RequestOptions,
} from './transport/request-options.ts';
import type {
  Budget,
  ContinueWorker,
  CreateSchedule,
  CreateTask,
  CreateWorker,
  DeleteTaskResponse,
  DeleteWorkerResponse,
  ErrorResponse,
  OutputFile,
  OutputMessage,
  ScheduleCancelParams,
  ScheduleCancelResponse,
  ScheduleCreateParams,
  ScheduledRun,
  ScheduleListResponse,
  SchedulePreview,
  SchedulePreviewParams,
  Schedules,
  ScheduleWhen,
  Source,
  StreamChunk,
  Task,
  TaskCreateParams,
  TaskCreateParamsBase,
  TaskCreateParamsStreaming,
  TaskList,
  TaskListParams,
  TaskRetrieveResponse,
  Tasks,
  TaskStatus,
  TaskTurnList,
  TaskWithTurns,
  TriggeredBy,
  Turn,
  UpdateWebhook,
  UpdateWorker,
  Usage,
  UsageBucket,
  UsageInterval,
  UsageRetrieveParams,
  UsageTotals,
  Visibility,
  Webhook,
  WebhookEvent,
  WebhookExecution,
  WebhookExecutionList,
  WebhookListExecutionsParams,
  WebhookResendParams,
  Webhooks,
  WebhookUpdateParams,
  Worker,
  WorkerContinueParams,
  WorkerContinueParamsStreaming,
  WorkerCreateParams,
  WorkerList,
  WorkerListParams,
  WorkerRetrieveEmailResponse,
  WorkerRetrieveFileParams,
  WorkerRetrieveParams,
  WorkerRetrieveParamsBase,
  WorkerRetrieveParamsStreaming,
  Workers,
  WorkerSchedule,
  WorkerStreamUpdatesParams,
  WorkerTemplate,
  WorkerUpdateParams,
} from './public-types.ts';
import { Tasks as TasksResource } from './resources/tasks.ts';
import { Workers as WorkersResource } from './resources/workers.ts';
import { TurnMemory } from './tasks/turn-memory.ts';
import { settingsName } from './transport/settings-name.ts';
import { Transport } from './transport/transport.ts';
import type { ApiKey, TransportSettings } from './transport/transport-settings.ts';
import { toFile } from './uploads/to-file.ts';

/**
 * The client of the Handinger API.
 *
 * @example
 * ```ts
 * const handinger = new Handinger(); // reads HANDINGER_API_KEY
 * const worker = await handinger.workers.create({ prompt: 'Verify or debunk scientific claims.' });
 * const result = await handinger.tasks.create({ workerId: worker.id, input: 'Humans use 10% of their brain.' });
 * console.log(result.output_text);
 * ```
 */
export class Handinger extends HandingerResources<HandingerBinding> {
  static Handinger = this;
  /** Milliseconds for one attempt of a call that has no limit of its own. */
  static DEFAULT_TIMEOUT = defaultTimeout;
  static HandingerError = HandingerError;
  static APIError = APIError;
  static APIConnectionError = APIConnectionError;
  static APIConnectionTimeoutError = APIConnectionTimeoutError;
  static APIUserAbortError = APIUserAbortError;
  static BadRequestError = BadRequestError;
  static AuthenticationError = AuthenticationError;
  static PaymentRequiredError = PaymentRequiredError;
  static PermissionDeniedError = PermissionDeniedError;
  static NotFoundError = NotFoundError;
  static ConflictError = ConflictError;
  static PayloadTooLargeError = PayloadTooLargeError;
  static UnprocessableEntityError = UnprocessableEntityError;
  static RateLimitError = RateLimitError;
  static InternalServerError = InternalServerError;
  static StreamIdleTimeoutError = StreamIdleTimeoutError;
  static StreamInterruptedError = StreamInterruptedError;
  static TaskOutcomeUnknownError = TaskOutcomeUnknownError;
  static DeadlineExceededError = DeadlineExceededError;
  static OutputError = OutputError;
  static ResponseValidationError = ResponseValidationError;
  static UploadError = UploadError;
  static FileLimitError = FileLimitError;
  static toFile = toFile;

  /** How often a call is repeated after a failure that permits it. */
  declare maxRetries: number;
  /** Where messages go. */
  declare logger: Logger;
  /** Which messages are wanted. */
  declare logLevel: LogLevel | undefined;
  /** Further options for `fetch`. */
  declare fetchOptions: FetchOptions | undefined;

  static {
    for (const name of ['maxRetries', 'logger', 'logLevel', 'fetchOptions'] as const) {
      Object.defineProperty(this.prototype, name, {
        get(this: Handinger) {
          return this.#settings[name];
        },
        set(this: Handinger, value: never) {
          this.#settings[name] = value;
        },
      });
    }
    Object.defineProperty(this.prototype, settingsName, {
      get(this: Handinger) {
        return this.#settings;
      },
    });
  }

  // Private, so that neither `util.inspect` nor `JSON.stringify` can show the key.
  readonly #settings: TransportSettings;
  readonly #context: CallContext;

  /** Run, stream, wait for and continue tasks. */
  override readonly tasks: TasksResource;
  /** Create, retrieve, and manage agent worker templates. */
  override readonly workers: WorkersResource;

  /** @throws {HandingerError} when an option can't be used, or the key is missing */
  constructor(options: ClientOptions = {}) {
    const settings = readClientOptions(options);
    const context = { settings, transport: new Transport(settings), memory: new TurnMemory() };
    const send = withPages((operation, input, callOptions) =>
      sendRequest(context, startCall(settings, operation, input, callOptions ?? {})),
    );
    super(send);
    this.workers = new WorkersResource(send);
    this.tasks = new TasksResource(send, new TurnCalls(context));
    this.#settings = settings;
    this.#context = context;
  }

  /** The key; empty when there is none, or when a function gives it. */
  get apiKey(): string {
    const { apiKey } = this.#settings;
    return typeof apiKey === 'string' ? apiKey : '';
  }
  set apiKey(apiKey: ApiKey) {
    this.#settings.apiKey = readClientOptions({ ...this.#settings, apiKey }).apiKey;
  }

  get baseURL(): string {
    return this.#settings.baseURL;
  }
  set baseURL(baseURL: string) {
    this.#settings.baseURL = readClientOptions({ ...this.#settings, baseURL }).baseURL;
  }

  /** Milliseconds for one attempt. */
  get timeout(): number {
    return this.#settings.timeout ?? defaultTimeout;
  }
  set timeout(timeout: number) {
    this.#settings.timeout = timeout;
  }

  /** A client with some options replaced. */
  withOptions(options: Partial<ClientOptions>): this {
    const constructor = this.constructor as new (options: ClientOptions) => this;
    return new constructor({ ...this.#settings, ...options });
  }

  /** The whole URL for a path, as a call to it would use. */
  buildURL(path: string, query?: object | null, defaultBaseURL?: string): string {
    return buildURL(this.#settings, path, query, undefined, defaultBaseURL);
  }

  /** GET a path that has no method of its own. */
  get<T>(path: string, options?: PromiseOrValue<RequestOptions>): APIPromise<T> {
    return this.#call('get', path, options);
  }

  /** POST to a path that has no method of its own. */
  post<T>(path: string, options?: PromiseOrValue<RequestOptions>): APIPromise<T> {
    return this.#call('post', path, options);
  }

  /** PATCH a path that has no method of its own. */
  patch<T>(path: string, options?: PromiseOrValue<RequestOptions>): APIPromise<T> {
    return this.#call('patch', path, options);
  }

  /** PUT to a path that has no method of its own. */
  put<T>(path: string, options?: PromiseOrValue<RequestOptions>): APIPromise<T> {
    return this.#call('put', path, options);
  }

  /** DELETE a path that has no method of its own. */
  delete<T>(path: string, options?: PromiseOrValue<RequestOptions>): APIPromise<T> {
    return this.#call('delete', path, options);
  }

  /** Any request. Objects in `body` are sent as JSON; the answer is parsed by its content type. */
  request<T>(options: PromiseOrValue<FinalRequestOptions>): APIPromise<T> {
    const request = Promise.resolve(options).then((given) => describeCustomRequest(this.#settings, given));
    return sendRequest(this.#context, request);
  }

  #call<T>(method: HTTPMethod, path: string, options?: PromiseOrValue<RequestOptions>): APIPromise<T> {
    return this.request(Promise.resolve(options).then((given) => ({ ...given, method, path })));
  }
}

type PromiseOrValue<T> = T | Promise<T>;

export declare namespace Handinger {
  export type {
    Budget,
    ContinueWorker,
    CreateSchedule,
    CreateTask,
    CreateWorker,
    DeleteTaskResponse,
    DeleteWorkerResponse,
    ErrorResponse,
    OutputFile,
    OutputMessage,
    RequestOptions,
    ScheduleCancelParams,
    ScheduleCancelResponse,
    ScheduleCreateParams,
    ScheduledRun,
    ScheduleListResponse,
    SchedulePreview,
    SchedulePreviewParams,
    Schedules,
    ScheduleWhen,
    Source,
    StreamChunk,
    Task,
    TaskCreateParams,
    TaskCreateParamsBase,
    TaskCreateParamsStreaming,
    TaskList,
    TaskListParams,
    TaskRetrieveResponse,
    Tasks,
    TaskStatus,
    TaskTurnList,
    TaskWithTurns,
    TriggeredBy,
    Turn,
    UpdateWebhook,
    UpdateWorker,
    Usage,
    UsageBucket,
    UsageInterval,
    UsageRetrieveParams,
    UsageTotals,
    Visibility,
    Webhook,
    WebhookEvent,
    WebhookExecution,
    WebhookExecutionList,
    WebhookListExecutionsParams,
    WebhookResendParams,
    Webhooks,
    WebhookUpdateParams,
    Worker,
    WorkerContinueParams,
    WorkerContinueParamsStreaming,
    WorkerCreateParams,
    WorkerList,
    WorkerListParams,
    WorkerRetrieveEmailResponse,
    WorkerRetrieveFileParams,
    WorkerRetrieveParams,
    WorkerRetrieveParamsBase,
    WorkerRetrieveParamsStreaming,
    Workers,
    WorkerSchedule,
    WorkerStreamUpdatesParams,
    WorkerTemplate,
    WorkerUpdateParams,
  };
}
