import { expect, test } from 'vitest';
import type { OperationObject, Parameter } from '../document/document.ts';
import { format } from '../format.ts';
import { readOperations } from '../model/read-operations.ts';
import { resourceTree } from '../model/resource-tree.ts';
import { smallDocument } from '../testing/small-document.ts';
import { printHooks } from './print-hooks.ts';
import { printQueries } from './print-queries.ts';

const id = (name: string): Parameter => ({ name, in: 'path', required: true, schema: { type: 'string' } });

function print(printer: typeof printQueries, path: string, operation: Partial<OperationObject>) {
  const document = smallDocument(path, 'get', { operationId: 'workers.photos.list', ...operation });
  return format('x.ts', printer(resourceTree(document, readOperations(document))));
}

test('the query waits for every id, the last one first and the others in the parameters', async () => {
  const printed = await print(printQueries, '/x/{workerId}/{photoId}', {
    operationId: 'workers.photos.retrieve',
    parameters: [id('workerId'), id('photoId')],
  });
  expect(printed).toContain('[photoId, params?.workerId]');
  expect(printed).toContain('client.workers.photos.retrieve(photoId!, params!, options)');
  expect(printed).toContain('photoId?: Id,');
  expect(printed).not.toContain('infiniteQuery(');
});

test('a query without parameters has none in its key', async () => {
  expect(await print(printQueries, '/x', {})).toContain(
    "query('workers.photos.list', [], (options) => client.workers.photos.list(options), [])",
  );
});

test('two hooks of one name are refused with a sentence', () => {
  const document = smallDocument('/x', 'get', { operationId: 'workers.retrieveFile' });
  const other = smallDocument('/y', 'get', { operationId: 'workers.listFile' });
  const both = { ...document, paths: { ...document.paths, ...other.paths } };
  expect(() => printHooks(resourceTree(both, readOperations(both)))).toThrow(
    'Two operations give the hook useWorkerFile.',
  );
});
