import { setTimeout as delay } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import type { Logger } from 'pino';
import type { Database } from '../db/database.ts';
import { ApiError } from '../errors/api-error.ts';
import { DeliveryQueue } from '../jobs/delivery-queue.ts';
import type { Links } from '../links.ts';
import { WebhookDeliveryRepository } from '../repositories/webhook-delivery-repository.ts';
import type { ExecutionRow } from '../repositories/webhook-execution-repository.ts';
import { AttemptsUnderWay } from './attempts-under-way.ts';
import { beginResend, type ResendOptions } from './begin-resend.ts';
import { recordAttempts } from './record-attempts.ts';
import { recoverDeliveries } from './recover-deliveries.ts';
import { storeDelivery, type FinishedTurn } from './store-delivery.ts';
import { takeDue } from './take-due.ts';

export interface WebhookDelivererOptions {
  readonly database: Database;
  readonly client: PGlite;
  readonly links: Links;
  readonly logger: Logger;
  /** Milliseconds before the second attempt at a delivery; 5,000 by default. */
  readonly retryDelay?: number | undefined;
  /** Milliseconds that a receiver has for the head of its answer; 10,000 by default. */
  readonly timeLimit?: number | undefined;
}

/** Attempts that are under way at the same time. */
const maxUnderWay = 128;

/**
 * The pause after a round. What ends or comes in meanwhile is dealt with together, with the same few statements, and the
 * requests of the API get their turn: the embedded database works on the thread that they are answered on.
 */
const pauseMs = 10;

/** Lanes of an earlier process that are put in together: thousands would keep requests of the API waiting for seconds. */
const lanesAtOnce = 250;

/** The wait after a fault of the database. */
const faultDelayMs = 1_000;

/** A timer takes no longer wait than 25 days: it would ring at once, and again and again. */
const maxAlarmMs = 24 * 60 * 60 * 1000;

/** How long attempts may go on that the server's stop finds under way. */
const graceMs = 500;

/**
 * Delivers what turns end with to the webhooks of their workers.
 *
 * It works in rounds: each is one transaction that stores how attempts ended since the last one, and begins those that are due
 * now. Under load a round so serves many deliveries with a few statements, and without any it does nothing at all.
 */
export class WebhookDeliverer {
  readonly #database: Database;
  readonly #links: Links;
  readonly #logger: Logger;
  readonly #retryDelay: number;
  readonly #queue: DeliveryQueue;
  readonly #attempts: AttemptsUnderWay;
  /** Whether deliveries leave by themselves: between `start` and `stop`. */
  #isSending = false;
  #isStopped = false;
  /** There is something for another round. */
  #isWanted = false;
  #rounds: Promise<void> | undefined;
  #alarm: NodeJS.Timeout | undefined;
  /** The last of those that begin attempts: they do so one after the other. */
  #last: Promise<unknown> = Promise.resolve();

  constructor({ database, client, links, logger, retryDelay, timeLimit }: WebhookDelivererOptions) {
    this.#database = database;
    this.#links = links;
    this.#logger = logger;
    this.#retryDelay = retryDelay ?? 5_000;
    this.#queue = new DeliveryQueue(client, (error) => logger.error(error, 'The job queue has a fault.'));
    this.#attempts = new AttemptsUnderWay(timeLimit ?? 10_000, () => this.#run());
  }

  /** Ends what a killed process left under way. */
  async recover(): Promise<void> {
    await recoverDeliveries(this.#database);
  }

  /** From now on deliveries leave by themselves. */
  async start(): Promise<void> {
    this.#isSending = true;
    if (await new WebhookDeliveryRepository(this.#database).isAnyPending()) this.wake();
  }

  /** Ends the attempts that are under way, and leaves the rest for the next start. */
  async stop(): Promise<void> {
    this.#isSending = false;
    this.#isStopped = true;
    clearTimeout(this.#alarm);
    await this.#last;
    await Promise.race([this.#attempts.whenRecorded(), delay(graceMs, undefined, { ref: false })]);
    await this.#attempts.abort('The server stopped before the receiver had answered.').catch(() => {});
    await this.#rounds;
    await this.#queue.close();
    this.#attempts.close();
  }

  /**
   * Stores the delivery of a turn that has ended, where its worker has a webhook, in the transaction that ends the turn. A
   * fault of it is logged, and leaves the turn alone.
   *
   * @returns Whether there is one: then `wake` is to be called after the transaction.
   */
  async enqueue(transaction: Database, finished: FinishedTurn): Promise<boolean> {
    try {
      return await storeDelivery(transaction, this.#queue, this.#links, finished);
    } catch (error) {
      this.#logger.error(error, `The delivery of turn ${finished.turn.id} could not be stored.`);
      return false;
    }
  }

  /** Looks for deliveries that are due. */
  wake(): void {
    if (this.#isSending) this.#run();
  }

  /**
   * Makes one attempt at a delivery now, whatever became of it before, and waits for its end.
   *
   * @param id Of the delivery or of one of its executions.
   * @throws {ApiError} `not_found`, or `conflict` while an attempt is under way and for a worker without a webhook.
   */
  async resend(id: string, options: ResendOptions = {}): Promise<ExecutionRow> {
    const attempt = await this.#oneByOne(async () => {
      if (this.#isStopped) throw new ApiError('unavailable');
      return this.#attempts.begin(
        await this.#database.transaction((transaction) => beginResend(transaction, id, options)),
      );
    });
    return attempt.recorded.promise;
  }

  /** Cancels what is pending for a worker. */
  async cancelWorker(transaction: Database, workerId: string): Promise<void> {
    await new WebhookDeliveryRepository(transaction).cancelPending(workerId);
  }

  /** Ends the attempts for a worker whose webhook is gone. When this resolves nothing is sent to it any more. */
  async abortWorker(workerId: string): Promise<void> {
    // What was begun in a transaction before this is sent only when that is over.
    await this.#oneByOne(async () => {});
    await this.#attempts.abort('The webhook was deleted before the receiver had answered.', workerId);
  }

  #run(): void {
    this.#isWanted = true;
    this.#rounds ??= this.#work();
  }

  async #work(): Promise<void> {
    while (this.#isWanted) {
      this.#isWanted = false;
      try {
        await this.#oneByOne(() => this.#round());
        await delay(pauseMs);
      } catch (error) {
        this.#logger.error(error, 'Webhook deliveries could not be stored.');
        await this.#afterFault(error);
      }
    }
    this.#rounds = undefined;
  }

  async #round(): Promise<void> {
    if (this.#isSending && !this.#queue.isOpen) await this.#openQueue();
    const ended = this.#attempts.listEnded();
    const room = this.#isSending ? maxUnderWay - this.#attempts.size + ended.length : 0;
    const { rows, begun, joined, nextDue } = await this.#database.transaction(async (transaction) => ({
      rows: await recordAttempts(transaction, this.#queue, ended, this.#retryDelay),
      ...(await takeDue(transaction, this.#queue, room)),
    }));
    for (const attempt of ended) this.#attempts.settle(attempt, rows.get(attempt.execution.id)!);
    for (const { deliveryId, job } of joined) this.#attempts.join(deliveryId, job);
    for (const attempt of begun) this.#attempts.begin(attempt);
    this.#wakeAt(nextDue);
  }

  async #openQueue(): Promise<void> {
    await this.#queue.open();
    try {
      // From here on new deliveries come with their jobs. Those before are stored: their transactions are over when this begins.
      const lanes = await new WebhookDeliveryRepository(this.#database).listLanes();
      for (let index = 0; index < lanes.length; index += lanesAtOnce) {
        const some = lanes.slice(index, index + lanesAtOnce);
        await this.#database.transaction((transaction) => this.#queue.add(transaction, some));
        await delay(pauseMs);
      }
    } catch (error) {
      await this.#queue.close();
      throw error;
    }
  }

  #wakeAt(time: Date | null): void {
    clearTimeout(this.#alarm);
    if (time === null || !this.#isSending) return;
    const wait = Math.max(0, time.getTime() - Date.now()) + 1;
    // It looks again after the longest wait that it keeps to, also in case the clock was changed.
    this.#alarm = setTimeout(() => this.wake(), Math.min(wait, maxAlarmMs));
  }

  /** What could not be stored is tried again, unless the server is stopping: then the next start finds it open. */
  async #afterFault(error: unknown): Promise<void> {
    if (this.#isStopped) return this.#attempts.giveUp(error);
    await delay(faultDelayMs);
    this.#isWanted = true;
  }

  /** Runs what begins attempts alone, until their requests are on their way. */
  #oneByOne<Result>(action: () => Promise<Result>): Promise<Result> {
    const result = this.#last.then(action);
    this.#last = result.catch(() => {});
    return result;
  }
}
