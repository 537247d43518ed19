import { describe, expect, test } from 'vitest';
import type { Document, OperationObject, Parameter } from '../document/document.ts';
import { readOperations } from '../model/read-operations.ts';
import { resourceTree } from '../model/resource-tree.ts';
import { smallDocument } from '../testing/small-document.ts';
import { methodSignature } from './method-signature.ts';
import type { MethodSignature } from './method-signature.ts';

const key: Parameter = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } };
const page: Parameter = { name: 'page', in: 'query', schema: { type: 'integer' } };
const id = (name: string): Parameter => ({ name, in: 'path', required: true, schema: { type: 'string' } });

function signatureOf(document: Document): MethodSignature {
  const [resource] = resourceTree(document, readOperations(document));
  const [operation] = resource?.operations ?? [];
  if (!resource || !operation) throw new Error('The document has no operation.');
  return methodSignature(resource, operation);
}

function bodyOf(properties: Record<string, object>): OperationObject['requestBody'] {
  return { required: true, content: { 'application/json': { schema: { type: 'object', properties } } } };
}

test('the last id is given by position, the others are parameters', () => {
  const document = smallDocument('/workers/{workerId}/tasks/{taskId}', 'get', {
    parameters: [id('workerId'), id('taskId'), page],
  });
  expect(signatureOf(document)).toMatchObject({
    id: { name: 'taskId' },
    fields: [{ name: 'workerId' }, { name: 'page' }],
    paramsName: 'TaskPauseParams',
    paramsOptional: false,
    result: 'Task',
  });
});

test('parameters that are all optional can be left out, unless they are a body that is required', () => {
  expect(signatureOf(smallDocument('/x', 'get', { parameters: [page] })).paramsOptional).toBe(true);
  const post = { parameters: [key], requestBody: bodyOf({ title: {} }) } as Partial<OperationObject>;
  expect(signatureOf(smallDocument('/x', 'post', post)).paramsOptional).toBe(false);
});

test('without parameters there is no type for them', () => {
  expect(signatureOf(smallDocument('/x', 'post', { parameters: [key] })).paramsName).toBeUndefined();
});

describe('what has no signature is refused with a sentence', () => {
  test.each([
    [
      'two parameters of one name',
      { parameters: [key, page], requestBody: bodyOf({ page: {} }) },
      'Rename one',
    ],
    ['a body without properties', { parameters: [key], requestBody: bodyOf({}) }, 'Describe them'],
    [
      'an answer without a name',
      {
        parameters: [key],
        responses: { 200: { content: { 'application/json': { schema: { type: 'object' } } } } },
      },
      'Move it to components/schemas',
    ],
  ])('%s', (_, operation, message) => {
    expect(() => signatureOf(smallDocument('/x', 'post', operation as Partial<OperationObject>))).toThrow(
      message,
    );
  });
});
