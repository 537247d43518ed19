import { formatRelativeTime } from './format-relative-time.ts';
import { useNow } from './use-now.ts';

/** A time as its distance from now, such as “5 minutes ago”, kept up to date. The exact time is its tooltip. */
export function RelativeTime({ at, className }: { at: string | Date; className?: string }) {
  const date = typeof at === 'string' ? new Date(at) : at;
  const now = useNow();
  return (
    <time
      dateTime={date.toISOString()}
      title={date.toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'medium' })}
      className={className}
    >
      {formatRelativeTime(date, now)}
    </time>
  );
}
