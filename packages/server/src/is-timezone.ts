/** Whether the text names a time zone, as `Europe/Madrid`. Offsets such as `+02:00` are none: they have no summer time. */
export function isTimezone(text: string): boolean {
  if (!/^[a-z]/i.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
