import { expect, test } from 'vitest';
import { schemaType } from './schema-type.ts';
import { scriptLiteral } from './script-literal.ts';

test.for<[unknown, string]>([
  [{ type: 'integer' }, 'number'],
  [{ type: ['string', 'null'] }, 'string | null'],
  [{ enum: ["it's", 2, null] }, `'it\\'s' | 2 | null`],
  [{ const: true }, 'true'],
  [{ type: 'array', items: { enum: ['a', 'b'] } }, `Array<'a' | 'b'>`],
  [{ type: 'array' }, 'unknown[]'],
  [{ anyOf: [{ type: 'number' }, { type: 'integer' }, { type: 'null' }] }, 'number | null'],
  [{ type: 'object' }, 'Record<string, unknown>'],
  [{ $ref: '#/definitions/x' }, 'unknown'],
  [true, 'unknown'],
])('%o is %s', ([schema, type]) => {
  expect(schemaType(schema)).toBe(type);
});

test('writes objects over lines, with what is required', () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'string' }, 'b-c': { type: 'object', properties: { d: { type: 'boolean' } } } },
    required: ['a'],
  };
  expect(schemaType(schema)).toBe(`{\n  a: string;\n  'b-c'?: {\n    d?: boolean;\n  };\n}`);
  expect(scriptLiteral(schema)).toBe(`{
  type: 'object',
  properties: {
    a: { type: 'string' },
    'b-c': { type: 'object', properties: { d: { type: 'boolean' } } },
  },
  required: ['a'],
}`);
});

test('a literal is the value again, whatever is in it', () => {
  const value = {
    "a'b": ['\\', '"', '\n', '\u2028', 'ü'],
    empty: {},
    none: [],
    long: 'x'.repeat(100),
    n: -1.5,
  };
  expect(new Function(`return ${scriptLiteral(value)}`)()).toEqual(value);
});
