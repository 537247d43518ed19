import { describe, expect, test } from 'vitest';
import { lintDocument } from './lint-document.ts';
import { editedSpec } from './testing/edited-spec.ts';
import { specFile } from './testing/repository.ts';
import { scratchFolder } from './testing/scratch-folder.ts';

test('the document passes every strict rule', async () => {
  expect(await lintDocument(specFile)).toEqual([]);
});

describe('a broken copy does not pass', () => {
  const tasks = ['paths', '/api/tasks', 'post'];
  const ok = [...tasks, 'responses', '200'];

  test.each([
    ['no operationId', 'operation-operationId', [...tasks, 'operationId'], undefined],
    ['an id that is used twice', 'operation-operationId-unique', [...tasks, 'operationId'], 'tasks.list'],
    ['no description', 'operation-description', [...tasks, 'description'], undefined],
    ['a tag that is not declared', 'operation-tag-defined', [...tasks, 'tags'], ['jobs']],
    [
      'a $ref to nothing',
      'no-unresolved-refs',
      [...ok, 'content', 'application/json', 'schema', '$ref'],
      '#/x',
    ],
    [
      'an answer without x-request-id',
      'response-contains-header',
      [...ok, 'headers', 'x-request-id'],
      undefined,
    ],
    [
      'no example',
      'rule/media-type-has-examples',
      [...ok, 'content', 'application/json', 'examples'],
      undefined,
    ],
    [
      'an example that its schema refuses',
      'no-invalid-media-type-examples',
      ['components', 'examples', 'WorkerTemplate', 'value', 'visibility'],
      'secret',
    ],
    ['no license', 'info-license', ['info', 'license'], undefined],
    ['an unknown keyword', 'struct', [...tasks, 'operationID'], 'tasks.create'],
  ])('%s', async (_, rule, path, value) => {
    const file = await editedSpec(await scratchFolder(), (document) => {
      if (value === undefined) document.deleteIn(path);
      else document.setIn(path, value);
    });
    expect((await lintDocument(file)).join('\n')).toContain(`${rule}: `);
  });
});
