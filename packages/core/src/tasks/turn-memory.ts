/** How many turns are remembered. */
const capacity = 1000;

/**
 * What a client has learned about the turn ids of its server. One that keeps the ids that it is sent shows by them whether a turn
 * is there; of one that gives ids of its own, those are remembered that belong to calls already answered.
 */
export class TurnMemory {
  /** Whether the server gives turns the ids that it is sent; undefined until the first answer. */
  keepsIds: boolean | undefined;
  readonly #answered = new Set<string>();

  /** Notes the turn that a call was answered with. */
  learn(sent: string, answered: string): void {
    this.keepsIds = sent === answered;
    if (this.keepsIds) return;
    this.#answered.add(answered);
    if (this.#answered.size > capacity) this.#answered.delete(this.#answered.values().next().value ?? '');
  }

  /** Whether another call was answered with this turn. */
  isTaken(turnId: string): boolean {
    return this.#answered.has(turnId);
  }
}
