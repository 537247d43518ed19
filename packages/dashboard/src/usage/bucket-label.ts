import type { UsageInterval } from '@ramensoft/handinger';

const shapes = {
  short: {
    hour: { hour: 'numeric' },
    day: { day: 'numeric', month: 'short' },
  },
  long: {
    hour: { weekday: 'short', hour: 'numeric', minute: '2-digit' },
    day: { weekday: 'short', day: 'numeric', month: 'short' },
  },
} as const satisfies Record<string, Record<UsageInterval, Intl.DateTimeFormatOptions>>;

/** Names the hour or day that begins at `start`, as the clocks of the organization show it. */
export function bucketLabel(
  start: string,
  { interval, timezone, length }: { interval: UsageInterval; timezone: string; length: 'short' | 'long' },
): string {
  return new Intl.DateTimeFormat(undefined, { ...shapes[length][interval], timeZone: timezone }).format(
    new Date(start),
  );
}
