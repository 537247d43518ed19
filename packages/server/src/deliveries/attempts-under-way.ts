import type { LaneJob } from '../jobs/delivery-queue.ts';
import type { ExecutionRow } from '../repositories/webhook-execution-repository.ts';
import { attemptDelivery } from './attempt-delivery.ts';
import type { Attempt, BegunAttempt, EndedAttempt } from './attempt.ts';
import { DeliveryAgents } from './delivery-agents.ts';
import { deliveryHeaders } from './delivery-headers.ts';

/** The attempts whose requests are on their way, and those that ended and are not recorded yet: of each delivery at most one. */
export class AttemptsUnderWay {
  readonly #timeLimit: number;
  readonly #onEnd: () => void;
  readonly #agents = new DeliveryAgents();
  /** By the id of the delivery. */
  readonly #attempts = new Map<string, Attempt>();

  /** @param timeLimit Milliseconds that a receiver has for the head of its answer. */
  constructor(timeLimit: number, onEnd: () => void) {
    this.#timeLimit = timeLimit;
    this.#onEnd = onEnd;
  }

  get size(): number {
    return this.#attempts.size;
  }

  /** Sends what is stored as begun. */
  begin(begun: BegunAttempt): Attempt {
    const recorded = Promise.withResolvers<ExecutionRow>();
    // Most attempts have nobody who waits for them.
    recorded.promise.catch(() => {});
    const attempt: Attempt = { ...begun, abort: new AbortController(), recorded, outcome: undefined };
    this.#attempts.set(begun.delivery.id, attempt);
    void this.#make(attempt);
    return attempt;
  }

  /** From now on an attempt that was made by hand is that of the job too. */
  join(deliveryId: string, job: LaneJob): void {
    const attempt = this.#attempts.get(deliveryId);
    if (attempt === undefined) throw new Error(`No attempt of ${deliveryId} is under way.`);
    attempt.job = job;
  }

  /** Those that wait to be recorded. */
  listEnded(): EndedAttempt[] {
    return [...this.#attempts.values()].filter((attempt) => attempt.outcome !== undefined) as EndedAttempt[];
  }

  /** Lets go of one that is recorded. */
  settle({ delivery, recorded }: Attempt, row: ExecutionRow): void {
    this.#attempts.delete(delivery.id);
    recorded.resolve(row);
  }

  /** Lets go of those that have ended and can not be recorded. */
  giveUp(error: unknown): void {
    for (const { delivery, recorded } of this.listEnded()) {
      this.#attempts.delete(delivery.id);
      recorded.reject(error);
    }
  }

  /** Ends those of a worker, or all, and waits until they are recorded. */
  async abort(sentence: string, workerId?: string): Promise<void> {
    const aborted = [...this.#attempts.values()].filter(
      ({ delivery }) => workerId === undefined || delivery.workerId === workerId,
    );
    for (const { abort } of aborted) abort.abort(new Error(sentence));
    await Promise.all(aborted.map(({ recorded }) => recorded.promise));
  }

  /** Waits until all that are under way now are recorded, or given up. */
  async whenRecorded(): Promise<void> {
    await Promise.allSettled([...this.#attempts.values()].map(({ recorded }) => recorded.promise));
  }

  close(): void {
    this.#agents.close();
  }

  async #make(attempt: Attempt): Promise<void> {
    const { delivery, webhook, abort } = attempt;
    attempt.outcome = await attemptDelivery({
      url: webhook.url,
      headers: deliveryHeaders(delivery, webhook.token),
      body: delivery.body,
      agents: this.#agents,
      timeLimit: this.#timeLimit,
      signal: abort.signal,
    });
    this.#onEnd();
  }
}
