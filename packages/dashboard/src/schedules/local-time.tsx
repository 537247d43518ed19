/** A time as the clocks of a time zone show it, such as `Mon, 2 Mar, 09:00`. */
export function LocalTime({ at, timezone }: { readonly at: string; readonly timezone: string }) {
  const date = new Date(at);
  const year = date.getUTCFullYear() === new Date().getUTCFullYear() ? {} : { year: 'numeric' as const };
  return (
    <time dateTime={at}>
      {date.toLocaleString(undefined, {
        weekday: 'short',
        day: 'numeric',
        month: 'short',
        hour: '2-digit',
        minute: '2-digit',
        timeZone: timezone,
        ...year,
      })}
    </time>
  );
}
