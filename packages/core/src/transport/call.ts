import type { DeadlineLimit } from '../errors/deadline-exceeded-error.ts';
import { HandingerError } from '../errors/handinger-error.ts';
import { checkSchema } from '../output/check-schema.ts';
import { AttemptLog } from './attempt-log.ts';
import { checkNumber } from './check-number.ts';
import { startDeadline, type Deadline } from './deadline.ts';
import type { CallIdentity, Hooks } from './hooks.ts';
import { redactText } from './redact.ts';
import type { RequestOptions } from './request-options.ts';
import type { TransportSettings } from './transport-settings.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type EventOf<Name extends keyof Hooks> = Parameters<NonNullable<Hooks[Name]>>[0];

export type CallOptions = RequestOptions & {
  readonly idleTimeout: number;
  readonly maxReconnects: number;
  readonly maxRetries: number;
};

let calls = 0;

/** One call of the client: what its requests share, from its beginning to its end. */
export class Call {
  readonly identity: Writable<CallIdentity>;
  /** The caller's, with the client's own where the caller gave none; `signal` is the caller's and the deadline as one. */
  readonly options: CallOptions;
  readonly attempts = new AttemptLog();
  /** Whether something may have been started on the server; what is no task counts as well. */
  mayHaveStarted = false;
  /** The last answer with a good status. */
  response: Response | undefined;

  /** The key of the last request; known only in order to keep it out. */
  key: string | null | undefined;

  readonly #settings: TransportSettings;
  readonly #deadline: Deadline | undefined;
  readonly #started = performance.now();
  #hasEnded = false;

  /** @throws {HandingerError} `invalid_option`, `invalid_schema` */
  constructor(
    operation: string,
    settings: TransportSettings,
    options: RequestOptions,
    limit?: DeadlineLimit,
  ) {
    const deadline = options.deadline ?? settings.deadline;
    const idleTimeout = options.idleTimeout ?? settings.idleTimeout;
    const maxReconnects = options.maxReconnects ?? settings.maxReconnects;
    const maxRetries = options.maxRetries ?? settings.maxRetries;
    const timeout = options.timeout ?? settings.timeout;
    // The client's own too: a program may have changed them, and NaN retries would never end.
    checkNumber('deadline', deadline);
    checkNumber('idleTimeout', idleTimeout);
    checkNumber('maxReconnects', maxReconnects);
    checkNumber('maxRetries', maxRetries);
    checkNumber('timeout', timeout);
    if (options.schema !== undefined) checkSchema(options.schema);
    calls += 1;
    this.identity = { id: `call_${calls}`, operation, taskId: undefined, turnId: undefined };
    this.#settings = settings;
    this.key = typeof settings.apiKey === 'string' ? settings.apiKey : undefined;
    this.#deadline = startDeadline(deadline, options.signal, limit);
    const signal = this.#deadline?.signal ?? options.signal;
    this.options = { ...options, signal, idleTimeout, maxReconnects, maxRetries, timeout };
    this.notify('onCall', {});
  }

  /** Whether somebody listens: making up an event costs something. */
  hears(name: keyof Hooks): boolean {
    return this.#settings.hooks?.[name] !== undefined;
  }

  notify<Name extends keyof Hooks>(name: Name, event: Omit<EventOf<Name>, 'call'>): void {
    const { hooks, logger } = this.#settings;
    const hook = hooks?.[name] as ((event: object) => unknown) | undefined;
    if (!hook) return;
    this.#conceal();
    // A hook that fails must not fail the call: its task may have been started, and paid for.
    const report = (error: unknown) => {
      try {
        logger.warn(`The hook ${name} failed: ${String(error)}`);
      } catch {
        // Neither may a logger.
      }
    };
    try {
      const result = hook.call(hooks, { ...event, call: this.identity });
      if (result instanceof Promise) result.catch(report);
    } catch (error) {
      report(error);
    }
  }

  /** The error as it is thrown to the caller: with all that the call knows. */
  explain(error: unknown): unknown {
    if (!(error instanceof HandingerError)) return error;
    this.#conceal();
    const { taskId, turnId } = this.identity;
    return Object.assign(error, {
      taskId: this.#redact(error.taskId ?? taskId),
      turnId: this.#redact(error.turnId ?? turnId),
      safeToRetry: error.safeToRetry ?? !this.mayHaveStarted,
      attempts: this.attempts.list(),
    });
  }

  /** Ends the call with an error, and gives it back as {@link explain} does. */
  fail(error: unknown): unknown {
    const explained = this.explain(error);
    this.end(explained);
    return explained;
  }

  /** A server may echo the key in any id, and a program may have it in a path of its own. */
  #conceal(): void {
    const { identity } = this;
    identity.operation = this.#redact(identity.operation) ?? '';
    identity.taskId = this.#redact(identity.taskId);
    identity.turnId = this.#redact(identity.turnId);
  }

  #redact(text: string | undefined): string | undefined {
    return text === undefined ? text : redactText(text, this.key);
  }

  /** Once, when nothing more is to come of the call; later ends are ignored. */
  end(error?: unknown): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.#deadline?.release();
    if (!this.hears('onEnd')) return;
    const durationMs = performance.now() - this.#started;
    this.notify('onEnd', { durationMs, attempts: this.attempts.count, error });
  }
}
