import { ApiError } from '../errors/api-error.ts';

const maxAttempts = 10;
const windowMs = 60 * 1000;

/** Lets an address fail ten times a minute. */
export class AttemptLimit {
  readonly #attempts = new Map<string, { count: number; until: number }>();

  /**
   * Counts an attempt before its outcome is known, so that many at the same time are no way around the limit.
   *
   * @returns What takes the attempt back once it did not fail.
   * @throws {ApiError} `rate_limited`.
   */
  begin(address: string): () => void {
    const now = Date.now();
    for (const [key, { until }] of this.#attempts) if (until <= now) this.#attempts.delete(key);
    const attempts = this.#attempts.get(address) ?? { count: 0, until: now + windowMs };
    if (attempts.count >= maxAttempts) {
      throw new ApiError('rate_limited', 'Too many wrong keys. Wait a minute and try again.');
    }
    attempts.count += 1;
    this.#attempts.set(address, attempts);
    return () => void (attempts.count -= 1);
  }
}
