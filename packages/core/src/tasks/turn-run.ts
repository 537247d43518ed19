import { retryDelay } from '../async/retry-delay.ts';
import { answeredIds } from '../errors/answered-ids.ts';
import { APIError } from '../errors/api-error.ts';
import { ConflictError } from '../errors/conflict-error.ts';
import { TaskOutcomeUnknownError } from '../errors/task-outcome-unknown-error.ts';
import { judgeFailure } from '../transport/judge-failure.ts';
import type { RequestDescription, TurnRequest } from '../transport/request-description.ts';
import type { Exchange, Received, Transport } from '../transport/transport.ts';
import { isUploadBody } from '../transport/upload-body.ts';
import { lookForTurn, recoverTurn, type TurnPlace, type TurnSearch } from './recover-turn.ts';
import type { TaskApi } from './task-api.ts';
import type { TurnMemory } from './turn-memory.ts';

/** What a turn is run with. */
export interface TurnRunOptions<T> {
  readonly transport: Transport;
  /** Made only when something has to be looked for. */
  readonly api: () => TaskApi;
  readonly memory: TurnMemory;
  readonly request: RequestDescription & { readonly turn: TurnRequest };
  /** Reads the answer of the request itself. */
  readonly read: (exchange: Exchange) => Promise<T>;
  /** Gives the same for a turn that is on the server. */
  readonly attach: (place: TurnPlace) => T | Promise<T>;
}

/**
 * Runs one turn, and promises its result whatever becomes of the connection: after every failure that may have reached the server
 * the turn is looked for and attached to. It is sent again only where it certainly did not arrive or is not there.
 */
export class TurnRun<T> {
  readonly #options: TurnRunOptions<T>;
  readonly #sentAt = performance.now();
  readonly #first: Promise<Exchange | TurnPlace>;
  /** Whether this run itself has sent anything. */
  #isSent = false;

  /** Sends at once. */
  constructor(options: TurnRunOptions<T>) {
    this.#options = options;
    this.#first = this.#begin();
    // Its failure is not yet the call's: whoever asks for the result may get it all the same.
    this.#first.catch(() => undefined);
  }

  /** The answer as it came: nothing is recovered, and it is sent again only where it certainly was not accepted. */
  async response(): Promise<Response> {
    const { transport, request } = this.#options;
    try {
      const first = await this.#first;
      return 'response' in first ? first.response : (await transport.send(request)).response;
    } catch (error) {
      await transport.waitToRepeat(request, 0, error);
      return (await transport.send(request, 1)).response;
    }
  }

  /** Sends until there is an answer that can be read, or the turn was found. */
  async result(): Promise<Received<T>> {
    const { transport, request, read } = this.#options;
    for (let attempt = 0, sent = this.#first; ; attempt += 1) {
      let place: TurnPlace | undefined;
      try {
        const first = await sent;
        if ('response' in first) {
          this.#learn(first.response);
          return await transport.read(first, read);
        }
        place = first;
      } catch (error) {
        place = await this.#recover(error, attempt);
      }
      if (place) return this.#attach(place);
      sent = transport.attempt(request, attempt + 1);
    }
  }

  /** The server's answer names the turn, and goes before what was sent. */
  #learn({ headers }: Response): void {
    const { memory, request } = this.#options;
    const { call, turn } = request;
    const { taskId = call.identity.taskId, turnId } = answeredIds(headers);
    if (turnId === undefined) return;
    memory.learn(turn.turnId, turnId);
    Object.assign(call.identity, { taskId, turnId });
  }

  async #attach(place: TurnPlace): Promise<Received<T>> {
    const { attach, request } = this.#options;
    const { call } = request;
    closeUpload(request);
    call.mayHaveStarted = true;
    call.identity.taskId = place.taskId;
    call.identity.turnId = place.turnId;
    const data = await attach(place);
    return { data, response: call.response as Response };
  }

  get #search(): TurnSearch {
    const { api, memory, request } = this.#options;
    return { api: api(), memory, request, sentAt: this.#sentAt };
  }

  async #begin(): Promise<Exchange | TurnPlace> {
    const { request, transport } = this.#options;
    const place = request.turn.isKeyed && request.turn.isNewTask ? await this.#findEarlier() : undefined;
    if (place) return place;
    this.#isSent = true;
    return transport.attempt(request);
  }

  /**
   * The turn that a process before this one started with the same key, on a server that gave it another id. One that keeps the ids
   * that it is sent is sent the request: it attaches to its turn by itself, and can tell when this is another request.
   */
  async #findEarlier(): Promise<TurnPlace | undefined> {
    const { turn } = this.#options.request;
    const place = await lookForTurn(this.#search).catch((error: unknown) => {
      // Who may not look may still send: then the key has to do.
      if (judgeFailure(error) !== 'refused') throw error;
    });
    if (!place || place.turnId === turn.turnId) return undefined;
    if (place.input === turn.input) return place;
    throw new ConflictError(
      409,
      undefined,
      'This idempotencyKey was used with another input.',
      new Headers(),
      {
        code: 'idempotency_conflict',
      },
    );
  }

  /** After a failure: where the turn is, or undefined when it may be sent again. @throws the failure where it may not */
  async #recover(error: unknown, attempt: number): Promise<TurnPlace | undefined> {
    const { transport, request } = this.#options;
    const { call } = request;
    const meaning = judgeFailure(error);
    if (!this.#isSent || meaning === 'refused' || meaning === 'stopped') throw this.#giveUp(error);
    const delay = this.#delay(error, attempt);
    const failedAt = performance.now();
    const pause = () =>
      transport.pause(request, attempt, Math.max(0, (delay ?? 0) - (performance.now() - failedAt)), error);

    // The server did not take it now, so it is not on its way: first wait as it asks, then look.
    if (meaning === 'deferred' && delay !== undefined) await pause();
    if (meaning !== 'unreached') {
      call.notify('onRetry', { attempt: call.attempts.count, action: 'find', delayMs: 0, error });
      const place = await this.#look(error, meaning === 'deferred');
      if (place) {
        transport.log(request, attempt).found(place.turnId);
        return place;
      }
      call.mayHaveStarted = false;
    }
    if (delay === undefined) throw this.#giveUp(error);
    if (meaning !== 'deferred') await pause();
    return undefined;
  }

  async #look(failure: unknown, wasDeferred: boolean): Promise<TurnPlace | undefined> {
    const { request } = this.#options;
    try {
      if (wasDeferred) return await lookForTurn(this.#search, 0);
      if (request.call.options.maxReconnects === 0) throw failure;
      return await recoverTurn(this.#search);
    } catch (error) {
      if (error === failure || judgeFailure(error) === 'stopped') throw this.#giveUp(error);
      // By the contract it was not accepted, and there is nothing to be unsure about.
      if (wasDeferred) return undefined;
      throw this.#giveUp(
        error instanceof TaskOutcomeUnknownError ? error : new TaskOutcomeUnknownError({ cause: failure }),
      );
    }
  }

  /** Milliseconds until it may be sent again; undefined where it may not. */
  #delay(error: unknown, attempt: number): number | undefined {
    const { body, maxRetries } = this.#options.request;
    const headers = error instanceof APIError ? error.headers : undefined;
    if (attempt >= maxRetries || headers?.get('x-should-retry') === 'false') return undefined;
    if (isUploadBody(body) && !body.replayable) {
      (error as Error).message += ` ${body.whyNotReplayable}`;
      return undefined;
    }
    return retryDelay(attempt, headers);
  }

  #giveUp(error: unknown): unknown {
    closeUpload(this.#options.request);
    return error;
  }
}

function closeUpload({ body }: RequestDescription): void {
  if (isUploadBody(body)) body.close();
}
