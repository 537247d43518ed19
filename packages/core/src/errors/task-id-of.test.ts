import { describe, expect, test } from 'vitest';
import { taskIdOf } from './task-id-of.ts';

describe('the task id in the headers of an answer', () => {
  test.each([
    [undefined, undefined],
    ['tsk_01HZY31W2SZJ8MJ2FQTR3M1K9D', 'tsk_01HZY31W2SZJ8MJ2FQTR3M1K9D'],
    ['order%20%C3%BC%25', 'order ü%'],
    ['100%', '100%'],
  ])('%s is %s', (header, taskId) => {
    expect(taskIdOf(new Headers(header === undefined ? [] : [['x-handinger-task-id', header]]))).toBe(taskId);
  });

  test('is unknown without headers', () => {
    expect(taskIdOf(undefined)).toBeUndefined();
  });
});
