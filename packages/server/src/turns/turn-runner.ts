import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { ApiError } from '../errors/api-error.ts';
import { TaskRepository } from '../repositories/task-repository.ts';
import { TurnRepository, type TurnRow } from '../repositories/turn-repository.ts';
import type { StartedTurn } from '../services/start-turn.ts';
import { endInterruptedTurn } from './end-interrupted-turn.ts';
import { runStoredTurn } from './run-stored-turn.ts';
import type { TurnContext } from './turn-context.ts';
import type { TurnDependencies } from './turn-dependencies.ts';

/** What a turn is told whose process died. */
const diedSentence = 'The server ended unexpectedly while this turn was running.';

/** What a turn is told that could not be run for a reason that is nobody's but the server's. */
const faultSentence = 'The server failed while this turn was running. Its log has the details.';

/** What the caller of a turn is told that waits for the next start. */
const leftSentence =
  'The server is stopping. This turn is stored, and runs when the server is back: read its task then.';

/** A task at work. */
interface Loop {
  readonly done: Promise<void>;
  /** A turn came in after the loop had last looked for one. */
  again: boolean;
}

/**
 * Runs stored turns: those of one task one after the other, those of several tasks side by side, and all of them to their end,
 * whatever becomes of the connections that asked for them.
 */
export class TurnRunner {
  readonly #dependencies: TurnDependencies;
  readonly #logger: Logger;
  readonly #tasks: TaskRepository;
  readonly #turns: TurnRepository;
  readonly #loops = new Map<string, Loop>();
  readonly #finished = new Map<string, PromiseWithResolvers<TurnContext>>();
  readonly #stop = new AbortController();

  constructor(dependencies: TurnDependencies, logger: Logger) {
    this.#dependencies = dependencies;
    this.#logger = logger;
    this.#tasks = new TaskRepository(dependencies.database);
    this.#turns = new TurnRepository(dependencies.database);
  }

  /**
   * Runs a turn that was stored just now.
   *
   * @param refusal Why the first turn of a task may not be run: it ends with this sentence as its `error`.
   * @returns The turn when it has ended, whichever way.
   */
  run(started: StartedTurn, refusal?: string): Promise<TurnContext> {
    const finished = this.#whenFinished(started.turn.id);
    this.#wake(started.task.id, started.turn.seq === 0 ? { ...started, earlier: [], refusal } : undefined);
    return finished;
  }

  /** Waits until a turn that an earlier request stored has ended. */
  async attach(turn: TurnRow): Promise<void> {
    await this.untilKnown(turn);
    await this.#finished.get(turn.id)?.promise;
  }

  /** The request that stored a turn may not have handed it over yet. */
  async untilKnown(turn: TurnRow): Promise<void> {
    let now: TurnRow | undefined = turn;
    while (now !== undefined && !isFinal(now) && !this.#finished.has(turn.id)) {
      await setTimeout(5);
      now = await this.#turns.find(turn.id);
    }
  }

  /** After a start: ends the turns that were running when the last process died, and runs those that were waiting. */
  async recover(): Promise<void> {
    const unfinished = await this.#turns.listUnfinished();
    for (const turn of unfinished.filter(({ status }) => status === 'running'))
      await this.#endInterrupted(turn);
    const pending = unfinished.filter(({ status }) => status === 'pending');
    await this.#dependencies.files.discardAllBut(new Set(pending.map((turn) => turn.messageId)));
    for (const turn of pending) void this.#whenFinished(turn.id);
    for (const taskId of new Set(pending.map((turn) => turn.taskId))) this.#wake(taskId);
  }

  /** Ends the running turns with `error`, leaves the waiting ones for the next start, and lets go of everyone who waits. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all([...this.#loops.values()].map((loop) => loop.done));
    // No 503: that would say that the turn was not accepted, and a caller would send it again.
    for (const { reject } of this.#finished.values()) reject(new ApiError('internal', leftSentence));
    this.#finished.clear();
  }

  #whenFinished(turnId: string): Promise<TurnContext> {
    const waiting = this.#finished.get(turnId) ?? Promise.withResolvers<TurnContext>();
    this.#finished.set(turnId, waiting);
    // A stream never waits for this promise, and an unhandled rejection would end the process.
    waiting.promise.catch(() => {});
    return waiting.promise;
  }

  #wake(taskId: string, first?: TurnContext): void {
    const loop = this.#loops.get(taskId);
    if (loop !== undefined) {
      loop.again = true;
      return;
    }
    if (this.#stop.signal.aborted) return;
    this.#loops.set(taskId, { done: this.#loop(taskId, first), again: false });
  }

  async #loop(taskId: string, first: TurnContext | undefined): Promise<void> {
    const isCut = await this.#work(taskId, first);
    const again = this.#loops.get(taskId)?.again === true;
    this.#loops.delete(taskId);
    this.#dependencies.log.close(taskId, isCut);
    if (again) this.#wake(taskId);
  }

  /** @returns Whether turns are left that only the next process will run. */
  async #work(taskId: string, first: TurnContext | undefined): Promise<boolean> {
    try {
      await this.#dependencies.log.open(taskId, first !== undefined);
      let next = first ?? (await this.#findNext(taskId));
      while (next !== undefined && !this.#stop.signal.aborted) {
        const finished = await this.#run(next);
        this.#settle(finished);
        const isLast = finished.task.turnCount === finished.turn.seq + 1;
        next = isLast ? undefined : await this.#findNext(taskId);
      }
      return next !== undefined;
    } catch (error) {
      this.#logger.error(error, `Task ${taskId} could not go on.`);
      await this.#giveUp(taskId, error);
      return true;
    }
  }

  /** A fault of the server ends the turn that it hits, not the turns behind it. */
  async #run(context: TurnContext): Promise<TurnContext> {
    const { refusal } = context;
    try {
      if (refusal !== undefined) return await endInterruptedTurn(this.#dependencies, context, refusal);
      return await runStoredTurn(this.#dependencies, context, this.#stop.signal);
    } catch (error) {
      this.#logger.error(error, `Turn ${context.turn.id} could not be run.`);
      return endInterruptedTurn(this.#dependencies, context, faultSentence);
    }
  }

  async #findNext(taskId: string): Promise<TurnContext | undefined> {
    const turn = await this.#turns.findNextPending(taskId);
    return turn && this.#contextOf(turn);
  }

  async #contextOf(turn: TurnRow): Promise<TurnContext> {
    const found = await this.#tasks.find(turn.taskId);
    if (found === undefined) throw new Error(`Turn ${turn.id} has no task.`);
    const earlier = turn.seq === 0 ? [] : await this.#turns.listOfTask(turn.taskId, turn.seq - 1);
    return { worker: found.worker, task: found.task, turn, earlier };
  }

  async #endInterrupted(turn: TurnRow): Promise<void> {
    await this.#dependencies.log.open(turn.taskId, false);
    await endInterruptedTurn(this.#dependencies, await this.#contextOf(turn), diedSentence);
    this.#dependencies.log.close(turn.taskId);
  }

  #settle(finished: TurnContext): void {
    this.#finished.get(finished.turn.id)?.resolve(finished);
    this.#finished.delete(finished.turn.id);
  }

  /** The database failed in the middle of a turn: its callers get an error now, its row is put right at the next start. */
  async #giveUp(taskId: string, error: unknown): Promise<void> {
    const turns = await this.#turns.listOfTask(taskId).catch(() => []);
    for (const { id } of turns) {
      this.#finished.get(id)?.reject(error);
      this.#finished.delete(id);
    }
  }
}

function isFinal({ status }: TurnRow): boolean {
  return status !== 'pending' && status !== 'running';
}
