import type { Turn, Worker } from '../generated/types.gen.ts';
import type { TaskChunk } from '../streaming/task-chunk.ts';
import { isOver, LiveTurn } from './live-turn.ts';
import { storedMessages } from './stored-messages.ts';
import type { Submission } from './submission.ts';
import type { TaskMessage } from './task-message.ts';

/** A turn that was followed, and has come to its end. */
interface EndedTurn {
  readonly turn: Turn;
  readonly live: LiveTurn;
  /** What of it no stream has told. */
  readonly missing: readonly TaskChunk[];
}

/** The turns of a task in execution order: those that are over, as messages, and those that run, wait or are on their way. */
export class TaskTurns {
  #history: readonly TaskMessage[] = [];
  readonly #settled = new Set<string>();
  #live: readonly LiveTurn[] = [];
  /** The last of those that are over. */
  #last: LiveTurn | undefined;
  #messages: readonly TaskMessage[] = [];

  /** The turn that comes first among those that the server has and that are not over. */
  get running(): LiveTurn | undefined {
    return this.#live.find((turn) => turn.isStored && !turn.isOver);
  }

  /** The turn that could not be sent. */
  get unsent(): LiveTurn | undefined {
    return this.#live.find((turn) => turn.error && !turn.isStored);
  }

  /** The turn to be shown: the first that is not over, or else the last. */
  get shown(): LiveTurn | undefined {
    return this.#live.find((turn) => !turn.isOver) ?? this.#live.at(-1) ?? this.#last;
  }

  /** Whether a turn has come to its end by its stream, and the server's word on it is still to come. */
  get isAhead(): boolean {
    return this.#live.some((turn) => turn.isOver);
  }

  /** The whole conversation. The same array until a message changes. */
  get messages(): readonly TaskMessage[] {
    const messages = [...this.#history, ...this.#live.flatMap((turn) => turn.messages)];
    const before = this.#messages;
    const isSame =
      messages.length === before.length && messages.every((message, at) => message === before[at]);
    if (!isSame) this.#messages = messages;
    return this.#messages;
  }

  find(turnId: string): LiveTurn | undefined {
    return this.#live.find(({ id }) => id === turnId);
  }

  /** Whether what there is to know of a turn is known. */
  isSettled({ id }: Turn): boolean {
    return this.#settled.has(id);
  }

  /** A new turn; what could not be sent before is given up. */
  add(submission: Submission): LiveTurn {
    const turn = new LiveTurn(submission);
    this.#live = [...this.#live.filter(({ isStored, error }) => isStored || !error), turn];
    return turn;
  }

  /** What could not be read is to be tried again. */
  forgive(): void {
    for (const turn of this.#live) if (turn.isStored) turn.error = undefined;
  }

  /** Takes up the turns that are not over, as the server tells them. */
  accept(turns: readonly Turn[]): void {
    const begun = turns.filter((turn) => !isOver(turn.status) && !this.find(turn.id));
    this.#live = [...this.#live, ...begun.map((turn) => new LiveTurn(turn))].toSorted(
      (a, b) => a.seq - b.seq,
    );
  }

  /** A turn has been read to its end: the events of the next one come after its last. */
  pass({ seq, lastEventId }: LiveTurn): void {
    const next = this.#live.find((turn) => turn.seq > seq);
    if (next) next.lastEventId ??= lastEventId;
  }

  /**
   * Makes history of turns that are over.
   *
   * @param worker the state at the end of the task
   * @returns those that were followed
   */
  settle(turns: readonly Turn[], worker: Worker): EndedTurn[] {
    const stored = storedMessages(worker, turns);
    return turns.flatMap((turn, index) => {
      const followed = this.find(turn.id);
      const live = followed ?? new LiveTurn(turn);
      // Of the turns that nobody has followed, only the last is told in full.
      const missing = followed || index === turns.length - 1 ? live.settle(turn, worker) : [];
      this.#history = [...this.#history, ...(followed?.messages ?? stored[index] ?? [])];
      this.#live = this.#live.filter((other) => other !== followed);
      this.#settled.add(turn.id);
      this.#last = live;
      return followed ? [{ turn, live, missing }] : [];
    });
  }
}
