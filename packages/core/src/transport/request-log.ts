import { logLevels, type Logger, type LogLevel } from './logger.ts';
import { redactError, redactHeaders, redactText, redactValue } from './redact.ts';
import type { RequestDescription } from './request-description.ts';
import { isUploadBody } from './upload-body.ts';

/** What one attempt says to the logger. Knows the key only in order to keep it out. */
export class RequestLog {
  key: string | null | undefined;

  readonly #logger: Logger;
  readonly #level: number;
  readonly #request: RequestDescription;
  readonly #attempt: number;

  constructor(logger: Logger, level: LogLevel | undefined, request: RequestDescription, attempt: number) {
    this.#logger = logger;
    this.#level = logLevels.indexOf(level ?? 'off');
    this.#request = request;
    this.#attempt = attempt;
  }

  sending(headers: Headers): void {
    this.#write('debug', 'is sent', () => ({ headers, body: parseBody(this.#request.body) }));
  }

  answered({ status, headers }: Response, elapsed: number): void {
    const line = `was answered with ${status} after ${elapsed} ms`;
    if (this.#level > 3) this.#write('debug', line, () => ({ headers }));
    else this.#write('info', line);
  }

  received(data: unknown): void {
    this.#write('debug', 'was read', () => ({ data }));
  }

  failed(error: unknown): void {
    this.#write('info', `failed: ${String(error)}`);
  }

  repeating(delay: number): void {
    this.#write('info', `is sent again in ${Math.round(delay)} ms`);
  }

  found(turnId: string): void {
    this.#write('info', `is not sent again: its turn ${turnId} is there, and gives the result`);
  }

  /** Something that the program should know, and that changes nothing. */
  warn(what: string, error?: unknown): void {
    this.#write('warn', error === undefined ? what : `${what}: ${String(error)}`);
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

  #write(level: 'warn' | 'info' | 'debug', what: string, details?: () => object): void {
    if (this.#level < logLevels.indexOf(level)) return;
    const { method, url } = this.#request;
    const again = this.#attempt > 0 ? ` (retry ${this.#attempt})` : '';
    try {
      // Without the query, which may hold anything.
      const line = redactText(`${method} ${url.split('?', 1)[0]}${again} ${what}`, this.key);
      this.#logger[level](line, ...(details ? [this.redact(details())] : []));
    } catch {
      // A logger that fails must not fail the call: its task may have been started, and paid for.
    }
  }
}

/** JSON is logged as an object, so that its secret fields can be told apart. */
function parseBody(body: unknown): unknown {
  if (typeof body !== 'string') return isUploadBody(body) ? body.summary : body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
