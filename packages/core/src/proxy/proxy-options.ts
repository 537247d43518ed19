import type { operations } from '../generated/operations.gen.ts';
import type { Handinger } from '../handinger.ts';
import type { Budget } from '../public-types.ts';
import type { Logger, LogLevel } from '../transport/logger.ts';
import type { Fetch } from '../transport/request-options.ts';
import type { ApiKey } from '../transport/transport-settings.ts';

/** The `operationId` of an operation of the API, such as `tasks.create`. */
export type OperationId = keyof typeof operations;

/** What a request asks for. Everything in it was chosen by the browser. */
export interface ProxyRequestDetails {
  readonly operation: OperationId;
  /** From the path, the query or the body; undefined when the request names no worker. */
  readonly workerId: string | undefined;
  /**
   * From the path, the query or the body. Undefined: `tasks.create` starts a new task, and `workers.retrieve`,
   * `workers.streamUpdates` and `workers.continue` are about the worker's most recent one, whoever started it.
   */
  readonly taskId: string | undefined;
  readonly turnId: string | undefined;
  /** Of `workers.retrieveFile`, as in the `url` of a file: the folder of a task, a slash, and the path in it. */
  readonly filePath: string | undefined;
  /** The JSON body, or the text fields of a form: a copy, so that changing it changes nothing. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** What a caller may reach. A request that names something else, or does not name it at all, is refused. */
export interface ProxyAccess {
  /** Only these workers, and tasks of these workers. */
  readonly workerIds?: readonly string[] | undefined;
  /** Only these tasks. */
  readonly taskIds?: readonly string[] | undefined;
  /** Only these budgets, of those that the limits permit. */
  readonly budgets?: readonly Budget[] | undefined;
}

/** `true`: go on. `false`: 403. A `Response`: the answer, such as a 401 or a 429. {@link ProxyAccess}: go on within it. */
export type ProxyDecision = boolean | Response | ProxyAccess;

/** Limits of one request. Sizes in bytes. What is beyond them is answered with 413, or 403 for a budget. */
export interface ProxyLimits {
  /** The whole body. Default 32 MiB. */
  readonly maxBodyBytes?: number | undefined;
  /** A JSON body, or the text fields of a form together: the part that is held in memory. Default 1 MiB. */
  readonly maxTextBytes?: number | undefined;
  /** Files of a form. Default 5, which is the API's own limit. */
  readonly maxFiles?: number | undefined;
  /** One file. Default 10 MiB, which is the API's own limit. */
  readonly maxFileBytes?: number | undefined;
  /** Characters (UTF-16 code units) of `input`. Default: as many as `maxTextBytes` holds. */
  readonly maxInputLength?: number | undefined;
  /**
   * Budgets that a request may ask for. A request without one gets the API's own default, `standard`, or the first of
   * these where `standard` is not among them. Default `['low', 'standard']`.
   */
  readonly budgets?: readonly Budget[] | undefined;
}

interface ProxyBaseOptions {
  /**
   * Decides whether this caller may make this request. Called once for each, before anything is sent. The body of
   * `request` has been read already: take `details.body`. When it throws, the answer is a 500 without any detail, and the
   * error is logged. Anything but `true`, a Response or a {@link ProxyAccess} is a no.
   */
  readonly authorize: (
    request: Request,
    details: ProxyRequestDetails,
  ) => ProxyDecision | Promise<ProxyDecision>;
  /**
   * The operations that may be called; all others are answered with 403. Default: `tasks.create` and `tasks.retrieve`, and
   * with a `taskId` also `workers.retrieve` and `workers.streamUpdates`: what running, watching and recovering a task takes.
   */
  readonly allow?: readonly OperationId[] | undefined;
  readonly limits?: ProxyLimits | undefined;
  /**
   * Where the proxy is mounted, such as `/api/handinger`. Needed only where that path itself reads like an operation of the
   * API; by default the end of the path decides.
   */
  readonly basePath?: string | undefined;
  /**
   * Origins of pages, such as `https://app.example.com`, that may call the proxy from another origin, cookies included.
   * Default: none but its own.
   */
  readonly origins?: readonly string[] | undefined;
}

/** A client to take the key and all settings from. */
interface ProxyClientOptions {
  readonly client: Handinger;
  readonly apiKey?: never;
  readonly baseURL?: never;
  readonly fetch?: never;
  readonly logger?: never;
  readonly logLevel?: never;
}

/** The settings themselves: as those of a client. */
interface ProxyKeyOptions {
  readonly client?: never;
  /** Default: the environment variable HANDINGER_API_KEY. A function is asked for each request. */
  readonly apiKey?: Exclude<ApiKey, null> | undefined;
  /** Default: the environment variable HANDINGER_BASE_URL, then https://handinger.com. */
  readonly baseURL?: string | undefined;
  readonly fetch?: Fetch | undefined;
  /** Where failures are written. Default: `console`. */
  readonly logger?: Logger | undefined;
  readonly logLevel?: LogLevel | undefined;
}

/** Options of {@link createHandingerProxy}. */
export type HandingerProxyOptions = ProxyBaseOptions & (ProxyClientOptions | ProxyKeyOptions);

/** Answers one request of a browser. Never rejects. */
export type HandingerProxy = (request: Request) => Promise<Response>;
