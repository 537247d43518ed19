import { redactError, redactHeaders, redactText, redactValue } from './redact.ts';
import type { RequestDescription } from './request-description.ts';

/** Any logger with these four methods: `console`, pino, winston, bunyan, consola … */
export type Logger = {
  error: (message: string, ...rest: unknown[]) => void;
  warn: (message: string, ...rest: unknown[]) => void;
  info: (message: string, ...rest: unknown[]) => void;
  debug: (message: string, ...rest: unknown[]) => void;
};

/** From least to most: `off`, `error`, `warn` (the default), `info` (outcomes and retries), `debug` (headers and bodies). */
export type LogLevel = 'off' | 'error' | 'warn' | 'info' | 'debug';

export const logLevels: readonly LogLevel[] = ['off', 'error', 'warn', 'info', 'debug'];

/** What one attempt says to the logger. Knows the key only in order to keep it out. */
export class RequestLog {
  key: string | null | undefined;

  readonly #logger: Logger;
  readonly #level: number;
  readonly #request: RequestDescription;
  readonly #attempt: number;
  readonly #started = performance.now();

  constructor(logger: Logger, level: LogLevel | undefined, request: RequestDescription, attempt: number) {
    this.#logger = logger;
    this.#level = logLevels.indexOf(level ?? 'off');
    this.#request = request;
    this.#attempt = attempt;
  }

  sending(headers: Headers): void {
    if (this.#level < 4) return;
    const { body } = this.#request;
    this.#logger.debug(`${this.#name()} is sent`, this.redact({ headers, body: parseBody(body) }));
  }

  answered({ status, headers }: Response): void {
    if (this.#level < 3) return;
    const line = `${this.#name()} was answered with ${status} after ${Math.round(performance.now() - this.#started)} ms`;
    if (this.#level < 4) this.#logger.info(line);
    else this.#logger.debug(line, this.redact({ headers }));
  }

  received(data: unknown): void {
    if (this.#level > 3) this.#logger.debug(`${this.#name()} was read`, this.redact({ data }));
  }

  failed(error: unknown): void {
    if (this.#level > 2) this.#logger.info(`${this.#name()} failed: ${redactText(String(error), this.key)}`);
  }

  repeating(delay: number): void {
    if (this.#level > 2) this.#logger.info(`${this.#name()} is sent again in ${Math.round(delay)} ms`);
  }

  redact<T>(value: T): T {
    return redactValue(value, this.key) as T;
  }

  redactHeaders(headers: Headers): Headers {
    return redactHeaders(headers, this.key);
  }

  redactError(error: unknown): unknown {
    return redactError(error, this.key);
  }

  /** Without the query, which may hold anything. */
  #name(): string {
    const { method, url } = this.#request;
    const again = this.#attempt > 0 ? ` (retry ${this.#attempt})` : '';
    return redactText(`${method} ${url.split('?', 1)[0]}${again}`, this.key);
  }
}

/** JSON is logged as an object, so that its secret fields can be told apart. */
function parseBody(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
