// Written by tools/codegen from openapi/handinger.yaml. Do not edit: run `pnpm generate`.

import { operations } from './operations.gen.ts';
import type {
  APIPromise,
  FileResponse,
  PagePromise,
  ResourceBinding,
  Send,
  Uploadable,
} from './resource-contract.gen.ts';
import type {
  Budget,
  DeleteTaskResponse,
  DeleteWorkerResponse,
  ScheduleCancelResponse,
  ScheduleListResponse,
  SchedulePreview,
  ScheduleWhen,
  Task,
  TaskList,
  TaskStatus,
  TaskTurnList,
  TaskWithTurns,
  TriggeredBy,
  Usage,
  UsageInterval,
  Visibility,
  Webhook,
  WebhookExecution,
  WebhookExecutionList,
  Worker,
  WorkerList,
  WorkerRetrieveEmailResponse,
  WorkerSchedule,
  WorkerTemplate,
} from './types.gen.ts';

/** Parameters of `workers.schedules.create`. */
export interface ScheduleCreateParams {
  /** The message that each run starts with. At least 1 character. */
  input: string;
  /** When a schedule runs. */
  when: ScheduleWhen;
  /** Compute budget the worker is allowed to spend on each run. Defaults to `standard`. */
  budget?: Budget | undefined;
}

/** Parameters of `workers.schedules.preview`. */
export interface SchedulePreviewParams {
  /** When a schedule runs. */
  when: ScheduleWhen;
  /** How many runs to tell, at most. Defaults to 5. 1 to 20. */
  count?: number | undefined;
}

/** Parameters of `workers.schedules.cancel`. */
export interface ScheduleCancelParams {
  /** Worker id returned by the create worker endpoint. At least 1 character. */
  workerId: string;
}

/** Manage future and recurring worker tasks. */
export class Schedules<B extends ResourceBinding> {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * List scheduled tasks for a worker.
   *
   * Source: GET /api/workers/{workerId}/schedules
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const scheduleListResponse = await client.workers.schedules.list('wrk_vk81XUHKHG-qr4');
   * ```
   */
  list(workerId: string, options?: B['options']): APIPromise<ScheduleListResponse> {
    return this.#send(operations['workers.schedules.list'], { path: { workerId } }, options);
  }

  /**
   * Schedule a worker instruction for a future or recurring run. A run that a schedule starts has
   * `triggeredBy: schedule`.
   *
   * Source: POST /api/workers/{workerId}/schedules
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param params See {@link ScheduleCreateParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   * @throws {ConflictError} 409: The request conflicts with another one, such as an `Idempotency-Key` or
   * a `turnId` used before with another body, or with the present state.
   * @throws {PayloadTooLargeError} 413: A limit on the body or its files is exceeded; the sentence names
   * the limit.
   * @throws {APIError} 415: The content type of the body is not one that the operation takes.
   * @throws {UnprocessableEntityError} 422: The request is well-formed but makes no sense: an
   * `outputSchema` that is no JSON Schema, a cron that cannot be parsed, a date in the past, a webhook
   * URL that is not HTTP.
   *
   * @example
   * ```ts
   * const workerSchedule = await client.workers.schedules.create('wrk_vk81XUHKHG-qr4', {
   *   input: "What's the weather today in Barcelona?",
   *   when: { type: 'cron', cron: '0 9 * * 1-5' },
   * });
   * ```
   */
  create(workerId: string, params: ScheduleCreateParams, options?: B['options']): APIPromise<WorkerSchedule> {
    return this.#send(operations['workers.schedules.create'], { path: { workerId }, body: params }, options);
  }

  /**
   * Tell when a schedule would run, without making one: nothing is stored. A time that the clock skips
   * or repeats, where daylight saving time begins or ends, is marked.
   *
   * Source: POST /api/workers/{workerId}/schedules/preview
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param params See {@link SchedulePreviewParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   * @throws {PayloadTooLargeError} 413: A limit on the body or its files is exceeded; the sentence names
   * the limit.
   * @throws {APIError} 415: The content type of the body is not one that the operation takes.
   * @throws {UnprocessableEntityError} 422: The request is well-formed but makes no sense: an
   * `outputSchema` that is no JSON Schema, a cron that cannot be parsed, a date in the past, a webhook
   * URL that is not HTTP.
   *
   * @example
   * ```ts
   * const schedulePreview = await client.workers.schedules.preview('wrk_vk81XUHKHG-qr4', {
   *   when: { type: 'cron', cron: '0 9 * * 1-5' },
   *   count: 2,
   * });
   * ```
   */
  preview(
    workerId: string,
    params: SchedulePreviewParams,
    options?: B['options'],
  ): APIPromise<SchedulePreview> {
    return this.#send(operations['workers.schedules.preview'], { path: { workerId }, body: params }, options);
  }

  /**
   * Cancel a scheduled task for a worker.
   *
   * Source: DELETE /api/workers/{workerId}/schedules/{scheduleId}
   *
   * @param scheduleId Schedule id returned by the create schedule endpoint.
   * @param params See {@link ScheduleCancelParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const scheduleCancelResponse = await client.workers.schedules.cancel('sch_01HZY31W2SZJ8MJ2FQTR3M1K9D', {
   *   workerId: 'wrk_vk81XUHKHG-qr4',
   * });
   * ```
   */
  cancel(
    scheduleId: string,
    params: ScheduleCancelParams,
    options?: B['options'],
  ): APIPromise<ScheduleCancelResponse> {
    const { workerId } = params;
    return this.#send(operations['workers.schedules.cancel'], { path: { workerId, scheduleId } }, options);
  }
}

/** Parameters of `workers.webhooks.update`. */
export interface WebhookUpdateParams {
  /**
   * HTTPS endpoint Handinger should POST to when a task finishes. Pass `null` to remove the webhook and
   * clear its token. Without a user and password in it; a local server takes `http:` too. At most 2048
   * characters.
   */
  url: string | null;
}

/** Parameters of `workers.webhooks.listExecutions`. */
export interface WebhookListExecutionsParams {
  /** Page number (1-indexed). Defaults to 1. At least 1. */
  page?: number | undefined;
}

/** Parameters of `workers.webhooks.resend`. */
export interface WebhookResendParams {
  /** Worker id returned by the create worker endpoint. At least 1 character. */
  workerId: string;
}

/** Configure outbound webhooks delivered when a worker's tasks complete. */
export class Webhooks<B extends ResourceBinding> {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * Retrieve the webhook URL and shared token configured for a worker. Both fields are `null` when no
   * webhook is configured. Only the worker creator can read the webhook configuration.
   *
   * Source: GET /api/workers/{workerId}/webhook
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const webhook = await client.workers.webhooks.retrieve('wrk_vk81XUHKHG-qr4');
   * ```
   */
  retrieve(workerId: string, options?: B['options']): APIPromise<Webhook> {
    return this.#send(operations['workers.webhooks.retrieve'], { path: { workerId } }, options);
  }

  /**
   * Set or replace the webhook URL for a worker. A fresh token is generated the first time a URL is set;
   * subsequent updates keep the existing token. Pass `url: null` to clear the webhook (use the dedicated
   * DELETE for the same effect). Only the worker creator can update the webhook.
   *
   * Source: PUT /api/workers/{workerId}/webhook
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param params See {@link WebhookUpdateParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   * @throws {PayloadTooLargeError} 413: A limit on the body or its files is exceeded; the sentence names
   * the limit.
   * @throws {APIError} 415: The content type of the body is not one that the operation takes.
   * @throws {UnprocessableEntityError} 422: The request is well-formed but makes no sense: an
   * `outputSchema` that is no JSON Schema, a cron that cannot be parsed, a date in the past, a webhook
   * URL that is not HTTP.
   *
   * @example
   * ```ts
   * const webhook = await client.workers.webhooks.update('wrk_vk81XUHKHG-qr4', {
   *   url: 'https://example.com/handinger-webhook',
   * });
   * ```
   */
  update(workerId: string, params: WebhookUpdateParams, options?: B['options']): APIPromise<Webhook> {
    return this.#send(operations['workers.webhooks.update'], { path: { workerId }, body: params }, options);
  }

  /**
   * Remove the webhook from a worker. Both `url` and `token` are cleared and no further deliveries are
   * attempted. Only the worker creator can delete the webhook.
   *
   * Source: DELETE /api/workers/{workerId}/webhook
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const webhook = await client.workers.webhooks.delete('wrk_vk81XUHKHG-qr4');
   * ```
   */
  delete(workerId: string, options?: B['options']): APIPromise<Webhook> {
    return this.#send(operations['workers.webhooks.delete'], { path: { workerId } }, options);
  }

  /**
   * Issue a new shared token for the webhook, invalidating the previous one at once. The webhook URL is
   * preserved. The next attempt of any delivery uses the new token. A worker without a webhook is a 409.
   * Only the worker creator can regenerate the token.
   *
   * Source: POST /api/workers/{workerId}/webhook/regenerate-token
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   * @throws {ConflictError} 409: The request conflicts with another one, such as an `Idempotency-Key` or
   * a `turnId` used before with another body, or with the present state.
   *
   * @example
   * ```ts
   * const webhook = await client.workers.webhooks.regenerateToken('wrk_vk81XUHKHG-qr4');
   * ```
   */
  regenerateToken(workerId: string, options?: B['options']): APIPromise<Webhook> {
    return this.#send(operations['workers.webhooks.regenerateToken'], { path: { workerId } }, options);
  }

  /**
   * List recent webhook delivery attempts for a worker, newest first, paginated 50 per page. An attempt
   * is listed when it has ended. Only the worker creator can read execution history.
   *
   * Awaited, it is one page; iterated with `for await`, the items of that page and of all that follow.
   *
   * Source: GET /api/workers/{workerId}/webhook/executions
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param params See {@link WebhookListExecutionsParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * for await (const webhookExecution of client.workers.webhooks.listExecutions('wrk_vk81XUHKHG-qr4')) {
   *   console.log(webhookExecution);
   * }
   * ```
   */
  listExecutions(
    workerId: string,
    params?: WebhookListExecutionsParams | null,
    options?: B['options'],
  ): PagePromise<WebhookExecutionList, WebhookExecution> {
    return this.#send(
      operations['workers.webhooks.listExecutions'],
      { path: { workerId }, query: params ?? {} },
      options,
    );
  }

  /**
   * Make one more attempt at a delivery at once, whatever became of it: with the same delivery id and
   * body, to the present URL, with the present token. It waits for the receiver's answer, 10 seconds at
   * most. An attempt that succeeds ends a delivery that was still to be tried again; one that fails
   * counts among its five attempts, and leaves the time of the next one as it is. A worker without a
   * webhook, and a delivery with an attempt under way, are a 409. Only the worker creator can resend.
   *
   * Source: POST /api/workers/{workerId}/webhook/executions/{executionId}/resend
   *
   * @param executionId Id of an execution, or of its delivery.
   * @param params See {@link WebhookResendParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   * @throws {ConflictError} 409: The request conflicts with another one, such as an `Idempotency-Key` or
   * a `turnId` used before with another body, or with the present state.
   *
   * @example
   * ```ts
   * const webhookExecution = await client.workers.webhooks.resend('wex_01HZY3A9Z6V2C8N4R7T1W5X3YR', {
   *   workerId: 'wrk_vk81XUHKHG-qr4',
   * });
   * ```
   */
  resend(
    executionId: string,
    params: WebhookResendParams,
    options?: B['options'],
  ): APIPromise<WebhookExecution> {
    const { workerId } = params;
    return this.#send(operations['workers.webhooks.resend'], { path: { workerId, executionId } }, options);
  }
}

/** Parameters of `workers.list`. */
export interface WorkerListParams {
  /** Page number (1-indexed). Defaults to 1. At least 1. */
  page?: number | undefined;
}

/** Parameters of `workers.create`. */
export interface WorkerCreateParams {
  /** Persistent system prompt the worker uses for every task it runs. At most 20000 characters. */
  instructions?: string | undefined;
  /**
   * Optional JSON Schema (Draft-07) describing the structured object the worker must produce. When set,
   * every task response is validated against the schema and exposed as `structuredOutput`.
   */
  outputSchema?: { [key: string]: unknown } | undefined;
  /**
   * Natural-language description of the worker to use for AI-generated instructions when `instructions`
   * is omitted. At most 10000 characters.
   */
  prompt?: string | undefined;
  /**
   * Short one-line description of the worker's purpose. Auto-generated when omitted and a `prompt` is
   * provided. At most 80 characters.
   */
  summary?: string | undefined;
  /**
   * Optional display name. When omitted, Handinger assigns a random dog-themed name. 1 to 200
   * characters.
   */
  title?: string | undefined;
  /** `public` (default) is visible to all org members. `private` is only visible to invited members. */
  visibility?: Visibility | undefined;
}

/** Parameters of `workers.retrieve`. */
export interface WorkerRetrieveParams {
  /**
   * Return the worker state and messages for a specific task instead of the most recent one. At least 1
   * character.
   */
  taskId?: string | undefined;
  /** Answer with the event stream instead of the state. Defaults to `false`. */
  stream?: boolean | undefined;
}

/** Parameters of `workers.retrieve` that ask for the final state. */

export interface WorkerRetrieveParamsNonStreaming extends WorkerRetrieveParams {
  stream?: false | undefined;
}

/** Parameters of `workers.retrieve` that ask for the event stream. */

export interface WorkerRetrieveParamsStreaming extends WorkerRetrieveParams {
  stream: true;
}

/**
 * Parameters of `workers.continue`.
 *
 * @deprecated
 */
export interface WorkerContinueParams {
  /** The user's message. At least 1 character. */
  input: string;
  /** Compute budget the worker is allowed to spend on the turn. Defaults to `standard`. */
  budget?: Budget | undefined;
  /**
   * Optional client-provided id of this turn; the recommended form is `trn_` + ULID. It names the
   * request for good, with or without an `Idempotency-Key`: when there is a turn with this id already,
   * the request attaches to it, gives its answer and runs nothing, or is a 409 (`idempotency_conflict`)
   * where that turn has another input, budget or worker. 1 to 128 characters.
   */
  turnId?: string | undefined;
  /** Answer with the event stream instead of the final state. Defaults to `false`. */
  stream?: boolean | undefined;
}

/** Parameters of `workers.continue` that ask for the final state. */

export interface WorkerContinueParamsNonStreaming extends WorkerContinueParams {
  stream?: false | undefined;
}

/** Parameters of `workers.continue` that ask for the event stream. */

export interface WorkerContinueParamsStreaming extends WorkerContinueParams {
  stream: true;
}

/** Parameters of `workers.update`. */
export interface WorkerUpdateParams {
  /**
   * Replaces the persistent system prompt. Subsequent tasks pick up the new instructions immediately;
   * in-flight tasks keep using the previous version. At most 20000 characters.
   */
  instructions?: string | undefined;
  /**
   * Replace the worker's structured output schema. Pass `null` to clear it and return to free-form text
   * responses.
   */
  outputSchema?: { [key: string]: unknown } | null | undefined;
  /** Replaces the worker's short one-line summary. At most 80 characters. */
  summary?: string | undefined;
  /** New display name for the worker. 1 to 200 characters. */
  title?: string | undefined;
  /**
   * Change visibility between `public` (any org member can run tasks) and `private` (only invited
   * members).
   */
  visibility?: Visibility | undefined;
}

/** Parameters of `workers.streamUpdates`. */
export interface WorkerStreamUpdatesParams {
  /** Stream a specific task instead of the most recent one. At least 1 character. */
  taskId?: string | undefined;
  /**
   * Id of the last event that was received. The stream goes on with the one after it. Needs the `taskId`
   * that the event belongs to.
   */
  lastEventId?: string | undefined;
}

/** Parameters of `workers.retrieveFile`. */
export interface WorkerRetrieveFileParams {
  /** Worker id returned by the create worker endpoint. At least 1 character. */
  workerId: string;
}

/** Create, retrieve, and manage agent worker templates. */
export class Workers<B extends ResourceBinding> {
  /** Manage future and recurring worker tasks. */
  readonly schedules: Schedules<B>;
  /** Configure outbound webhooks delivered when a worker's tasks complete. */
  readonly webhooks: Webhooks<B>;
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
    this.schedules = new Schedules<B>(send);
    this.webhooks = new Webhooks<B>(send);
  }

  /**
   * List the workers of your organization that your key may see, newest first, 50 per page. Private
   * workers are listed only for invited members; deleted workers are not listed.
   *
   * Awaited, it is one page; iterated with `for await`, the items of that page and of all that follow.
   *
   * Source: GET /api/workers
   *
   * @param params See {@link WorkerListParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   *
   * @example
   * ```ts
   * for await (const workerTemplate of client.workers.list()) {
   *   console.log(workerTemplate);
   * }
   * ```
   */
  list(params?: WorkerListParams | null, options?: B['options']): PagePromise<WorkerList, WorkerTemplate> {
    return this.#send(operations['workers.list'], { query: params ?? {} }, options);
  }

  /**
   * Create a new worker. The worker is a reusable agent template; tasks are runs against this template.
   * Use `POST /api/tasks` to actually run the agent. With `instructions`, they are kept as they are.
   * With only a `prompt`, Handinger writes the instructions, a summary and, where the prompt implies
   * extraction, an output schema.
   *
   * Source: POST /api/workers
   *
   * @param params See {@link WorkerCreateParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PaymentRequiredError} 402: The organization is out of billing credits.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {ConflictError} 409: The request conflicts with another one, such as an `Idempotency-Key` or
   * a `turnId` used before with another body, or with the present state.
   * @throws {PayloadTooLargeError} 413: A limit on the body or its files is exceeded; the sentence names
   * the limit.
   * @throws {APIError} 415: The content type of the body is not one that the operation takes.
   * @throws {UnprocessableEntityError} 422: The request is well-formed but makes no sense: an
   * `outputSchema` that is no JSON Schema, a cron that cannot be parsed, a date in the past, a webhook
   * URL that is not HTTP.
   *
   * @example
   * ```ts
   * const workerTemplate = await client.workers.create({
   *   prompt: 'A worker that fact-checks short claims and returns a verdict with citations.',
   * });
   * ```
   */
  create(params: WorkerCreateParams, options?: B['options']): APIPromise<WorkerTemplate> {
    return this.#send(operations['workers.create'], { body: params }, options);
  }

  /**
   * Retrieve the current worker state and messages from its most recent task (or a specific task via
   * `taskId`). With `stream: true`, or the header `Accept: text/event-stream`, it replays all stored
   * messages and then continues with live chunks from the active task (if any) before closing.
   *
   * Source: GET /api/workers/{workerId}
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param params See {@link WorkerRetrieveParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const worker = await client.workers.retrieve('wrk_vk81XUHKHG-qr4');
   * ```
   */
  retrieve(
    workerId: string,
    params?: WorkerRetrieveParamsNonStreaming | null,
    options?: B['options'],
  ): APIPromise<Worker>;
  /**
   * Retrieve the current worker state and messages from its most recent task (or a specific task via
   * `taskId`). With `stream: true`, or the header `Accept: text/event-stream`, it replays all stored
   * messages and then continues with live chunks from the active task (if any) before closing.
   *
   * Source: GET /api/workers/{workerId}
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param params See {@link WorkerRetrieveParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const stream = await client.workers.retrieve('wrk_vk81XUHKHG-qr4', {
   *   stream: true,
   * });
   * for await (const chunk of stream) console.log(chunk.type);
   * ```
   */
  retrieve(
    workerId: string,
    params: WorkerRetrieveParamsStreaming,
    options?: B['options'],
  ): APIPromise<B['stream']>;
  /** `workers.retrieve` with `stream` known only at run time. */
  retrieve(
    workerId: string,
    params?: WorkerRetrieveParams | null,
    options?: B['options'],
  ): APIPromise<Worker | B['stream']>;
  retrieve(
    workerId: string,
    params?: WorkerRetrieveParams | null,
    options?: B['options'],
  ): APIPromise<Worker | B['stream']> {
    return this.#send(operations['workers.retrieve'], { path: { workerId }, query: params ?? {} }, options);
  }

  /**
   * Run a further turn on the worker's most recent task and wait for the result. Use `POST /api/tasks`
   * with a `taskId` instead, which says which task goes on.
   *
   * Source: POST /api/workers/{workerId}
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param params See {@link WorkerContinueParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PaymentRequiredError} 402: The organization is out of billing credits.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   * @throws {ConflictError} 409: The request conflicts with another one, such as an `Idempotency-Key` or
   * a `turnId` used before with another body, or with the present state.
   * @throws {PayloadTooLargeError} 413: A limit on the body or its files is exceeded; the sentence names
   * the limit.
   * @throws {APIError} 415: The content type of the body is not one that the operation takes.
   * @deprecated
   *
   * @example
   * ```ts
   * const worker = await client.workers.continue('wrk_vk81XUHKHG-qr4', {
   *   input: 'And what about tomorrow?',
   *   budget: 'low',
   * });
   * ```
   */
  continue(
    workerId: string,
    params: WorkerContinueParamsNonStreaming,
    options?: B['options'],
  ): APIPromise<Worker>;
  /**
   * Run a further turn on the worker's most recent task and wait for the result. Use `POST /api/tasks`
   * with a `taskId` instead, which says which task goes on.
   *
   * Source: POST /api/workers/{workerId}
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param params See {@link WorkerContinueParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PaymentRequiredError} 402: The organization is out of billing credits.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   * @throws {ConflictError} 409: The request conflicts with another one, such as an `Idempotency-Key` or
   * a `turnId` used before with another body, or with the present state.
   * @throws {PayloadTooLargeError} 413: A limit on the body or its files is exceeded; the sentence names
   * the limit.
   * @throws {APIError} 415: The content type of the body is not one that the operation takes.
   * @deprecated
   *
   * @example
   * ```ts
   * const stream = await client.workers.continue('wrk_vk81XUHKHG-qr4', {
   *   input: 'And what about tomorrow?',
   *   budget: 'low',
   *   stream: true,
   * });
   * for await (const chunk of stream) console.log(chunk.type);
   * ```
   */
  continue(
    workerId: string,
    params: WorkerContinueParamsStreaming,
    options?: B['options'],
  ): APIPromise<B['stream']>;
  /** `workers.continue` with `stream` known only at run time. */
  continue(
    workerId: string,
    params: WorkerContinueParams,
    options?: B['options'],
  ): APIPromise<Worker | B['stream']>;
  continue(
    workerId: string,
    params: WorkerContinueParams,
    options?: B['options'],
  ): APIPromise<Worker | B['stream']> {
    return this.#send(operations['workers.continue'], { path: { workerId }, body: params }, options);
  }

  /**
   * Update a worker's instructions, title, summary, visibility, or output schema. Only the fields you
   * send are changed; omitted fields keep their current values. Running tasks keep the instructions that
   * they started with. Only the worker creator can update a worker.
   *
   * Source: PATCH /api/workers/{workerId}
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param params See {@link WorkerUpdateParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   * @throws {PayloadTooLargeError} 413: A limit on the body or its files is exceeded; the sentence names
   * the limit.
   * @throws {APIError} 415: The content type of the body is not one that the operation takes.
   * @throws {UnprocessableEntityError} 422: The request is well-formed but makes no sense: an
   * `outputSchema` that is no JSON Schema, a cron that cannot be parsed, a date in the past, a webhook
   * URL that is not HTTP.
   *
   * @example
   * ```ts
   * const workerTemplate = await client.workers.update('wrk_vk81XUHKHG-qr4', {
   *   title: 'Claim verdict v2',
   * });
   * ```
   */
  update(workerId: string, params: WorkerUpdateParams, options?: B['options']): APIPromise<WorkerTemplate> {
    return this.#send(operations['workers.update'], { path: { workerId }, body: params }, options);
  }

  /**
   * Soft-delete a worker template so it no longer appears in list or retrieve endpoints. Tasks, turns,
   * files, schedules, and integrations stay stored for audit purposes; its schedules no longer run. Only
   * the worker creator can delete a worker.
   *
   * Source: DELETE /api/workers/{workerId}
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const deleteWorkerResponse = await client.workers.delete('wrk_vk81XUHKHG-qr4');
   * ```
   */
  delete(workerId: string, options?: B['options']): APIPromise<DeleteWorkerResponse> {
    return this.#send(operations['workers.delete'], { path: { workerId } }, options);
  }

  /**
   * Retrieve a worker as it was created and updated: its title, instructions and output schema. Whoever
   * may retrieve the worker may retrieve this.
   *
   * Source: GET /api/workers/{workerId}/template
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const workerTemplate = await client.workers.retrieveTemplate('wrk_vk81XUHKHG-qr4');
   * ```
   */
  retrieveTemplate(workerId: string, options?: B['options']): APIPromise<WorkerTemplate> {
    return this.#send(operations['workers.retrieveTemplate'], { path: { workerId } }, options);
  }

  /**
   * Retrieve the inbound email address for a worker. A mail to it starts a task with its text as the
   * input and its attachments as files.
   *
   * Source: GET /api/workers/{workerId}/email
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const workerRetrieveEmailResponse = await client.workers.retrieveEmail('wrk_vk81XUHKHG-qr4');
   * ```
   */
  retrieveEmail(workerId: string, options?: B['options']): APIPromise<WorkerRetrieveEmailResponse> {
    return this.#send(operations['workers.retrieveEmail'], { path: { workerId } }, options);
  }

  /**
   * Stream a worker's task as Server-Sent Events. It replays all stored messages and then continues with
   * live chunks from the active task (if any) before closing. With `Last-Event-ID` it sends every event
   * of that task after the given one, then the live ones. The events of a finished turn stay available
   * for at least 24 hours; after that a resume replays the turn with one delta per text part.
   *
   * Source: GET /api/workers/{workerId}/stream
   *
   * @param workerId Worker id returned by the create worker endpoint.
   * @param params See {@link WorkerStreamUpdatesParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const stream = await client.workers.streamUpdates('wrk_vk81XUHKHG-qr4');
   * for await (const chunk of stream) console.log(chunk.type);
   * ```
   */
  streamUpdates(
    workerId: string,
    params?: WorkerStreamUpdatesParams | null,
    options?: B['options'],
  ): APIPromise<B['stream']> {
    const { lastEventId, ...query } = params ?? {};
    return this.#send(
      operations['workers.streamUpdates'],
      { path: { workerId }, query, headers: { 'Last-Event-ID': lastEventId } },
      options,
    );
  }

  /**
   * Retrieve the bytes of a file that a task of the worker published or that was attached to one, with
   * its media type.
   *
   * Source: GET /api/workers/{workerId}/files/{filePath}
   *
   * @param filePath Path of the file in the worker's workspace. It may hold slashes.
   * @param params See {@link WorkerRetrieveFileParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const response = await client.workers.retrieveFile('reports/weather.md', {
   *   workerId: 'wrk_vk81XUHKHG-qr4',
   * });
   * const bytes = await response.arrayBuffer();
   * ```
   */
  retrieveFile(
    filePath: string,
    params: WorkerRetrieveFileParams,
    options?: B['options'],
  ): APIPromise<FileResponse> {
    const { workerId } = params;
    return this.#send(operations['workers.retrieveFile'], { path: { workerId, filePath } }, options);
  }
}

/** Parameters of `tasks.list`. */
export interface TaskListParams {
  /** Only tasks of this worker. At least 1 character. */
  workerId?: string | undefined;
  /** Only tasks with this status. */
  status?: TaskStatus | undefined;
  /** Only tasks started this way. */
  triggeredBy?: TriggeredBy | undefined;
  /** Page number (1-indexed). Defaults to 1. At least 1. */
  page?: number | undefined;
}

/** Parameters of `tasks.create`. */
export interface TaskCreateParams {
  /** The user's message. At least 1 character. */
  input: string;
  /** Compute budget the worker is allowed to spend on the task. Defaults to `standard`. */
  budget?: Budget | undefined;
  /**
   * Optional client-provided task id. Reuse this id to add turns to an existing task. The recommended
   * form is `tsk_` + ULID. At least 1 character.
   */
  taskId?: string | undefined;
  /**
   * Worker id the task belongs to. If omitted, a new worker is created on-the-fly using the input as
   * instructions. At least 1 character.
   */
  workerId?: string | undefined;
  /**
   * Optional client-provided id of this turn; the recommended form is `trn_` + ULID. It names the
   * request for good, with or without an `Idempotency-Key`: when there is a turn with this id already,
   * the request attaches to it, gives its answer and runs nothing, or is a 409 (`idempotency_conflict`)
   * where that turn has another input, budget, files, task or worker. 1 to 128 characters.
   */
  turnId?: string | undefined;
  /** Answer with the event stream instead of the final state. Defaults to `false`. */
  stream?: boolean | undefined;
  /**
   * Files for the worker's workspace: at most 5 per request, 10 MB (10 × 1024² bytes) each, 30 MB
   * together. They stay available for follow-up turns. At most 5 items.
   */
  files?: ReadonlyArray<Uploadable> | undefined;
}

/** Parameters of `tasks.create` that ask for the final state. */

export interface TaskCreateParamsNonStreaming extends TaskCreateParams {
  stream?: false | undefined;
}

/** Parameters of `tasks.create` that ask for the event stream. */

export interface TaskCreateParamsStreaming extends TaskCreateParams {
  stream: true;
}

/** Run, stream, and continue tasks against a Handinger worker. */
export class Tasks<B extends ResourceBinding> {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * List the tasks of your organization that your key may see, newest first, 50 per page. Archived tasks
   * are hidden.
   *
   * Awaited, it is one page; iterated with `for await`, the items of that page and of all that follow.
   *
   * Source: GET /api/tasks
   *
   * @param params See {@link TaskListParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * for await (const task of client.tasks.list()) {
   *   console.log(task);
   * }
   * ```
   */
  list(params?: TaskListParams | null, options?: B['options']): PagePromise<TaskList, Task> {
    return this.#send(operations['tasks.list'], { query: params ?? {} }, options);
  }

  /**
   * Run a new task against an existing worker and wait for the result. Send a `taskId` of a prior task
   * to add a follow-up turn instead of starting a fresh task; a `taskId` that does not exist yet becomes
   * the id of the new task. Send `multipart/form-data` to attach files (at most 5 per request, 10 MB
   * each, 30 MB together); the bytes are bootstrapped into the worker's workspace before the task starts
   * and stay for later turns. The call answers when the turn is `completed`, `error` or `aborted`; with
   * `stream: true`, or the header `Accept: text/event-stream`, it answers with the event stream. The
   * task runs to completion on the server even if the connection drops; subscribe to task webhooks for
   * long-running tasks.
   *
   * Source: POST /api/tasks
   *
   * @param params See {@link TaskCreateParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PaymentRequiredError} 402: The organization is out of billing credits.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   * @throws {ConflictError} 409: The request conflicts with another one, such as an `Idempotency-Key` or
   * a `turnId` used before with another body, or with the present state.
   * @throws {PayloadTooLargeError} 413: A limit on the body or its files is exceeded; the sentence names
   * the limit.
   * @throws {APIError} 415: The content type of the body is not one that the operation takes.
   *
   * @example
   * ```ts
   * const worker = await client.tasks.create({
   *   input: "What's the weather today in Barcelona?",
   *   workerId: 'wrk_vk81XUHKHG-qr4',
   * });
   * ```
   */
  create(params: TaskCreateParamsNonStreaming, options?: B['options']): APIPromise<Worker>;
  /**
   * Run a new task against an existing worker and wait for the result. Send a `taskId` of a prior task
   * to add a follow-up turn instead of starting a fresh task; a `taskId` that does not exist yet becomes
   * the id of the new task. Send `multipart/form-data` to attach files (at most 5 per request, 10 MB
   * each, 30 MB together); the bytes are bootstrapped into the worker's workspace before the task starts
   * and stay for later turns. The call answers when the turn is `completed`, `error` or `aborted`; with
   * `stream: true`, or the header `Accept: text/event-stream`, it answers with the event stream. The
   * task runs to completion on the server even if the connection drops; subscribe to task webhooks for
   * long-running tasks.
   *
   * Source: POST /api/tasks
   *
   * @param params See {@link TaskCreateParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PaymentRequiredError} 402: The organization is out of billing credits.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   * @throws {ConflictError} 409: The request conflicts with another one, such as an `Idempotency-Key` or
   * a `turnId` used before with another body, or with the present state.
   * @throws {PayloadTooLargeError} 413: A limit on the body or its files is exceeded; the sentence names
   * the limit.
   * @throws {APIError} 415: The content type of the body is not one that the operation takes.
   *
   * @example
   * ```ts
   * const stream = await client.tasks.create({
   *   input: "What's the weather today in Barcelona?",
   *   workerId: 'wrk_vk81XUHKHG-qr4',
   *   stream: true,
   * });
   * for await (const chunk of stream) console.log(chunk.type);
   * ```
   */
  create(params: TaskCreateParamsStreaming, options?: B['options']): APIPromise<B['stream']>;
  /** `tasks.create` with `stream` known only at run time. */
  create(params: TaskCreateParams, options?: B['options']): APIPromise<Worker | B['stream']>;
  create(params: TaskCreateParams, options?: B['options']): APIPromise<Worker | B['stream']> {
    return this.#send(operations['tasks.create'], { body: params }, options);
  }

  /**
   * Retrieve a single task with every turn that the worker has recorded.
   *
   * Source: GET /api/tasks/{taskId}
   *
   * @param taskId Task id returned by the create task endpoint, or the one that you brought.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const taskWithTurns = await client.tasks.retrieve('tsk_01HZY31W2SZJ8MJ2FQTR3M1K9D');
   * ```
   */
  retrieve(taskId: string, options?: B['options']): APIPromise<TaskWithTurns> {
    return this.#send(operations['tasks.retrieve'], { path: { taskId } }, options);
  }

  /**
   * Archive a task so it stops appearing in `GET /api/tasks` results. Turns and files are retained for
   * audit purposes. Only the worker creator can archive a task.
   *
   * Source: DELETE /api/tasks/{taskId}
   *
   * @param taskId Task id returned by the create task endpoint, or the one that you brought.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const deleteTaskResponse = await client.tasks.delete('tsk_01HZY31W2SZJ8MJ2FQTR3M1K9D');
   * ```
   */
  delete(taskId: string, options?: B['options']): APIPromise<DeleteTaskResponse> {
    return this.#send(operations['tasks.delete'], { path: { taskId } }, options);
  }

  /**
   * List the individual turns for a task in execution order.
   *
   * Source: GET /api/tasks/{taskId}/turns
   *
   * @param taskId Task id returned by the create task endpoint, or the one that you brought.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   *
   * @example
   * ```ts
   * const taskTurnList = await client.tasks.listTurns('tsk_01HZY31W2SZJ8MJ2FQTR3M1K9D');
   * ```
   */
  listTurns(taskId: string, options?: B['options']): APIPromise<TaskTurnList> {
    return this.#send(operations['tasks.listTurns'], { path: { taskId } }, options);
  }
}

/** Parameters of `usage.retrieve`. */
export interface UsageRetrieveParams {
  /** Only turns of this worker. At least 1 character. */
  workerId?: string | undefined;
  /**
   * Only turns that ended at this time or later, as an ISO 8601 date and time. Defaults to 30 days
   * before `to`.
   */
  from?: string | undefined;
  /** Only turns that ended before this time, as an ISO 8601 date and time. Defaults to now. */
  to?: string | undefined;
  /** How long a bucket is. Defaults to `day`. */
  interval?: UsageInterval | undefined;
}

/** See what the turns of your organization cost. */
export class UsageResource<B extends ResourceBinding> {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * Retrieve what the turns of your organization cost, by hour or by day of the organization's time
   * zone, oldest first, with those in which nothing ran. Counted are the turns of all tasks that your
   * key may see, archived ones too, when they end. More than 1,000 buckets are a 422.
   *
   * Source: GET /api/usage
   *
   * @param params See {@link UsageRetrieveParams}.
   * @param options Options of this request alone.
   * @throws {BadRequestError} 400: The request is malformed or its values are invalid; `issues` names
   * each path.
   * @throws {PermissionDeniedError} 403: The key has no access to the worker, task or organization; the
   * `taskId` belongs to another worker; or only the worker's creator may do this.
   * @throws {NotFoundError} 404: There is nothing with this id.
   * @throws {UnprocessableEntityError} 422: The request is well-formed but makes no sense: an
   * `outputSchema` that is no JSON Schema, a cron that cannot be parsed, a date in the past, a webhook
   * URL that is not HTTP.
   *
   * @example
   * ```ts
   * const usage = await client.usage.retrieve();
   * ```
   */
  retrieve(params?: UsageRetrieveParams | null, options?: B['options']): APIPromise<Usage> {
    return this.#send(operations['usage.retrieve'], { query: params ?? {} }, options);
  }
}

/**
 * Every resource of the API. The client extends it and supplies what sends the requests.
 *
 * Beside what each method names, every one can throw `AuthenticationError` (401), `RateLimitError`
 * (429), `InternalServerError` (5xx), `APIConnectionError`, `APIConnectionTimeoutError` and
 * `APIUserAbortError`.
 */
export class HandingerResources<B extends ResourceBinding> {
  /** Create, retrieve, and manage agent worker templates. */
  readonly workers: Workers<B>;
  /** Run, stream, and continue tasks against a Handinger worker. */
  readonly tasks: Tasks<B>;
  /** See what the turns of your organization cost. */
  readonly usage: UsageResource<B>;

  constructor(send: Send) {
    this.workers = new Workers<B>(send);
    this.tasks = new Tasks<B>(send);
    this.usage = new UsageResource<B>(send);
  }
}
