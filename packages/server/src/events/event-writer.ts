import type { EventRepository, EventRow } from '../repositories/event-repository.ts';

interface Batch {
  readonly rows: EventRow[];
  readonly stored: PromiseWithResolvers<void>;
}

/**
 * Writes the events of all tasks in the order in which they came: one statement at a time, each with everything that
 * gathered during the one before.
 */
export class EventWriter {
  readonly #repository: EventRepository;
  readonly #onStored: (events: readonly EventRow[]) => void;
  #next: Batch | undefined;
  #isWriting = false;

  constructor(repository: EventRepository, onStored: (events: readonly EventRow[]) => void) {
    this.#repository = repository;
    this.#onStored = onStored;
  }

  /** How many events wait for the statement that is under way. */
  get backlog(): number {
    return this.#next?.rows.length ?? 0;
  }

  /** @returns What resolves when the event is stored, and rejects when it could not be. */
  add(event: EventRow): Promise<void> {
    this.#next ??= { rows: [], stored: Promise.withResolvers() };
    this.#next.rows.push(event);
    const { promise } = this.#next.stored;
    if (!this.#isWriting) {
      this.#isWriting = true;
      // After the present turn of the event loop, so that what is added together is written together.
      setImmediate(() => void this.#write());
    }
    return promise;
  }

  async #write(): Promise<void> {
    while (this.#next !== undefined) {
      const { rows, stored } = this.#next;
      this.#next = undefined;
      // Who waits for the batch gets its error; nobody may be waiting yet, and that must not end the process.
      stored.promise.catch(() => {});
      try {
        await this.#repository.append(rows);
        this.#onStored(rows);
        stored.resolve();
      } catch (error) {
        stored.reject(error);
      }
    }
    this.#isWriting = false;
  }
}
