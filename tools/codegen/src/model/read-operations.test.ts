import { describe, expect, test } from 'vitest';
import type { Document, OperationObject, Parameter } from '../document/document.ts';
import { smallDocument } from '../testing/small-document.ts';
import { readOperations } from './read-operations.ts';

const key: Parameter = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } };
const parameter = (name: string, place: Parameter['in']): Parameter => ({
  name,
  in: place,
  required: place === 'path',
  schema: { type: 'string' },
});

test('parameters are sorted by place, those of the path as the path has them', () => {
  const parameters = [
    parameter('b', 'path'),
    parameter('a', 'path'),
    parameter('page', 'query'),
    parameter('Last-Event-ID', 'header'),
  ];
  const [operation] = readOperations(smallDocument('/x/{a}/{b}', 'get', { parameters }));
  expect(operation?.pathFields.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(operation?.queryFields.map(({ name }) => name)).toEqual(['page']);
  expect(operation?.headerFields).toMatchObject([{ name: 'lastEventId', wireName: 'Last-Event-ID' }]);
});

test('the idempotency key is for the client to set', () => {
  const [operation] = readOperations(smallDocument('/x', 'post', { parameters: [key] }));
  expect(operation?.headerFields).toEqual([]);
  expect(operation?.clientHeaderFields).toMatchObject([{ wireName: 'Idempotency-Key' }]);
});

test('what reads is a GET, or a POST that is said to', () => {
  const readsOf = (method: 'get' | 'post', operation: object) =>
    readOperations(smallDocument('/x', method, operation)).map(({ reads, retry }) => [reads, retry]);
  expect(readsOf('get', {})).toEqual([[true, 'safe']]);
  expect(readsOf('post', { parameters: [key] })).toEqual([[false, 'keyed']]);
  expect(readsOf('post', { 'x-handinger-retry': 'safe', 'x-handinger-reads': true })).toEqual([
    [true, 'safe'],
  ]);
});

test('a body in two forms is one set of fields, the files being those of the form', () => {
  const json = { type: 'object', required: ['input'], properties: { budget: {}, input: { type: 'string' } } };
  const file = { type: 'string', format: 'binary' };
  const form = { allOf: [json, { type: 'object', properties: { files: { type: 'array', items: file } } }] };
  const content = { 'application/json': { schema: json }, 'multipart/form-data': { schema: form } };
  const [operation] = readOperations(
    smallDocument('/x', 'post', { parameters: [key], requestBody: { content } }),
  );
  expect(operation?.body?.fields).toMatchObject([
    { name: 'input', required: true, binary: false },
    { name: 'budget', required: false, binary: false },
    { name: 'files', required: false, binary: true },
  ]);
});

const named = (field: string) => ({ type: 'array', items: { $ref: `#/components/schemas/${field}` } });
const page = { parameters: [parameter('page', 'query')] };

/** A document whose answers are of a schema with these properties. */
function listDocument(operation: object, properties: Record<string, object>): Document {
  const document = smallDocument('/x', 'get', operation as Partial<OperationObject>);
  return { ...document, components: { schemas: { Task: { type: 'object', properties } } } };
}

test('a list says which field of its pages holds the items', () => {
  const document = listDocument(
    { ...page, 'x-handinger-items': 'tasks' },
    { tasks: named('Job'), pageCount: { type: 'integer' } },
  );
  expect(readOperations(document)[0]?.items).toEqual({ field: 'tasks', type: 'Job' });
  expect(readOperations(smallDocument('/x', 'get', page))[0]?.items).toBeUndefined();
});

describe('a list whose pages could not be turned is refused with a sentence', () => {
  const items = { 'x-handinger-items': 'tasks' };
  const pageCount = { type: 'integer' };
  test.each([
    ['no such field', { ...page, ...items }, { pageCount }, 'no array "tasks"'],
    ['items without a name', { ...page, ...items }, { pageCount, tasks: { type: 'array' } }, 'with a name'],
    ['no parameter', items, { pageCount, tasks: named('Job') }, 'no query parameter "page"'],
    ['no count', { ...page, ...items }, { tasks: named('Job') }, 'no "pageCount"'],
    [
      'an answer that is no JSON',
      { ...page, ...items, responses: { 200: { content: { 'text/event-stream': {} } } } },
      { pageCount, tasks: named('Job') },
      'no array "tasks"',
    ],
  ])('%s', (_, operation, properties, message) => {
    expect(() => readOperations(listDocument(operation, properties))).toThrow(message);
  });
});

describe('what a client could not be made of is refused with a sentence', () => {
  test.each([
    ['an id without a resource', 'get', { operationId: 'pause' }, 'Write it as resource.method'],
    ['no retry class', 'get', { 'x-handinger-retry': undefined }, 'Say safe, keyed or recover'],
    [
      'a POST that is safe',
      'post',
      { 'x-handinger-retry': 'safe', parameters: [key] },
      'POST is keyed or recover',
    ],
    [
      'a POST that reads and is keyed',
      'post',
      { 'x-handinger-reads': true, parameters: [key] },
      'POST is keyed or recover, unless it has x-handinger-reads',
    ],
    ['a GET that is keyed', 'get', { 'x-handinger-retry': 'keyed' }, 'others are safe'],
    ['a POST without a key', 'post', {}, 'Add it, so that a repeated request has one effect'],
    ['no success', 'get', { responses: {} }, 'no 2xx response with content'],
    [
      'an answer that may stream, without a choice',
      'get',
      { responses: { 200: { content: { 'application/json': {}, 'text/event-stream': {} } } } },
      'no boolean field "stream"',
    ],
    [
      'a reference to nothing',
      'get',
      { parameters: [{ $ref: '#/components/parameters/No' }] },
      'has no #/comp',
    ],
  ] as const)('%s', (_, method, operation, message) => {
    expect(() => readOperations(smallDocument('/x', method, operation as object))).toThrow(message);
  });
});
