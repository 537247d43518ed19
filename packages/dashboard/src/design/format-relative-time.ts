const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** The times nearer than `below` are told in `size`s. */
const units = [
  { below: hour, size: minute, name: 'minute' },
  { below: day, size: hour, name: 'hour' },
  { below: 7 * day, size: day, name: 'day' },
] as const;

/**
 * The distance of a time from now in the reader's language: “now” within 45 s, minutes, hours, days up to a week, then the
 * date, with its year where it is another one. `now` is in milliseconds.
 */
export function formatRelativeTime(date: Date, now: number, locale?: string): string {
  const distance = date.getTime() - now;
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
  if (Math.abs(distance) < 45 * second) return relative.format(0, 'second');
  const unit = units.find(({ below }) => Math.abs(distance) < below);
  if (unit !== undefined) {
    return relative.format(Math.round(distance / unit.size) || Math.sign(distance), unit.name);
  }
  const sameYear = date.getFullYear() === new Date(now).getFullYear();
  return date.toLocaleDateString(locale, {
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
  });
}
