import ky, { isNetworkError } from 'ky';
import { retryDelay } from '../async/retry-delay.ts';
import { sleep } from '../async/sleep.ts';
import { TimeLimit } from '../async/time-limit.ts';
import { APIConnectionError } from '../errors/api-connection-error.ts';
import { APIConnectionTimeoutError } from '../errors/api-connection-timeout-error.ts';
import { APIError } from '../errors/api-error.ts';
import { APIUserAbortError } from '../errors/api-user-abort-error.ts';
import { createAPIError } from '../errors/create-api-error.ts';
import { createConnectionError } from '../errors/create-connection-error.ts';
import { HandingerError } from '../errors/handinger-error.ts';
import { mergeHeaders, toHeaders, type HeaderRecord } from './merge-headers.ts';
import { neverReachedServer } from './never-reached-server.ts';
import { readApiKey } from './read-api-key.ts';
import { readErrorText } from './read-error-text.ts';
import { RequestLog } from './request-log.ts';
import type { RequestDescription } from './request-description.ts';
import { mayRepeatAfterAnswer, mayRepeatAfterFailure } from './retry-policy.ts';
import type { TransportSettings } from './transport-settings.ts';

/** An answer whose body has not been read yet. */
export interface Exchange {
  readonly request: RequestDescription;
  readonly response: Response;
  /** Which attempt this is, from 0. */
  readonly attempt: number;
  readonly limit: TimeLimit;
  readonly log: RequestLog;
}

/** Data and the answer that it was read from. */
export interface Received<T> {
  readonly data: T;
  readonly response: Response;
}

/**
 * ky sends one attempt and no more: when to repeat, how long to wait and what is an error follow our own rules. All of
 * its own defaults for these (two retries, a limit of 10 s, throwing) are therefore switched off.
 */
const oneAttempt = { retry: 0, timeout: false, throwHttpErrors: false } as const;

/** An error's body gets this long to arrive where the call itself has no limit, in milliseconds. */
const errorBodyLimit = 10_000;

/** The one door: every request of the client goes through {@link send}. */
export class Transport {
  readonly #settings: TransportSettings;

  constructor(settings: TransportSettings) {
    this.#settings = settings;
  }

  /** Sends until there is a good answer, or a failure that may not or can no longer be repeated. */
  async send(request: RequestDescription, firstAttempt = 0): Promise<Exchange> {
    for (let attempt = firstAttempt; ; attempt += 1) {
      const log = new RequestLog(this.#settings.logger, this.#settings.logLevel, request, attempt);
      try {
        return await this.#exchange(request, attempt, log);
      } catch (error) {
        await this.#waitToRepeat(request, attempt, error, log);
      }
    }
  }

  /** Reads an answer. Where the body breaks off and the request may be repeated, it is. */
  async receive<T>(exchange: Exchange, read: (exchange: Exchange) => Promise<T>): Promise<Received<T>> {
    for (let current = exchange; ;) {
      const { request, response, attempt, limit, log } = current;
      try {
        const data = await limit.race(read(current));
        log.received(data);
        return { data, response };
      } catch (error) {
        await this.#waitToRepeat(request, attempt, toTypedError(error, request, limit, log), log);
        current = await this.send(request, attempt + 1);
      }
    }
  }

  async #exchange(request: RequestDescription, attempt: number, log: RequestLog): Promise<Exchange> {
    const { fetch, apiKey } = this.#settings;
    const limit = new TimeLimit(request.timeout, request.signal);
    try {
      request.signal?.throwIfAborted();
      log.key = typeof apiKey === 'function' ? await limit.race(readApiKey(this.#settings)) : apiKey;
      const { url, method, body } = request;
      const headers = toHeaders(this.#headers(request, attempt, log.key));
      log.sending(headers);
      const init = {
        ...this.#settings.fetchOptions,
        ...request.fetchOptions,
        method,
        headers,
        signal: limit.signal,
      };
      if (body !== undefined) Object.assign(init, { body });
      // Replacements of `fetch` expect a URL and an init, so they get ours and not the Request that ky makes; making one
      // with headers and body would also copy both for nothing.
      const answer = ky(url, { ...oneAttempt, fetch: () => fetch(url, init) });
      const response: Response = await limit.race(answer);
      log.answered(response);
      if (response.ok) return { request, response, attempt, limit, log };
      const text = await limit
        .race(readErrorText(response), Math.min(request.timeout, errorBodyLimit))
        .catch(() => '');
      request.signal?.throwIfAborted();
      const { taskId } = request;
      throw createAPIError(response.status, log.redact(text), log.redactHeaders(response.headers), {
        taskId,
      });
    } catch (error) {
      throw toTypedError(error, request, limit, log);
    }
  }

  #headers(request: RequestDescription, attempt: number, key: string | null | undefined): HeaderRecord {
    const { userAgent, environmentHeaders, defaultHeaders } = this.#settings;
    const record: HeaderRecord = { accept: request.accept, 'x-handinger-retry-count': String(attempt) };
    if (userAgent) record['user-agent'] = userAgent;
    if (key) record['authorization'] = `Bearer ${key}`;
    mergeHeaders(mergeHeaders(record, environmentHeaders), defaultHeaders);
    for (const headers of request.headers) mergeHeaders(record, headers);
    return record;
  }

  /** Waits for the next attempt's turn; throws the error where there is to be none. */
  async #waitToRepeat(
    request: RequestDescription,
    attempt: number,
    error: unknown,
    log: RequestLog,
  ): Promise<void> {
    log.failed(error);
    if (attempt >= request.maxRetries || !mayRepeat(request, error)) throw error;
    const delay = retryDelay(attempt, error instanceof APIError ? error.headers : undefined);
    if (delay === undefined) throw error;
    log.repeating(delay);
    await sleep(delay, request.signal).catch((cause: unknown) => {
      throw new APIUserAbortError({ cause, taskId: request.taskId });
    });
  }
}

function mayRepeat({ retry }: RequestDescription, error: unknown): boolean {
  if (error instanceof APIConnectionError)
    return mayRepeatAfterFailure(retry, neverReachedServer(error.cause));
  if (!(error instanceof APIError) || error.status === undefined || error.status < 400) return false;
  const { status, code, headers } = error;
  return mayRepeatAfterAnswer(retry, { status, code, shouldRetry: headers?.get('x-should-retry') ?? null });
}

/** Everything that is thrown while a request is under way, as one of our errors. */
function toTypedError(
  error: unknown,
  request: RequestDescription,
  limit: TimeLimit,
  log: RequestLog,
): unknown {
  const { taskId, timeout, signal } = request;
  if (error instanceof HandingerError) return error;
  if (signal?.aborted) return new APIUserAbortError({ cause: signal.reason, taskId });
  if (limit.reason === 'timeout') {
    return new APIConnectionTimeoutError({ message: `Request timed out after ${timeout} ms.`, taskId });
  }
  const cause = isNetworkError(error) ? error.cause : error;
  return createConnectionError(log.redactError(cause), taskId);
}
