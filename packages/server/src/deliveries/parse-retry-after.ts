/** No receiver may put a delivery off for longer. */
const maxMs = 60 * 60 * 1000;

/** A `Retry-After` header, in seconds or as a date, in milliseconds from now: at most an hour. Undefined when it is neither. */
export function parseRetryAfter(header: string | undefined, now = Date.now()): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(wait, 0), maxMs);
}
