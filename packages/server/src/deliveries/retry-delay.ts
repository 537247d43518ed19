/** Each wait is so many times as long as the one before. */
const growth = 5;

/** How far a wait may be from its length, either way, so that the deliveries to a receiver that was down come back scattered. */
const jitter = 0.2;

/**
 * The wait before the next attempt, in milliseconds: `first`, and five times as long after each further attempt, ±20 %.
 *
 * @param attempt The attempt that failed, from 1.
 * @param retryAfter What the receiver asked for, in milliseconds: it lengthens the wait, and never shortens it.
 * @param random From 0 to 1.
 */
export function retryDelay(
  attempt: number,
  first: number,
  { retryAfter = 0, random = Math.random() }: { retryAfter?: number | undefined; random?: number } = {},
): number {
  const delay = first * growth ** (attempt - 1) * (1 - jitter + 2 * jitter * random);
  return Math.round(Math.max(delay, retryAfter));
}
