import { expect, test } from 'vitest';
import { newWhenDraft, readWhenDraft } from './when-draft.ts';

const zone = 'Europe/Madrid';
// Late in the evening in UTC, the next day in Madrid.
const draft = newWhenDraft(zone, Date.parse('2026-06-30T22:30:00Z'));

test('begins with tomorrow by the clocks of the organization', () => {
  expect(draft).toMatchObject({ localTime: '2026-07-02T09:00', type: 'cron', cron: '0 9 * * 1-5' });
});

test('reads each kind', () => {
  expect(readWhenDraft(draft, zone)).toEqual({ type: 'cron', cron: '0 9 * * 1-5' });
  expect(readWhenDraft({ ...draft, type: 'scheduled' }, zone)).toEqual({
    type: 'scheduled',
    date: '2026-07-02T07:00:00.000Z',
  });
  expect(readWhenDraft({ ...draft, type: 'interval', amount: '1.5' }, zone)).toEqual({
    type: 'interval',
    intervalSeconds: 5_400,
  });
  expect(readWhenDraft({ ...draft, type: 'delayed', amount: '2', unit: 86_400 }, zone)).toEqual({
    type: 'delayed',
    delayInSeconds: 172_800,
  });
});

test('moves a time that the clocks skip on', () => {
  const date = readWhenDraft({ ...draft, type: 'scheduled', localTime: '2026-03-29T02:30' }, zone);
  expect(date).toEqual({ type: 'scheduled', date: '2026-03-29T01:30:00.000Z' });
});

test.for([
  { type: 'cron', cron: '  ' },
  { type: 'scheduled', localTime: '' },
  { type: 'interval', amount: '' },
  { type: 'delayed', amount: '0' },
  { type: 'interval', amount: '-1' },
] as const)('is not ready with %o', (lacking) => {
  expect(readWhenDraft({ ...draft, ...lacking }, zone)).toBeUndefined();
});
