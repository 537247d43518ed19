import type { OutputSchema } from '../output/output-schema.ts';
import type { UploadProgress } from './upload-progress.ts';

/** A `fetch` function: the runtime's own or any replacement. It is always called with a URL string and an init object. */
export type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

type HeaderValue = string | undefined | null;

/** Headers in any usual form. `null` removes a header that the client would send; an array gives several values. */
export type HeadersLike =
  | Headers
  | readonly (readonly HeaderValue[])[]
  | Readonly<Record<string, HeaderValue | readonly HeaderValue[]>>
  | undefined
  | null;

/** Options of the runtime's `fetch` that this client does not set itself, such as `dispatcher`, `cache` or `next`. */
export type FetchOptions = Omit<RequestInit, 'body' | 'headers' | 'method' | 'signal'> &
  Partial<Record<'body' | 'headers' | 'method' | 'signal', never>>;

/** HTTP methods of `client.request()`. */
export type HTTPMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** Options of one call. Each overrides the client's own. */
export interface RequestOptions<TOutput = unknown, TInput = unknown> {
  /** Only for `client.request()`. */
  method?: HTTPMethod | undefined;
  /** Only for `client.request()`. A path under the base URL, such as `/api/tasks`, or a whole URL. */
  path?: string | undefined;
  /** Query parameters to add. `undefined` leaves one out, `null` sends it empty. */
  query?: object | undefined | null;
  /**
   * The body of an undocumented call; on a documented one, sent in place of its parameters. Objects are sent as JSON;
   * strings with a content type, bytes, Blobs, FormData, URLSearchParams and streams are sent as they are.
   */
  body?: unknown;
  /** Headers to add; `null` removes one that the client would send. */
  headers?: HeadersLike;
  /** How often the call is repeated after a failure that permits it. Default 2. */
  maxRetries?: number | undefined;
  /**
   * Milliseconds for one attempt, headers and body; for a stream, until its first byte. Default 60 000, but none for
   * `tasks.create`, `workers.continue` and streams.
   */
  timeout?: number | undefined;
  /**
   * Milliseconds for the whole call: attempts, waits, recovery and reading the stream. Default: none.
   *
   * @throws {DeadlineExceededError} when they are over; a task that was started runs on
   */
  deadline?: number | undefined;
  /**
   * Milliseconds that a stream may be silent (its comments count as life) before it is taken for dead and resumed.
   * Default 45 000; 0 or `Infinity` for no limit.
   */
  idleTimeout?: number | undefined;
  /**
   * How often in a row, without any progress between, a stream is resumed, and a task looked for whose answer was lost.
   * Default 8; 0 for never.
   */
  maxReconnects?: number | undefined;
  /**
   * What the structured output of the task is to be: the worker's `outputSchema` as it was given to `workers.create`. The output is then
   * typed, and validated by the schema; a plain JSON Schema validates nothing here. Only for calls that give a task's result.
   *
   * @throws {OutputError} when there is no output, or it does not match
   */
  schema?: OutputSchema<TOutput, TInput> | undefined;
  /** Further options for `fetch`; they win over the client's. */
  fetchOptions?: FetchOptions | undefined;
  /**
   * Told how far each file of the call is: at its beginning, as its pieces are handed over to be sent, and at its end.
   * Where the runtime can't send a stream (browsers, React Native) only at the beginning and the end.
   */
  onUploadProgress?: ((progress: UploadProgress) => unknown) | undefined;
  /** Aborts the call, its waits between attempts, and its stream. The task on the server runs on. */
  signal?: AbortSignal | undefined | null;
  /**
   * The `Idempotency-Key` of a POST. Two calls with one key and one body within 24 hours start one turn. By default each
   * call has a key of its own, the same for all of its attempts.
   */
  idempotencyKey?: string | undefined;
  /** Ask an undocumented endpoint for an event stream. */
  stream?: boolean | undefined;
  /** The base URL to use when the client's own was left at its default. */
  defaultBaseURL?: string | undefined;
  /** Resolve an undocumented call with the raw `Response`. */
  __binaryResponse?: boolean | undefined;
}

/** What `client.request()` takes. */
export type FinalRequestOptions = RequestOptions & { method: HTTPMethod; path: string };
