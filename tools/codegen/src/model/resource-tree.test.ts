import { expect, test } from 'vitest';
import type { Document } from '../document/document.ts';
import { smallDocument } from '../testing/small-document.ts';
import { readOperations } from './read-operations.ts';
import { resourceTree } from './resource-tree.ts';

function treeOf(...ids: string[]) {
  const documents = ids.map((operationId) => smallDocument(`/${operationId}`, 'get', { operationId }));
  const document: Document = {
    tags: [{ name: 'workers', description: 'Agent workers.' }],
    paths: Object.assign({}, ...documents.map(({ paths }) => paths)),
    components: { schemas: {} },
  };
  return resourceTree(document, readOperations(document));
}

test('resources nest as their ids do, and are described by their tags', () => {
  expect(treeOf('workers.schedules.list', 'workers.list', 'tasks.list')).toMatchObject([
    {
      className: 'Workers',
      description: 'Agent workers.',
      operations: [{ method: 'list' }],
      children: [{ property: 'schedules', className: 'Schedules', singularName: 'Schedule' }],
    },
    { className: 'Tasks', children: [] },
  ]);
});

test('a name that is taken is given with its parents, and the earlier one keeps it', () => {
  const [workers, teams] = treeOf('workers.schedules.list', 'teams.schedules.list');
  expect(workers?.children[0]?.className).toBe('Schedules');
  expect(teams?.children[0]).toMatchObject({ className: 'TeamsSchedules', singularName: 'TeamsSchedule' });
});

test('a class gives way to a schema of its name, and the names of hooks and parameters do not', () => {
  const small = smallDocument('/usage', 'get', { operationId: 'usage.retrieve' });
  const document = { ...small, components: { schemas: { ...small.components.schemas, Usage: {} } } };
  expect(resourceTree(document, readOperations(document))).toMatchObject([
    { name: 'Usage', singularName: 'Usage', className: 'UsageResource' },
  ]);
});
