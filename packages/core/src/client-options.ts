import { hostedBaseURL } from './calls/build-url.ts';
import { isPlainURL } from './calls/is-plain-url.ts';
import { HandingerError } from './errors/handinger-error.ts';
import { checkNumber } from './transport/check-number.ts';
import type { Hooks } from './transport/hooks.ts';
import { isBrowser } from './transport/is-browser.ts';
import { browserKeyError, checkApiKey } from './transport/read-api-key.ts';
import { readEnvironment } from './read-environment.ts';
import { logLevels, type Logger, type LogLevel } from './transport/logger.ts';
import type { Fetch, FetchOptions, HeadersLike } from './transport/request-options.ts';
import type { ApiKey, TransportSettings } from './transport/transport-settings.ts';
import { readValidatorsOption } from './validation/read-validators-option.ts';
import type { ResponseValidators } from './validation/response-validators.ts';
import { version } from './version.ts';

/** Options of a client. Every one can be left out. */
export interface ClientOptions {
  /**
   * The API key. A function is asked at each attempt, so it can renew a key that expires; after a 401 it is asked once more, once for
   * all calls that were refused at the same time, and the request is made again with what it gives. `null` sends none, for a proxy
   * that adds it. Default: the environment variable HANDINGER_API_KEY.
   */
  apiKey?: ApiKey | undefined;
  /**
   * Where the API is. In a page, a path such as `/api/handinger` means the page's own host. Default: the environment
   * variable HANDINGER_BASE_URL, then https://handinger.com.
   */
  baseURL?: string | null | undefined;
  /**
   * Milliseconds for one attempt of any call, headers and body; for a stream, until its first byte. Default 60 000, and
   * none for `tasks.create`, `workers.continue` and streams, which take as long as the task does.
   */
  timeout?: number | undefined;
  /** How often a call is repeated after a failure that permits it. Default 2. */
  maxRetries?: number | undefined;
  /**
   * Milliseconds for the whole of any call: attempts, waits, recovery and reading the stream. Default: none.
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
  /** Functions that are told what calls do, for tracing and metrics. */
  hooks?: Hooks | undefined;
  /**
   * Checks every JSON answer and every chunk of a stream against the API's document. Give the `validators` of
   * `@ramensoft/handinger/zod` (they need zod 4), or `true` where that was imported before. Fields and chunk types that the
   * document does not list pass. Default false.
   *
   * @throws {ResponseValidationError} from each call whose answer is not as documented
   */
  validateResponses?: boolean | ResponseValidators | undefined;
  /** A replacement of the runtime's `fetch`. It serves every request: JSON, files and streams. */
  fetch?: Fetch | undefined;
  /** Further options for `fetch`, such as `dispatcher`, `cache` or `next`. */
  fetchOptions?: FetchOptions | undefined;
  /** Headers for every request; `null` removes one. Also: the environment variable HANDINGER_CUSTOM_HEADERS. */
  defaultHeaders?: HeadersLike;
  /** Query parameters for every request. */
  defaultQuery?: Record<string, string | undefined> | undefined;
  /** Where messages go. Default: `console`. */
  logger?: Logger | undefined;
  /** Which messages are wanted. Default: the environment variable HANDINGER_LOG, then `warn`. */
  logLevel?: LogLevel | undefined;
  /** Permits a secret key in a web page, where everybody can read it. Default false. */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/**
 * Options, environment and defaults as one.
 *
 * @throws {HandingerError} `missing_api_key`, `invalid_api_key`, `browser_key`, `invalid_base_url`, `invalid_option`, `missing_validators`
 */
export function readClientOptions(options: ClientOptions): TransportSettings {
  const { timeout, maxRetries, dangerouslyAllowBrowser = false } = options;
  checkNumber('timeout', timeout);
  checkNumber('maxRetries', maxRetries);
  for (const name of ['deadline', 'idleTimeout', 'maxReconnects'] as const) checkNumber(name, options[name]);
  const logger = options.logger ?? console;
  return {
    apiKey: readKeyOption(options.apiKey, dangerouslyAllowBrowser),
    baseURL: checkBaseURL(options.baseURL || readEnvironment('HANDINGER_BASE_URL') || hostedBaseURL),
    timeout,
    maxRetries: maxRetries ?? 2,
    deadline: options.deadline,
    idleTimeout: options.idleTimeout ?? 45_000,
    maxReconnects: options.maxReconnects ?? 8,
    hooks: options.hooks,
    validateResponses: readValidatorsOption(options.validateResponses),
    fetch: readFetchOption(options.fetch),
    fetchOptions: options.fetchOptions,
    defaultHeaders: options.defaultHeaders,
    environmentHeaders: parseHeaderLines(readEnvironment('HANDINGER_CUSTOM_HEADERS')),
    defaultQuery: options.defaultQuery,
    logger,
    logLevel:
      checkLogLevel(options.logLevel, 'logLevel', logger) ??
      checkLogLevel(readEnvironment('HANDINGER_LOG'), 'HANDINGER_LOG', logger) ??
      'warn',
    dangerouslyAllowBrowser,
    // Browsers do not let pages name themselves, and asking first would cost a request across origins.
    userAgent: isBrowser() ? undefined : `Handinger/JS ${version}`,
  };
}

function readKeyOption(option: ApiKey | undefined, dangerouslyAllowBrowser: boolean): ApiKey {
  const apiKey = option === undefined ? readEnvironment('HANDINGER_API_KEY') : option;
  if (apiKey === undefined) {
    throw new HandingerError(
      'The API key is missing: set the environment variable HANDINGER_API_KEY, or pass new Handinger({ apiKey }).',
      { code: 'missing_api_key' },
    );
  }
  if (apiKey === null || typeof apiKey === 'function') return apiKey;
  checkApiKey(apiKey);
  if (!dangerouslyAllowBrowser && isBrowser()) throw browserKeyError();
  return apiKey;
}

function checkBaseURL(baseURL: string): string {
  if (typeof baseURL === 'string' && (baseURL.startsWith('/') || isPlainURL(baseURL))) return baseURL;
  throw new HandingerError('The baseURL must be an http(s) URL without user, query or fragment.', {
    code: 'invalid_base_url',
  });
}

/** The runtime's own, as it is at each call: tests and instrumentation put another in its place. */
const globalFetch: Fetch = (input, init) => globalThis.fetch(input, init);

function readFetchOption(option: Fetch | undefined): Fetch {
  if (typeof (option ?? globalThis.fetch) === 'function') return option ?? globalFetch;
  throw new HandingerError('There is no fetch here. Pass a function as `fetch`.', { code: 'invalid_option' });
}

function checkLogLevel(level: string | undefined, source: string, logger: Logger): LogLevel | undefined {
  if (!level) return undefined;
  if ((logLevels as readonly string[]).includes(level)) return level as LogLevel;
  logger.warn(`${source} is ${JSON.stringify(level)}, but must be one of ${logLevels.join(', ')}.`);
  return undefined;
}

/** Lines of `Name: value`. */
function parseHeaderLines(lines: string | undefined): Record<string, string> | undefined {
  if (!lines) return undefined;
  const rows = lines.split('\n').map((line) => /^\s*([^\s:][^:]*?)\s*:\s*(.*?)\s*$/.exec(line));
  return Object.fromEntries(rows.flatMap((row) => (row ? [[row[1] ?? '', row[2] ?? '']] : [])));
}
