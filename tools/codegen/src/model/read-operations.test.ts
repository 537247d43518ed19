import { describe, expect, test } from 'vitest';
import type { Parameter } from '../document/document.ts';
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
