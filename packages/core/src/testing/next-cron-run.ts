import { FakeError } from './fake-error.ts';

const ranges = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;
const minute = 60_000;

/**
 * When a cron expression with five fields of numbers, lists, ranges and steps fires next, in UTC.
 *
 * @throws {FakeError} `unprocessable` for anything else
 */
export function nextCronRun(cron: string, now: number): Date {
  const fields = cron
    .trim()
    .split(/\s+/)
    .map((field, index) => readField(field, ranges[index]));
  if (fields.length !== ranges.length || fields.includes(undefined)) {
    const message = 'must be a cron expression with five fields, such as 0 9 * * 1-5';
    throw new FakeError('unprocessable', `when.cron ${message}.`, [{ path: 'when.cron', message }]);
  }
  const lastMinute = now + 4 * 366 * 24 * 60 * minute;
  for (let time = (Math.floor(now / minute) + 1) * minute; time < lastMinute; time += minute) {
    const date = new Date(time);
    const values = [
      date.getUTCMinutes(),
      date.getUTCHours(),
      date.getUTCDate(),
      date.getUTCMonth() + 1,
      date.getUTCDay(),
    ];
    if (values.every((value, index) => fields[index]?.has(value))) return date;
  }
  throw new FakeError('unprocessable', 'when.cron never fires.', [
    { path: 'when.cron', message: 'never fires' },
  ]);
}

function readField(field: string, range: readonly [number, number] | undefined): Set<number> | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (!match || !range) return undefined;
    const first = match[1] === undefined ? range[0] : Number(match[1]);
    const isOpen = match[1] === undefined || (match[3] !== undefined && match[2] === undefined);
    const last = isOpen ? range[1] : Number(match[2] ?? match[1]);
    if (first < range[0] || last > range[1]) return undefined;
    // Sunday is both 0 and 7.
    for (let value = first; value <= last; value += Number(match[3] ?? 1) || 1)
      values.add(range[1] === 7 ? value % 7 : value);
  }
  return values;
}
