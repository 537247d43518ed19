import { describe, expect, test } from 'vitest';
import type { Schema } from '../document/document.ts';
import { printType } from './print-type.ts';

describe('a schema as a type', () => {
  test.each<[string, Schema]>([
    ['string', { type: 'string', format: 'date-time' }],
    ['string | null', { type: ['string', 'null'] }],
    ['number', { type: 'integer' }],
    [`'low' | 'high'`, { type: 'string', enum: ['low', 'high'] }],
    [`'cron'`, { type: 'string', const: 'cron' }],
    ['{ [key: string]: unknown } | null', { type: ['object', 'null'], additionalProperties: true }],
    ['ReadonlyArray<Budget>', { type: 'array', items: { $ref: '#/components/schemas/Budget' } }],
    ['ReadonlyArray<Uploadable>', { type: 'array', items: { type: 'string', format: 'binary' } }],
    ['unknown', {}],
    [
      `{ id: string; 'x-y'?: boolean | undefined; }`,
      {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'string' }, 'x-y': { type: 'boolean' } },
      },
    ],
  ])('%s', (expected, schema) => {
    expect(printType(schema, () => {})).toBe(expected);
  });
});

test('names that the type refers to are told', () => {
  const names: string[] = [];
  printType({ type: 'array', items: { $ref: '#/components/schemas/Budget' } }, (name) => names.push(name));
  expect(names).toEqual(['Budget']);
});

test('a composition needs a name', () => {
  expect(() => printType({ oneOf: [{ type: 'string' }] }, () => {})).toThrow('Move it to components/schemas');
});
