import { sleep } from '../async/sleep.ts';
import { answeredIds } from '../errors/answered-ids.ts';
import type { Attempt } from '../errors/attempt.ts';
import { createAbortError } from '../errors/create-abort-error.ts';
import { HandingerError } from '../errors/handinger-error.ts';
import { ResponseValidationError } from '../errors/response-validation-error.ts';
import type { Worker } from '../generated/types.gen.ts';
import type { LookOptions } from '../tasks/task-api.ts';
import type { ChunkSource, Reconnection } from './chunk-source.ts';
import { closingChunks } from './closing-chunks.ts';
import { createStreamError } from './create-stream-error.ts';
import { EventSequence } from './event-sequence.ts';
import { FailureRun } from './failure-run.ts';
import { findTurn, pollTurn, type PollTarget } from './poll-turn.ts';
import { bufferedWarning, type StreamWarning } from './flow-watch.ts';
import { planReconnect } from './reconnect-plan.ts';
import { StreamConnection, type StreamAnswer } from './stream-connection.ts';
import type { StreamContext } from './stream-context.ts';
import { silence, StreamWait } from './stream-wait.ts';
import type { SnapshotReason, TaskChunk } from './task-chunk.ts';
import type { TurnFold } from './turn-fold.ts';

/** The chunks of a stream over as many connections as it takes. */
export class ResumingSource implements ChunkSource {
  response: Response;
  taskId: string | undefined;
  turnId: string | undefined;
  workerId: string | undefined;
  onReconnect: ((event: Reconnection) => void) | undefined;
  onResume: (() => void) | undefined;
  onWarning: ((warning: StreamWarning) => void) | undefined;

  readonly #context: StreamContext | undefined;
  readonly #wait: StreamWait;
  readonly #sequence: EventSequence;
  /** Whether the call only reads; undefined where only the call itself knows. Connections that come later always only read. */
  readonly #isSafe: boolean | undefined;
  /** The last answer: its log is used also when the connection is closed. */
  #answer: StreamAnswer | undefined;
  /** The answer that came with the stream, until it is read. */
  #first: StreamAnswer | undefined;
  #connection: StreamConnection | undefined;
  /** The server has said which turn it is. */
  #isTurnKnown: boolean;
  #pollReason: SnapshotReason | undefined;
  readonly #run = new FailureRun();
  #hasWarned = false;

  /** @param answer the first one; without it, the stream is opened when it is read */
  constructor(answer: StreamAnswer | undefined, context: StreamContext | undefined) {
    const { taskId, turnId } = answeredIds(answer?.response.headers);
    this.#isSafe = answer ? answer.request?.retry === 'safe' : context?.scope === 'worker' || undefined;
    this.#answer = this.#first = answer;
    this.#context = context;
    this.response = answer?.response ?? new Response(null);
    this.taskId = taskId ?? context?.taskId ?? answer?.request?.call.identity.taskId;
    this.turnId = turnId ?? context?.turnId;
    this.workerId = context?.workerId;
    this.#isTurnKnown = turnId !== undefined || answer === undefined;
    this.#wait = new StreamWait(
      context ? context.signal : answer?.request?.signal,
      context?.idleTimeout ?? 0,
    );
    this.#sequence = new EventSequence({
      isOfOneTurn: context?.scope === 'turn',
      turnId: this.#isTurnKnown ? this.turnId : undefined,
      lastEventId: context?.lastEventId,
      isOwnAnswer: answer !== undefined,
      checkChunk: context?.checkChunk,
    });
  }

  get controller(): AbortController {
    return this.#wait.controller;
  }
  get fold(): TurnFold {
    return this.#sequence.fold;
  }
  get lastEventId(): string | undefined {
    return this.#sequence.lastEventId;
  }
  get raw(): string | undefined {
    return this.#sequence.raw;
  }
  get isOver(): boolean {
    return this.#sequence.isOver;
  }

  take(): TaskChunk | undefined {
    const chunk = this.#sequence.take();
    if (chunk?.type === 'data-task') {
      const { taskId, turnId, workerId } = chunk.data;
      Object.assign(this, { taskId, turnId, workerId });
      this.#isTurnKnown = true;
    }
    return chunk;
  }

  async fill(): Promise<boolean> {
    const sequence = this.#sequence;
    for (;;) {
      if (sequence.isOver) {
        await this.#close();
        return false;
      }
      try {
        if (sequence.isLost) this.#pollReason ??= 'gap';
        if (this.#pollReason) await this.#poll(this.#pollReason);
        if (sequence.hasReady) return true;
        if (sequence.failure) throw sequence.failure;
        this.#connection ??= await this.#connect();
        const events = await this.#wait.for(this.#connection.read(), { idle: true });
        if (!events) throw new Error('The answer ended before the stream did.');
        if (this.#connection.isBuffered()) this.#warn();
        if (events.length === 0) continue;
        sequence.add(events);
        return true;
      } catch (error) {
        await this.#recover(error);
      }
    }
  }

  leave(): void {
    const reason = this.#aborted();
    this.#disconnect(reason, 'aborted');
    this.#wait.end();
    // One that was never read has only its body to be closed by, and the limit of its request.
    this.#first?.entry?.end(reason, 'aborted');
    this.#first?.limit?.release();
    const { body } = this.response;
    if (body && !body.locked) void body.cancel().catch(() => undefined);
  }

  async findWorker(): Promise<Worker> {
    const { taskId, workerId } = this;
    const context = this.#context;
    if (!context) throw workerMissing();
    if (context.scope === 'turn') return (await pollTurn(context, this.#target(), this.#wait)).worker;
    const look: LookOptions = { signal: this.#wait.signal, action: 'find' };
    const worker =
      workerId === undefined
        ? undefined
        : await this.#wait.for(context.api.findWorker(workerId, taskId, look));
    if (!worker) throw workerMissing();
    return worker;
  }

  report(what: string, error: unknown): void {
    this.#answer?.log?.warn(what, error);
  }

  async #connect(): Promise<StreamConnection> {
    const first = this.#first;
    this.#first = undefined;
    return new StreamConnection(first ?? (await this.#open()));
  }

  /** Asks for the stream, from the last event on. */
  async #open(): Promise<StreamAnswer> {
    const context = this.#context as StreamContext;
    const sequence = this.#sequence;
    const opening = new AbortController();
    const look: LookOptions = { signal: opening.signal, action: 'resume' };
    try {
      const isFromStart = sequence.resumeAfter === undefined;
      if (this.workerId === undefined || (isFromStart && context.scope === 'turn' && !this.#isTurnKnown)) {
        await this.#find(look);
      }
      const { workerId = '', taskId } = this;
      const answer = await this.#wait.for(
        context.api.openStream(workerId, taskId, sequence.resumeAfter, look),
        {
          idle: true,
        },
      );
      this.#answer = answer;
      this.response = answer.response;
      sequence.reconnected();
      this.onResume?.();
      return answer;
    } catch (error) {
      opening.abort();
      throw error;
    }
  }

  /** Looks up what the answer would have told. */
  async #find(look: LookOptions): Promise<void> {
    const { task, turn } = await findTurn(this.#context as StreamContext, this.#target(), this.#wait, look);
    this.workerId = task.workerId;
    if (this.#context?.scope !== 'turn') return;
    this.turnId = this.#sequence.filter.turnId = turn.id;
    this.#isTurnKnown = true;
  }

  /** Reads the task until the turn is over, and ends the stream with what it tells. */
  async #poll(reason: SnapshotReason): Promise<void> {
    const context = this.#context as StreamContext;
    this.#disconnect();
    const { turn, worker } = await pollTurn(context, this.#target(), this.#wait);
    Object.assign(this, { taskId: turn.taskId, turnId: turn.id, workerId: worker.id });
    this.#sequence.endWith(closingChunks(turn, worker, reason));
    this.#pollReason = undefined;
  }

  #target(): PollTarget {
    const { taskId, workerId } = this;
    const turnId = this.#context?.scope === 'turn' ? this.turnId : undefined;
    return { taskId, workerId, turnId, isTurnKnown: this.#isTurnKnown };
  }

  /** After a failure: waits until it is time to connect again, or turns to reading the task. @throws where nothing is left to do */
  async #recover(failure: unknown): Promise<void> {
    const context = this.#context;
    const sequence = this.#sequence;
    const interrupted = this.#interrupted(failure);
    this.#disconnect(interrupted, failure === silence ? 'idle' : undefined);
    if (failure instanceof ResponseValidationError) throw failure;
    if (this.#wait.signal.aborted) throw this.#aborted();
    if (!context || this.#pollReason) throw interrupted;
    this.#run.add(sequence.progress, failure === silence || failure === sequence.failure);
    sequence.failure = undefined;
    const { isResumable, lastEventId } = sequence;
    const { failures, useless } = this.#run;
    const { maxReconnects } = context;
    const plan = planReconnect({ error: failure, failures, useless, maxReconnects, isResumable });
    if (plan.action === 'fail') throw interrupted;
    const delay = plan.action === 'poll' ? 0 : plan.delay;
    this.onReconnect?.({ action: plan.action, attempt: failures, delay, lastEventId, cause: interrupted });
    if (plan.action === 'poll') this.#pollReason = plan.reason;
    else await this.#wait.for(sleep(delay, this.#wait.signal)).catch(() => undefined);
    if (this.#wait.signal.aborted) throw this.#aborted();
  }

  /** That something on the way keeps the stream back: once, and what is to be done. */
  #warn(): void {
    if (this.#hasWarned) return;
    this.#hasWarned = true;
    this.#answer?.log?.warn(bufferedWarning.message);
    this.onWarning?.(bufferedWarning);
  }

  async #close(): Promise<void> {
    if (this.#connection?.isBuffered(this.fold.usage?.durationMs)) this.#warn();
    this.#sequence.skipToDone();
    await this.#connection?.drain(this.#wait);
    this.#disconnect();
    this.#wait.end();
  }

  #disconnect(error?: unknown, limit?: Attempt['limit']): void {
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close(this.lastEventId, error, limit);
  }

  #aborted(): unknown {
    const { reason } = this.#wait.signal;
    return reason instanceof HandingerError ? reason : createAbortError(reason);
  }

  #interrupted(cause: unknown): HandingerError {
    const { taskId, turnId, lastEventId } = this;
    return createStreamError({
      cause,
      position: { taskId, turnId, lastEventId, chunksSeen: this.#sequence.chunksSeen },
      safeToRetry: this.#isSafe,
      idleTimeout: this.#context?.idleTimeout,
      log: this.#answer?.log,
    });
  }
}

function workerMissing(): HandingerError {
  return new HandingerError('The stream is complete, but did not tell the state of the worker.', {
    code: 'worker_missing',
  });
}
