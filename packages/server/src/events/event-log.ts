import type { EventRepository, EventRow } from '../repositories/event-repository.ts';
import { EventWriter } from './event-writer.ts';
import { TaskFeed } from './task-feed.ts';

/** Rows read from the database at once. */
const pageLength = 500;

/** Above this, a turn waits for the database instead of filling the memory. */
const backlogLimit = 2000;

/** What the log takes: any chunk of the stream. */
export interface LoggedChunk {
  readonly type: string;
}

/**
 * The log of every task's chunks. A reader is shown an event only once it is stored: whatever a client has seen, it can
 * resume after, even when the process is killed at that moment.
 */
export class EventLog {
  readonly #repository: EventRepository;
  readonly #writer: EventWriter;
  readonly #feeds = new Map<string, TaskFeed>();

  constructor(repository: EventRepository) {
    this.#repository = repository;
    this.#writer = new EventWriter(repository, (events) => this.#publish(events));
  }

  /** Announces that events of the task will come: from this call on, its readers wait for them. */
  async open(taskId: string, isNew: boolean): Promise<void> {
    const feed = new TaskFeed();
    this.#feeds.set(taskId, feed);
    feed.startAfter(isNew ? 0 : await this.#repository.findLast(taskId));
  }

  isOpen(taskId: string): boolean {
    return this.#feeds.has(taskId);
  }

  /** Adds a chunk; resolves at once unless the database can't keep up. */
  async append(taskId: string, turnId: string, chunk: LoggedChunk): Promise<void> {
    const feed = this.#feedOf(taskId);
    feed.lastWrite = this.#writer.add(toRow(feed, taskId, turnId, chunk));
    if (this.#writer.backlog > backlogLimit) await feed.lastWrite;
  }

  /**
   * Adds a turn's last chunks in the transaction that ends the turn, so that after a crash there are both or neither.
   *
   * @param end Runs the transaction, and in it stores the rows that it is given.
   */
  async appendLast<Result>(
    taskId: string,
    turnId: string,
    chunks: readonly LoggedChunk[],
    end: (rows: EventRow[]) => Promise<Result>,
  ): Promise<Result> {
    const feed = this.#feedOf(taskId);
    await feed.lastWrite;
    const rows = chunks.map((chunk) => toRow(feed, taskId, turnId, chunk));
    const result = await end(rows);
    feed.publish(rows);
    return result;
  }

  /**
   * Lets the task's readers end when they have seen everything.
   *
   * @param isCut The task has more to do, but not in this process: its readers fail, so that they come back for the rest.
   */
  close(taskId: string, isCut = false): void {
    this.#feeds.get(taskId)?.close(isCut);
    this.#feeds.delete(taskId);
  }

  /** The stored events after number `after`, in batches, oldest first. */
  async *readStored(taskId: string, after: number): AsyncGenerator<EventRow[], number> {
    let last = after;
    for (;;) {
      const page = this.#feeds.get(taskId)?.after(last) ?? (await this.#fetch(taskId, last));
      if (page.length === 0) return last;
      last = page.at(-1)!.n;
      yield page;
    }
  }

  /** Every event after number `after`, then the live ones, until the task has nothing more to do or the signal aborts. */
  async *follow(taskId: string, after: number, signal: AbortSignal): AsyncGenerator<EventRow[]> {
    let last = after;
    while (!signal.aborted) {
      const feed = this.#feeds.get(taskId);
      const changed = feed?.changed();
      last = yield* this.readStored(taskId, last);
      if (feed === undefined) {
        // It may have appeared since the look above, and then there are events to come.
        if (!this.#feeds.has(taskId)) return;
        continue;
      }
      if (!feed.isClosed) await untilChanged(feed, changed!, signal);
      if (feed.isCut) {
        yield* this.readStored(taskId, last);
        throw new Error(`Task ${taskId} has more to do than this process will.`);
      }
    }
  }

  /** The number after which to read to see all of a turn. */
  async findStart(taskId: string, turnId: string): Promise<number> {
    const first = await this.#repository.findFirstOfTurn(taskId, turnId);
    return first === undefined ? this.#repository.findLast(taskId) : first - 1;
  }

  async findLast(taskId: string): Promise<number> {
    return this.#repository.findLast(taskId);
  }

  async #fetch(taskId: string, after: number): Promise<EventRow[]> {
    return this.#repository.listAfter(taskId, after, pageLength);
  }

  #feedOf(taskId: string): TaskFeed {
    const feed = this.#feeds.get(taskId);
    if (feed === undefined) throw new Error(`The log of task ${taskId} is not open.`);
    return feed;
  }

  #publish(events: readonly EventRow[]): void {
    for (const [taskId, ofTask] of Map.groupBy(events, (event) => event.taskId)) {
      this.#feeds.get(taskId)?.publish(ofTask);
    }
  }
}

function toRow(feed: TaskFeed, taskId: string, turnId: string, chunk: LoggedChunk): EventRow {
  return { taskId, n: feed.nextNumber(), turnId, type: chunk.type, data: JSON.stringify(chunk) };
}

async function untilChanged(feed: TaskFeed, changed: Promise<void>, signal: AbortSignal): Promise<void> {
  const wake = () => feed.wake();
  signal.addEventListener('abort', wake, { once: true });
  try {
    if (!signal.aborted) await changed;
  } finally {
    signal.removeEventListener('abort', wake);
  }
}
