import type { TaskChunk } from './task-chunk.ts';

/** `held`: to be decided by the next chunk. `lost`: the turn is over, but its end was not seen. */
export type TurnVerdict = 'own' | 'other' | 'held' | 'lost';

/**
 * Tells the chunks of one turn from those of the others that a task's stream shows as well. Whose turn begins is known only from the
 * second chunk (`data-task`), so the first (`start`) is held back until then.
 */
export class TurnFilter {
  /** Undefined: whichever comes. */
  turnId: string | undefined;
  #isInside: boolean;
  #hasBegun = false;
  #isNamed = false;

  /** @param isInside whether what comes first belongs to the turn */
  constructor(turnId: string | undefined, isInside: boolean) {
    this.turnId = turnId;
    this.#isInside = isInside;
  }

  /** What comes next is the beginning of the task. */
  restart(): void {
    this.#isInside = false;
  }

  judge(chunk: TaskChunk): TurnVerdict {
    if (chunk.type === 'start') {
      if (!this.#isInside || this.#hasBegun) return 'held';
      this.#hasBegun = true;
      return 'own';
    }
    if (chunk.type !== 'data-task') return this.#isInside ? 'own' : 'other';
    // A second turn, or the same once more under other ids.
    if (this.#isNamed) return 'lost';
    this.#isInside = this.turnId === undefined || chunk.data.turnId === this.turnId;
    this.#isNamed = this.#isInside;
    this.#hasBegun ||= this.#isInside;
    return this.#isInside ? 'own' : 'other';
  }
}
