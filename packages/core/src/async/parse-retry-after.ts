/**
 * How long a server asks to wait before the next try, in milliseconds: `retry-after-ms`, or `Retry-After` as seconds or
 * as an HTTP date. Undefined when the headers say nothing that can be read.
 */
export function parseRetryAfter(headers: Headers, now: number = Date.now()): number | undefined {
  const milliseconds = parseNumber(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return milliseconds;
  const value = headers.get('retry-after');
  const seconds = parseNumber(value);
  if (seconds !== undefined) return seconds * 1000;
  // `Date.parse` takes '-5' or '2 minutes' for dates; a real one begins with the name of its day.
  const date = value && /^\s*(?:mon|tue|wed|thu|fri|sat|sun)/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

function parseNumber(value: string | null): number | undefined {
  return value && /^\s*\d+(?:\.\d+)?\s*$/.test(value) ? Number(value) : undefined;
}
