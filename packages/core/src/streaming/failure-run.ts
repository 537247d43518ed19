/** The failures of a stream's connections in a row, none of them with a new event. */
export class FailureRun {
  /** How many there were. */
  failures = 0;
  /** How many of them were silent or held an event that could not be read. */
  useless = 0;
  #progress = 0;

  /** @param progress how many events the stream had by then, over all of its connections */
  add(progress: number, isUseless: boolean): void {
    if (progress !== this.#progress) this.failures = this.useless = 0;
    this.#progress = progress;
    this.failures += 1;
    if (isUseless) this.useless += 1;
  }
}
