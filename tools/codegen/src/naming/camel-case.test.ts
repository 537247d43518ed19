import { expect, test } from 'vitest';
import { camelCase } from './camel-case.ts';
import { pascalCase } from './pascal-case.ts';

test.each([
  ['workers.schedules.create', 'workersSchedulesCreate', 'WorkersSchedulesCreate'],
  ['tasks.listTurns', 'tasksListTurns', 'TasksListTurns'],
  ['last-event-id', 'lastEventId', 'LastEventId'],
  ['Worker', 'worker', 'Worker'],
])('%s', (text, camel, pascal) => {
  expect(camelCase(text)).toBe(camel);
  expect(pascalCase(text)).toBe(pascal);
});
