import type { ScheduleWhen } from '@ramensoft/handinger';
import { expect, test } from 'vitest';
import { describeCron } from './describe-cron.ts';
import { describeWhen } from './describe-when.ts';

test.for<[ScheduleWhen, string | RegExp]>([
  [{ type: 'scheduled', date: '2026-03-02T08:00:00Z' }, 'Once'],
  [{ type: 'delayed', delayInSeconds: 5_400 }, 'Once, 1 hour 30 minutes after it was made'],
  [{ type: 'interval', intervalSeconds: 3_600 }, 'Every hour'],
  [{ type: 'interval', intervalSeconds: 90_061 }, 'Every 1 day 1 hour 1 minute 1 second'],
  [{ type: 'cron', cron: '0 9 * * 1-5' }, /^At 0?9:00.*, Monday through Friday$/],
  [{ type: 'cron', cron: '*/15 * * * *' }, 'Every 15 minutes'],
])('describes %o', ([when, words]) => {
  expect(describeWhen(when)).toMatch(words);
});

test.for([
  ['0 9 * *', /Five fields/],
  ['0 0 9 * * *', /Five fields/],
  ['@daily', /Five fields/],
  ['99 * * * *', /Minutes part must be >= 0 and <= 59/],
] as const)('says what is wrong with %s', ([cron, problem]) => {
  expect(describeCron(cron).problem).toMatch(problem);
  expect(describeWhen({ type: 'cron', cron })).toBe(cron);
});

test('a kind that this version does not know is described without failing', () => {
  expect(describeWhen({ type: 'lunar' } as unknown as ScheduleWhen)).toMatch(/does not know/);
});
