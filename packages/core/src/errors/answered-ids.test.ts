import { describe, expect, test } from 'vitest';
import { answeredIds } from './answered-ids.ts';

const header = (name: string, value: string | undefined) =>
  new Headers(value === undefined ? [] : [[name, value]]);

describe.each([
  ['x-handinger-task-id', 'taskId'],
  ['x-handinger-turn-id', 'turnId'],
] as const)('%s', (name, field) => {
  test.each([
    ['tsk_1', 'tsk_1'],
    ['100%25%20%E2%9C%93', '100% ✓'],
    ['not%encoded', 'not%encoded'],
    [undefined, undefined],
  ])('%s is the id %s', (value, id) => {
    expect(answeredIds(header(name, value))).toEqual({ taskId: undefined, turnId: undefined, [field]: id });
  });
});

test('no answer names nothing', () => {
  expect(answeredIds(undefined)).toEqual({ taskId: undefined, turnId: undefined });
});
