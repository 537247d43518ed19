import type { EventRow } from '../repositories/event-repository.ts';

/** Events kept in memory while a task is at work; a reader that is further behind reads from the database. */
const tailLength = 1000;

/**
 * The live end of one task's log. Readers are cursors: they ask for what comes after the last number they saw, as fast as
 * they can take it, so that a slow one costs no memory and delays nobody.
 */
export class TaskFeed {
  /** Resolves when the last event that was added is stored. */
  lastWrite: Promise<void> = Promise.resolve();
  #last = 0;
  /** Undefined until it is known what the database holds. */
  #stored: number | undefined;
  #tail: EventRow[] = [];
  #change = Promise.withResolvers<void>();
  #isClosed = false;
  #isCut = false;

  /** @param last The number of the last event that the database holds. */
  startAfter(last: number): void {
    this.#last = last;
    this.#stored = last;
  }

  /** The number for the next event. */
  nextNumber(): number {
    this.#last += 1;
    return this.#last;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Closed before the task had done everything. */
  get isCut(): boolean {
    return this.#isCut;
  }

  /** Shows stored events to the readers. */
  publish(events: readonly EventRow[]): void {
    this.#tail.push(...events);
    if (this.#tail.length > tailLength) this.#tail = this.#tail.slice(-tailLength / 2);
    this.#stored = this.#tail.at(-1)?.n ?? this.#stored;
    this.wake();
  }

  /** The stored events after `n`; undefined when only the database knows. */
  after(n: number): EventRow[] | undefined {
    if (this.#stored === undefined) return undefined;
    if (n >= this.#stored) return [];
    const first = this.#tail[0]?.n;
    return first === undefined || n + 1 < first ? undefined : this.#tail.slice(n + 1 - first);
  }

  /** Resolves at the next event, or when somebody is to look again. */
  changed(): Promise<void> {
    return this.#change.promise;
  }

  wake(): void {
    this.#change.resolve();
    this.#change = Promise.withResolvers();
  }

  /** No event will come any more. */
  close(isCut: boolean): void {
    this.#isClosed = true;
    this.#isCut = isCut;
    this.wake();
  }
}
