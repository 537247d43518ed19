import cronstrue from 'cronstrue';

/** Times are told as the reader's language tells them everywhere else. */
const use24HourTimeFormat = new Intl.DateTimeFormat(undefined, { hour: 'numeric' })
  .resolvedOptions()
  .hourCycle?.startsWith('h2');

/** What a cron expression says, as a sentence; or what is wrong with it. */
export type CronDescription =
  | { readonly sentence: string; readonly problem?: undefined }
  | { readonly sentence?: undefined; readonly problem: string };

/** Reads a cron expression with five fields, which is what the API takes. */
export function describeCron(cron: string): CronDescription {
  // The library also takes seconds, years and words such as `@daily`.
  if (cron.trim().split(/\s+/).length !== 5) {
    return { problem: 'Five fields are needed: minute, hour, day of the month, month, day of the week.' };
  }
  try {
    return { sentence: cronstrue.toString(cron, { use24HourTimeFormat: use24HourTimeFormat ?? true }) };
  } catch (error) {
    return {
      problem: `${String(error)
        .replace(/^Error: /, '')
        .replace(/^./, (first) => first.toUpperCase())}.`,
    };
  }
}
