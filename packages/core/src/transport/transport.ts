import ky, { isNetworkError } from 'ky';
import { retryDelay } from '../async/retry-delay.ts';
import { sleep } from '../async/sleep.ts';
import { TimeLimit } from '../async/time-limit.ts';
import { APIConnectionTimeoutError } from '../errors/api-connection-timeout-error.ts';
import { APIError } from '../errors/api-error.ts';
import { AuthenticationError } from '../errors/authentication-error.ts';
import { createAbortError } from '../errors/create-abort-error.ts';
import { createAPIError } from '../errors/create-api-error.ts';
import { createConnectionError } from '../errors/create-connection-error.ts';
import { HandingerError } from '../errors/handinger-error.ts';
import { announceRequest } from './announce-request.ts';
import type { AttemptEntry } from './attempt-log.ts';
import { chooseFetchOptions } from './choose-fetch-options.ts';
import { provesNothingStarted } from './judge-failure.ts';
import { KeySource, type LentKey } from './key-source.ts';
import { mergeHeaders, toHeaders, type HeaderRecord } from './merge-headers.ts';
import { readErrorText } from './read-error-text.ts';
import { RequestLog } from './request-log.ts';
import type { RequestDescription } from './request-description.ts';
import { mayRepeat } from './retry-policy.ts';
import type { TransportSettings } from './transport-settings.ts';
import { isUploadBody, type SentBody } from './upload-body.ts';

/** An answer whose body has not been read yet. */
export interface Exchange {
  readonly request: RequestDescription;
  readonly response: Response;
  /** Which attempt this is, from 0. */
  readonly attempt: number;
  readonly limit: TimeLimit;
  readonly log: RequestLog;
  /** Its line in the call's timeline. */
  readonly entry: AttemptEntry;
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
  readonly #keys: KeySource;
  /** The key that was used last, in order to keep it out of messages. */
  #key: string | null | undefined;

  constructor(settings: TransportSettings) {
    this.#settings = settings;
    this.#keys = new KeySource(settings);
  }

  /** Sends until there is a good answer, or a failure that may not or can no longer be repeated. */
  async send(request: RequestDescription, firstAttempt = 0): Promise<Exchange> {
    for (let attempt = firstAttempt; ; attempt += 1) {
      try {
        return await this.attempt(request, attempt);
      } catch (error) {
        await this.waitToRepeat(request, attempt, error);
      }
    }
  }

  /** Reads an answer. Where the body breaks off and the request may be repeated, it is. */
  async receive<T>(exchange: Exchange, read: (exchange: Exchange) => Promise<T>): Promise<Received<T>> {
    for (let current = exchange; ;) {
      try {
        return await this.read(current, read);
      } catch (error) {
        const { request, attempt } = current;
        await this.waitToRepeat(request, attempt, error);
        current = await this.send(request, attempt + 1);
      }
    }
  }

  /** Reads one answer, once. */
  async read<T>(exchange: Exchange, read: (exchange: Exchange) => Promise<T>): Promise<Received<T>> {
    const { request, response, limit, log, entry } = exchange;
    try {
      const data = await limit.race(read(exchange));
      log.received(data);
      return { data, response };
    } catch (error) {
      const typed = toTypedError(error, request, limit, log);
      entry.end(typed, limit.reason);
      log.failed(typed);
      throw typed;
    }
  }

  /** Sends once; and once more with a new key, where the server refused the one that the caller's function gave. */
  attempt(request: RequestDescription, attempt = 0): Promise<Exchange> {
    const { apiKey } = this.#settings;
    return typeof apiKey === 'function'
      ? this.#attemptWithLentKey(request, attempt)
      : this.#attempt(request, attempt);
  }

  async #attemptWithLentKey(request: RequestDescription, attempt: number): Promise<Exchange> {
    const lent: Partial<LentKey> = {};
    try {
      const lend = async () => Object.assign(lent, await this.#keys.read()).key;
      return await this.#attempt(request, attempt, lend);
    } catch (error) {
      if (!this.#isRenewable(request, lent, error)) throw error;
      await this.pause(request, attempt, 0, error);
      return this.#attempt(request, attempt, () => this.#keys.renew(lent));
    }
  }

  /** Whether another key might do, and the request can be sent again. It certainly was not accepted. */
  #isRenewable(request: RequestDescription, lent: Partial<LentKey>, error: unknown): lent is LentKey {
    const { key } = lent;
    if (key === undefined || !(error instanceof AuthenticationError)) return false;
    // Where the caller's headers put another in its place, a new one changes nothing.
    const isSent = this.#headers(request, 0, key)['authorization'] === `Bearer ${key}`;
    return isSent && (!isUploadBody(request.body) || request.body.replayable);
  }

  /** @param lend gives the key, where it comes from a function */
  async #attempt(
    request: RequestDescription,
    attempt: number,
    lend?: () => Promise<string | undefined>,
  ): Promise<Exchange> {
    const { fetch, apiKey, logger, logLevel } = this.#settings;
    const { call, action } = request;
    const log = new RequestLog(logger, logLevel, request, attempt);
    const entry = call.attempts.begin(action);
    const { mayHaveStarted } = call;
    const limit = new TimeLimit(request.timeout, request.signal);
    try {
      request.signal?.throwIfAborted();
      this.#key = lend ? await limit.race(lend()) : (apiKey as string | null);
      log.key = call.key = this.#key;
      const { url, method, body } = request;
      const headers = toHeaders(this.#headers(request, attempt, log.key));
      if (call.hears('onRequest')) announceRequest(request, entry, headers, log);
      log.sending(headers);
      const init = {
        ...chooseFetchOptions(request, this.#settings.fetchOptions),
        method,
        headers,
        signal: limit.signal,
      };
      // Replacements of `fetch` expect a URL and an init, so they get ours and not the Request that ky makes; making one
      // with headers and body would also copy both for nothing.
      const send = (more: Partial<SentBody>): Promise<Response> =>
        ky(url, { ...oneAttempt, fetch: () => fetch(url, { ...init, ...more }) });
      const answer = isUploadBody(body) ? body.attempt(send) : send(body == null ? {} : { body });
      call.mayHaveStarted ||= request.retry !== 'safe';
      const response: Response = await limit.race(answer);
      entry.answered(response.status, log.redact(response.headers.get('x-request-id') ?? undefined));
      log.answered(response, entry.elapsed());
      if (call.hears('onResponse')) {
        const { status, headers: answerHeaders } = response;
        call.notify('onResponse', {
          attempt: entry.number,
          action,
          status,
          durationMs: entry.elapsed(),
          headers: log.redactHeaders(answerHeaders),
        });
      }
      if (response.ok) {
        call.response = response;
        return { request, response, attempt, limit, log, entry };
      }
      // A look is answered by the error's own words: a part of them could not be told from a proxy's.
      const isLook = action !== 'send';
      const text = await limit
        .race(readErrorText(response, isLook), Math.min(request.timeout, errorBodyLimit))
        .catch((error: unknown) => {
          if (isLook) throw error;
          return '';
        });
      request.signal?.throwIfAborted();
      throw createAPIError(response.status, log.redact(text), log.redactHeaders(response.headers));
    } catch (error) {
      const typed = toTypedError(error, request, limit, log);
      if (provesNothingStarted(typed)) call.mayHaveStarted = mayHaveStarted;
      entry.end(typed, limit.reason);
      log.failed(typed);
      // A request whose body can't be read to its end must not be left open: the server would wait for the rest.
      limit.release();
      throw typed;
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
  async waitToRepeat(request: RequestDescription, attempt: number, error: unknown): Promise<void> {
    const upload = isUploadBody(request.body) ? request.body : undefined;
    const isWanted = attempt < request.maxRetries && mayRepeat(request.retry, error);
    if (isWanted && upload?.replayable === false) (error as Error).message += ` ${upload.whyNotReplayable}`;
    const delay =
      isWanted && upload?.replayable !== false
        ? retryDelay(attempt, error instanceof APIError ? error.headers : undefined)
        : undefined;
    if (delay === undefined) {
      upload?.close();
      throw error;
    }
    await this.pause(request, attempt, delay, error);
  }

  /** For what is said between two attempts. */
  log(request: RequestDescription, attempt: number): RequestLog {
    const log = new RequestLog(this.#settings.logger, this.#settings.logLevel, request, attempt);
    log.key = this.#key;
    return log;
  }

  /** Waits before a further request of the call, and says so. */
  async pause(request: RequestDescription, attempt: number, delay: number, error: unknown): Promise<void> {
    const { call, action, signal } = request;
    this.log(request, attempt).repeating(delay);
    call.notify('onRetry', { attempt: call.attempts.count, action, delayMs: delay, error });
    await sleep(delay, signal).catch((reason: unknown) => {
      throw createAbortError(reason);
    });
  }
}

/** Everything that is thrown while a request is under way, as one of our errors. */
function toTypedError(
  error: unknown,
  request: RequestDescription,
  limit: TimeLimit,
  log: RequestLog,
): unknown {
  const { timeout, signal } = request;
  if (signal?.aborted && (error === signal.reason || !(error instanceof HandingerError))) {
    return createAbortError(signal.reason);
  }
  if (error instanceof HandingerError) return error;
  if (limit.reason === 'timeout') {
    return new APIConnectionTimeoutError({ message: `Request timed out after ${timeout} ms.` });
  }
  const cause = isNetworkError(error) ? error.cause : error;
  return createConnectionError(log.redactError(cause));
}
