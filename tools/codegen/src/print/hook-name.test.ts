import { expect, test } from 'vitest';
import { readDocument } from '../document/read-document.ts';
import { isQuery } from '../model/is-query.ts';
import { readOperations } from '../model/read-operations.ts';
import { resourceTree, type Resource } from '../model/resource-tree.ts';
import { specFile } from '../testing/repository.ts';
import { hookName } from './hook-name.ts';
import { methodSignature } from './method-signature.ts';

const document = await readDocument(specFile);
const flatten = (resource: Resource): Resource[] => [resource, ...resource.children.flatMap(flatten)];
const names = Object.fromEntries(
  resourceTree(document, readOperations(document))
    .flatMap(flatten)
    .flatMap((resource) =>
      resource.operations.map((operation) => [
        operation.id,
        hookName(resource, operation, methodSignature(resource, operation)),
      ]),
    ),
);

test.each([
  ['workers.list', 'Workers'],
  ['workers.retrieve', 'Worker'],
  ['workers.retrieveTemplate', 'WorkerTemplate'],
  ['workers.schedules.list', 'Schedules'],
  ['workers.schedules.preview', 'SchedulePreview'],
  ['workers.webhooks.listExecutions', 'WebhookExecutions'],
  ['workers.webhooks.regenerateToken', 'RegenerateWebhookToken'],
  ['workers.continue', 'ContinueWorker'],
  ['tasks.listTurns', 'TaskTurns'],
  ['tasks.delete', 'DeleteTask'],
  ['usage.retrieve', 'Usage'],
])('%s → use%s', (operation, name) => {
  expect(names[operation]).toBe(name);
});

test('a hook that is written by hand keeps its name', () => {
  expect(names['tasks.retrieve']).toBe('TaskWithTurns');
});

test('a POST that only reads is a query', () => {
  const queries = readOperations(document).filter(isQuery);
  expect(queries.filter(({ httpMethod }) => httpMethod !== 'GET').map(({ id }) => id)).toEqual([
    'workers.schedules.preview',
  ]);
  expect(queries.map(({ id }) => id)).not.toContain('workers.streamUpdates');
});
