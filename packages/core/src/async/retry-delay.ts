import { parseRetryAfter } from './parse-retry-after.ts';

/** The longest wait that a server may ask for; beyond it the caller gets the error at once. */
const longestWait = 120_000;
const firstDelay = 500;
const longestDelay = 8_000;

/**
 * The wait before the next try, in milliseconds: what the server asks for, else 0.5 s doubling to 8 s, less up to a
 * quarter at random so that many clients do not come back at the same moment. Undefined when the server asks for more
 * than 120 s.
 *
 * @param attempt how many tries there have been, less one
 */
export function retryDelay(attempt: number, headers?: Headers): number | undefined {
  const asked = headers && parseRetryAfter(headers);
  if (asked !== undefined) return asked > longestWait ? undefined : asked;
  return Math.min(firstDelay * 2 ** attempt, longestDelay) * (1 - Math.random() * 0.25);
}
