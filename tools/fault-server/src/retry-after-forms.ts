/** Every way in which an answer can say when to come back, by name. `now` is in milliseconds since 1970. */
export function retryAfterForms(now: number = Date.now()): Record<string, Record<string, string>> {
  const date = (ms: number) => new Date(now + ms).toUTCString();
  return {
    none: {},
    seconds: { 'retry-after': '1' },
    fraction: { 'retry-after': '0.05' },
    milliseconds: { 'retry-after-ms': '40' },
    'milliseconds before seconds': { 'retry-after-ms': '40', 'retry-after': '60' },
    date: { 'retry-after': date(1000) },
    'past date': { 'retry-after': date(-60_000) },
    zero: { 'retry-after': '0' },
    negative: { 'retry-after': '-5' },
    garbage: { 'retry-after': 'soon, I hope' },
    empty: { 'retry-after': '' },
    huge: { 'retry-after': '86400' },
    'huge date': { 'retry-after': date(86_400_000) },
    'beyond any number': { 'retry-after': '9'.repeat(400) },
  };
}
