import type { AttemptEntry } from '../transport/attempt-log.ts';

/** In milliseconds. The server writes a comment every 15 s, so a longer silence is not its own. */
const ownSilence = 20_000;
/** How many events at its end show that something was kept back meanwhile. */
const manyEvents = 5;
/** A turn that is shorter than this shows nothing, in milliseconds. */
const longTurn = 3_000;

/** What listeners to `warning` are told. */
export interface StreamWarning {
  /** `buffered`: something on the way keeps the events back and hands them on in heaps. */
  readonly code: 'buffered';
  readonly message: string;
}

export const bufferedWarning: StreamWarning = {
  code: 'buffered',
  message:
    'The stream arrives in heaps: something between here and the API keeps it back. Turn buffering and compression off there for text/event-stream (nginx: proxy_buffering off).',
};

/** Sees from when events arrive whether something on the way keeps them back. */
export class FlowWatch {
  readonly #entry: Pick<AttemptEntry, 'elapsed'> | undefined;
  #firstAt: number | undefined;
  #lastAt = 0;
  #isHeldBack = false;

  /** @param entry knows when the request was sent */
  constructor(entry: Pick<AttemptEntry, 'elapsed'> | undefined) {
    this.#entry = entry;
  }

  /** After each read. Only the read itself counts: a program that takes its time finds many events waiting. */
  add(waitedMs: number, events: number): void {
    if (events === 0) return;
    this.#lastAt = this.#entry?.elapsed() ?? 0;
    this.#firstAt ??= this.#lastAt;
    if (waitedMs > ownSilence && events >= manyEvents) this.#isHeldBack = true;
  }

  /** @param turnMs how long the turn took, once it is over */
  isBuffered(turnMs = 0): boolean {
    const firstAt = this.#firstAt ?? 0;
    // Nothing came until the end. Where the whole was there at once, it is an older turn that is told again.
    const isAtEnd = turnMs >= longTurn && firstAt >= turnMs / 2 && this.#lastAt - firstAt < turnMs / 4;
    return this.#isHeldBack || isAtEnd;
  }
}
