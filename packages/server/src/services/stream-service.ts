import { ApiError } from '../errors/api-error.ts';
import type { EventLog } from '../events/event-log.ts';
import { mergeDeltas } from '../events/merge-deltas.ts';
import type { EventRow } from '../repositories/event-repository.ts';
import type { TaskRow } from '../repositories/task-repository.ts';
import type { TurnRow } from '../repositories/turn-repository.ts';

const lastChunks = new Set(['finish', 'error', 'abort']);

/** The streams of a task, each as batches of stored events. */
export class StreamService {
  readonly #log: EventLog;

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** One turn from its first chunk to its last, waiting for it where it has not begun. */
  async *ofTurn(task: TaskRow, turn: TurnRow, signal: AbortSignal): AsyncGenerator<EventRow[]> {
    const after = turn.seq === 0 ? 0 : await this.#log.findStart(task.id, turn.id);
    for await (const batch of this.#log.follow(task.id, after, signal)) {
      const ofTurn = batch.filter((event) => event.turnId === turn.id);
      yield ofTurn;
      if (ofTurn.some((event) => lastChunks.has(event.type))) return;
    }
  }

  /** The task's turns so far, their deltas merged, and then everything that comes until it has nothing more to do. */
  async *ofTask(task: TaskRow, signal: AbortSignal): AsyncGenerator<EventRow[]> {
    let last = 0;
    for await (const batch of mergeDeltas(this.#log.readStored(task.id, 0))) {
      last = batch.at(-1)?.n ?? last;
      yield batch;
    }
    yield* this.#log.follow(task.id, last, signal);
  }

  /** Every event of the task after number `after`, then the live ones. */
  afterEvent(task: TaskRow, after: number, signal: AbortSignal): AsyncGenerator<EventRow[]> {
    return this.#log.follow(task.id, after, signal);
  }

  /** @throws {ApiError} `invalid_request` for what is no number of an event of the task. */
  async checkEventId(task: TaskRow, id: string): Promise<number> {
    const last = await this.#log.findLast(task.id);
    if (/^\d{1,15}$/.test(id) && Number(id) <= last) return Number(id);
    const sentence = `Last-Event-ID ${JSON.stringify(id.slice(0, 40))} is no event of this task, whose last is ${last}.`;
    throw new ApiError('invalid_request', sentence, [
      { path: 'last-event-id', message: 'must be the id of an event of this task' },
    ]);
  }
}
