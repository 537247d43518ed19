import { describe, expect, test } from 'vitest';
import type { ApiError } from '../errors/api-error.ts';
import type { ScheduleWhen } from '../generated/types.gen.ts';
import { firstRun, runAfter } from './planned-runs.ts';
import { runNote } from './run-note.ts';
import { wallClock } from './wall-clock.ts';

/** Local times of the runs after a moment, with what is special about them. */
function runsFrom(from: string, timezone: string, when: ScheduleWhen, count: number): string[] {
  const shown: string[] = [];
  let next: Date | null = firstRun(when, timezone, new Date(from));
  while (next !== null && shown.length < count) {
    const local = wallClock(next, timezone).toISOString().slice(0, 16);
    const note = runNote(when, timezone, next);
    shown.push(note === null ? local : `${local} ${note}`);
    next = runAfter(when, timezone, next, next);
  }
  return shown;
}

const cron = (expression: string): ScheduleWhen => ({ type: 'cron', cron: expression });

describe('a time of the day, where the clock is put forward', () => {
  test.each([
    ['America/New_York', '2026-03-07T12:00:00Z', '30 2 * * *', '2026-03-08T03:00', '2026-03-09T02:30'],
    ['Europe/Berlin', '2026-03-28T12:00:00Z', '30 2 * * *', '2026-03-29T03:00', '2026-03-30T02:30'],
    ['Australia/Lord_Howe', '2026-10-03T06:00:00Z', '15 2 * * *', '2026-10-04T02:30', '2026-10-05T02:15'],
  ])('%s: it comes after the gap, once', (timezone, from, expression, moved, next) => {
    expect(runsFrom(from, timezone, cron(expression), 2)).toEqual([`${moved} skipped-hour`, next]);
  });

  test('it is not moved where it is there', () => {
    const runs = runsFrom('2026-03-07T12:00:00Z', 'America/New_York', cron('0 3 * * *'), 2);
    expect(runs).toEqual(['2026-03-08T03:00', '2026-03-09T03:00']);
  });

  test('neither of several is lost, and those that meet come once', () => {
    const runs = runsFrom('2026-03-07T12:00:00Z', 'America/New_York', cron('0,30 2,14 * * *'), 4);
    expect(runs).toEqual([
      '2026-03-07T14:00',
      '2026-03-07T14:30',
      '2026-03-08T03:00 skipped-hour',
      '2026-03-08T14:00',
    ]);
  });
});

describe('a time of the day, where the clock is put back', () => {
  test.each([
    ['America/New_York', '2026-10-31T12:00:00Z', '30 1 * * *', '2026-11-01T01:30', '2026-11-01T05:30:00Z'],
    ['Europe/Berlin', '2026-10-24T12:00:00Z', '30 2 * * *', '2026-10-25T02:30', '2026-10-25T00:30:00Z'],
    ['Australia/Lord_Howe', '2026-04-04T06:00:00Z', '45 1 * * *', '2026-04-05T01:45', '2026-04-04T14:45:00Z'],
  ])('%s: it comes at the first of the two only', (timezone, from, expression, local, at) => {
    const [first, second] = runsFrom(from, timezone, cron(expression), 2);
    expect(first).toBe(`${local} repeated-hour`);
    expect(second?.slice(0, 10)).not.toBe(local.slice(0, 10));
    expect(firstRun(cron(expression), timezone, new Date(from))).toEqual(new Date(at));
  });

  test('made between the two, it comes the next day', () => {
    const runs = runsFrom('2026-11-01T06:15:00Z', 'America/New_York', cron('30 1 * * *'), 1);
    expect(runs).toEqual(['2026-11-02T01:30']);
  });
});

describe('a pace keeps its beat', () => {
  test.each([
    [
      'America/New_York forward',
      'America/New_York',
      '2026-03-08T06:00:00Z',
      ['2026-03-08T01:30', '2026-03-08T03:00', '2026-03-08T03:30'],
    ],
    [
      'America/New_York back',
      'America/New_York',
      '2026-11-01T04:45:00Z',
      [
        '2026-11-01T01:00 repeated-hour',
        '2026-11-01T01:30 repeated-hour',
        '2026-11-01T01:00 repeated-hour',
        '2026-11-01T01:30 repeated-hour',
        '2026-11-01T02:00',
      ],
    ],
    [
      'Australia/Lord_Howe forward',
      'Australia/Lord_Howe',
      '2026-10-03T15:00:00Z',
      ['2026-10-04T02:30', '2026-10-04T03:00'],
    ],
    [
      'Australia/Lord_Howe back',
      'Australia/Lord_Howe',
      '2026-04-04T14:00:00Z',
      ['2026-04-05T01:30 repeated-hour', '2026-04-05T01:30 repeated-hour', '2026-04-05T02:00'],
    ],
    [
      'Asia/Kathmandu, which has no such days',
      'Asia/Kathmandu',
      '2026-03-28T18:00:00Z',
      ['2026-03-29T00:00', '2026-03-29T00:30'],
    ],
  ])('%s', (_name, timezone, from, expected) => {
    expect(runsFrom(from, timezone, cron('*/30 * * * *'), expected.length)).toEqual(expected);
  });

  test('an hour that is not there is passed over', () => {
    const runs = runsFrom('2026-03-28T22:30:00Z', 'Europe/Berlin', cron('0 */2 * * *'), 3);
    expect(runs).toEqual(['2026-03-29T00:00', '2026-03-29T04:00', '2026-03-29T06:00']);
  });

  test('an interval counts real time', () => {
    const when = { type: 'interval', intervalSeconds: 3600 } as const;
    expect(runsFrom('2026-03-29T00:30:00Z', 'Europe/Berlin', when, 2)).toEqual([
      '2026-03-29T03:30',
      '2026-03-29T04:30',
    ]);
    expect(runsFrom('2026-10-24T23:30:00Z', 'Europe/Berlin', when, 3)).toEqual([
      '2026-10-25T02:30 repeated-hour',
      '2026-10-25T02:30 repeated-hour',
      '2026-10-25T03:30',
    ]);
  });
});

describe('schedules that run once', () => {
  const now = new Date('2026-10-24T23:30:00Z');

  test.each([
    [{ type: 'delayed', delayInSeconds: 90.5 }, '2026-10-24T23:31:30.500Z'],
    [{ type: 'scheduled', date: '2026-10-25T02:30:00+02:00' }, '2026-10-25T00:30:00.000Z'],
  ] as const)('%j', (when, at) => {
    const first = firstRun(when, 'Europe/Berlin', now);
    expect(first.toISOString()).toBe(at);
    expect(runAfter(when, 'Europe/Berlin', first, first)).toBeNull();
  });
});

describe('runs that were missed are not made up for', () => {
  test.each([
    [{ type: 'interval', intervalSeconds: 60 }, '2026-06-01T12:00:00Z', '2026-06-01T12:00:00Z', '12:01:00'],
    [{ type: 'interval', intervalSeconds: 60 }, '2026-06-01T12:00:00Z', '2026-06-01T12:59:59Z', '13:00:00'],
    [{ type: 'interval', intervalSeconds: 60 }, '2026-06-01T12:00:00Z', '2026-06-01T13:00:00Z', '13:01:00'],
    [cron('*/10 * * * *'), '2026-06-01T12:00:00Z', '2026-06-01T12:34:00Z', '12:40:00'],
    // The clock was set back between the plan and the run: what was planned is over.
    [cron('*/10 * * * *'), '2026-06-01T12:00:00Z', '2026-06-01T11:30:00Z', '12:10:00'],
    [{ type: 'interval', intervalSeconds: 60 }, '2026-06-01T12:00:00Z', '2026-06-01T11:30:00Z', '12:01:00'],
  ] as const)('%j planned for %s, begun at %s', (when, planned, now, next) => {
    expect(runAfter(when, 'UTC', new Date(planned), new Date(now))).toEqual(new Date(`2026-06-01T${next}Z`));
  });
});

const hourMs = 3_600_000;

/** Of every time zone, the moments of 2026 at which its clock goes on with other numbers. */
function* transitions(): Generator<{ timezone: string; at: Date; shiftMs: number }> {
  const weekMs = 7 * 24 * hourMs;
  for (const timezone of Intl.supportedValuesOf('timeZone')) {
    const offset = (time: number) => wallClock(new Date(time), timezone).getTime() - time;
    for (let week = Date.UTC(2026, 0, 1); week < Date.UTC(2027, 0, 1); week += weekMs) {
      const shiftMs = offset(week + weekMs) - offset(week);
      if (shiftMs === 0) continue;
      let before = week;
      let at = week + weekMs;
      while (at - before > 1) {
        const middle = Math.floor((before + at) / 2);
        if (offset(middle) === offset(week)) before = middle;
        else at = middle;
      }
      yield { timezone, at: new Date(at), shiftMs };
    }
  }
}

describe('at every transition of every time zone', () => {
  const all = [...transitions()];

  test('a pace goes on', () => {
    expect(all.length).toBeGreaterThan(100);
    for (const { timezone, at } of all) {
      const pace = cron('*/15 * * * *');
      const run = firstRun(pace, timezone, new Date(at.getTime() - 1));
      const next = new Date(at.getTime() + hourMs / 4);
      expect([timezone, run, runAfter(pace, timezone, run, run)]).toEqual([timezone, at, next]);
    }
  });

  test('a time of the day comes once', () => {
    // In Greenland the gap is the last hour of the day: nothing comes after it on that day.
    const last = all.filter(
      ({ timezone, at, shiftMs }) => shiftMs > 0 && wallClock(at, timezone).getUTCHours() === 0,
    );
    for (const { timezone } of last) expect(timezone).toMatch(/Godthab|Nuuk|Scoresbysund/);

    for (const { timezone, at, shiftMs } of all.filter((one) => !last.includes(one))) {
      // A minute within the gap, or within the time that is there twice.
      const before = wallClock(new Date(at.getTime() - 1), timezone);
      const local = new Date(before.getTime() + 1 + shiftMs / 2);
      const daily = cron(`${local.getUTCMinutes()} ${local.getUTCHours()} * * *`);
      const first = firstRun(daily, timezone, new Date(at.getTime() - 12 * hourMs));
      expect([timezone, first, runNote(daily, timezone, first)]).toEqual([
        timezone,
        shiftMs > 0 ? at : new Date(at.getTime() + shiftMs / 2),
        shiftMs > 0 ? 'skipped-hour' : 'repeated-hour',
      ]);
      const next = runAfter(daily, timezone, first, first)!;
      expect([timezone, next.getTime() - first.getTime()]).toEqual([timezone, expect.toSatisfy(isAboutADay)]);
    }
  });
});

function isAboutADay(milliseconds: number): boolean {
  return Math.abs(milliseconds - 24 * hourMs) <= 2 * hourMs;
}

describe('what can not be used', () => {
  test.each([
    [/when\.cron can't be read: Invalid value for minute: 61\./, cron('61 * * * *')],
    [/must have five fields, minute, hour, .*, and has 1\./, cron('nonsense')],
    [/must have five fields, .* and has 1\./, cron('@daily')],
    [/must have five fields, .* and has 6\./, cron('0 0 9 * * *')],
    [/at most 256 characters/, cron(`${'1,'.repeat(128)}1 * * * *`)],
    [/names a time that never comes/, cron('0 0 31 2 *')],
    [/when\.date must be in the future/, { type: 'scheduled', date: '2026-06-01T12:00:00Z' }],
    [/when\.date is no time of any day/, { type: 'scheduled', date: '2026-06-30T23:59:60Z' }],
  ] as const)('%s', (sentence, when) => {
    const plan = () => firstRun(when, 'UTC', new Date('2026-06-01T12:00:00Z'));
    expect(plan).toThrow(sentence);
    expect(plan).toThrow(expect.objectContaining({ name: 'ApiError', status: 422 }) as ApiError);
  });

  test.each([
    '0 9 * JAN-MAR MON',
    '0 9 L * *',
    '0 9 * * FRI#2',
    '0 9 15W * *',
    '0 12 1 * +MON',
    '  0  9 * * 7 ',
  ])('the expression %j can', (expression) => {
    expect(firstRun(cron(expression), 'UTC', new Date('2026-06-01T12:00:00Z')).getUTCMinutes()).toBe(0);
  });
});
