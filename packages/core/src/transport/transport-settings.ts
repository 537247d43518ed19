import type { Fetch, FetchOptions, HeadersLike } from './request-options.ts';
import type { Hooks } from './hooks.ts';
import type { ResponseValidators } from '../validation/response-validators.ts';
import type { Logger, LogLevel } from './logger.ts';

/** A key, a function that is asked for one at each attempt, or null for none. */
export type ApiKey = string | null | (() => string | Promise<string>);

/** The settings of a client that decide how a request is sent. Read at each use: a program may change them. */
export interface TransportSettings {
  apiKey: ApiKey;
  baseURL: string;
  maxRetries: number;
  /** Undefined: the operation's own limit. */
  timeout: number | undefined;
  /** Milliseconds for a whole call; undefined for no limit. */
  readonly deadline: number | undefined;
  readonly idleTimeout: number;
  readonly maxReconnects: number;
  readonly hooks: Hooks | undefined;
  /** Check what the server sends. */
  readonly validateResponses: ResponseValidators | undefined;
  logger: Logger;
  logLevel: LogLevel | undefined;
  fetchOptions: FetchOptions | undefined;
  readonly fetch: Fetch;
  readonly defaultHeaders: HeadersLike;
  readonly environmentHeaders: HeadersLike;
  readonly defaultQuery: Readonly<Record<string, string | undefined>> | undefined;
  readonly dangerouslyAllowBrowser: boolean;
  readonly userAgent: string | undefined;
}
