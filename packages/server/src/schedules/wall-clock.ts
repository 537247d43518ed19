/**
 * What a clock on the wall shows in a time zone, as the `Date` at which a clock in UTC shows the same. Its `toISOString` is the
 * local time, but for the `Z`.
 */
export function wallClock(time: Date, timezone: string): Date {
  const shown = Object.fromEntries(
    formatOf(timezone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  ) as Record<Intl.DateTimeFormatPartTypes, number>;
  const { year, month, day, hour, minute, second } = shown;
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second, time.getUTCMilliseconds()));
}

/** Making a format takes a hundred times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  const known = formats.get(timezone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timezone, format);
  return format;
}
