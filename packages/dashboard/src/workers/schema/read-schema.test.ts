import { describe, expect, test } from 'vitest';
import { readSchema } from './read-schema.ts';
import type { Schema } from './schema-field.ts';
import { writeSchema } from './write-schema.ts';

const schemas: Record<string, Schema> = {
  'every kind': {
    type: 'object',
    properties: {
      text: { type: 'string', description: 'Some words.', minLength: 3, pattern: '^a' },
      number: { type: 'number', minimum: 0 },
      integer: { type: ['integer', 'null'] },
      boolean: { type: 'boolean' },
      choice: { type: 'string', enum: ['confirmed', 'not confirmed'] },
      maybeChoice: { type: ['string', 'null'], enum: ['a', 'b', null] },
      day: { type: 'string', format: 'date' },
      moment: { type: 'string', format: 'date-time' },
      address: { type: 'string', format: 'email' },
    },
    required: ['text', 'choice'],
  },
  nesting: {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Invoice',
    type: 'object',
    additionalProperties: false,
    properties: {
      seller: {
        type: 'object',
        description: 'Who sells.',
        properties: { name: { type: 'string' } },
        required: ['name'],
        additionalProperties: false,
      },
      lines: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          properties: { what: { type: 'string' }, tags: { type: 'array', items: { type: 'string' } } },
          required: ['what'],
        },
      },
    },
    required: ['lines'],
  },
  'what no form is for': {
    type: 'object',
    definitions: { money: { type: 'number' } },
    properties: {
      total: { $ref: '#/definitions/money' },
      either: { anyOf: [{ type: 'string' }, { type: 'number' }], description: 'One or the other.' },
      commas: { type: 'string', enum: ['a, b', 'c'] },
      numbers: { enum: [1, 2] },
      numbersWithType: { type: 'integer', enum: [1, 2] },
      nullFirst: { type: ['string', 'null'], enum: [null, 'a'] },
      noNull: { type: ['string', 'null'], enum: ['a'] },
      nothing: {},
      three: { type: ['string', 'number', 'null'] },
      tuple: { type: 'array', items: [{ type: 'string' }, { type: 'number' }] },
      anything: { type: 'array' },
      constant: { const: 'x' },
      oddDescription: { type: 'string', description: 7 },
    },
    required: ['total', 'notThere'],
  },
  'no properties': { type: ['object', 'null'], properties: {} },
};

describe('readSchema and writeSchema', () => {
  test.each(Object.entries(schemas))('give back a schema as it was: %s', (_, schema) => {
    const { fields, rest } = readSchema(schema);

    expect(writeSchema(fields, rest)).toEqual(schema);
    expect(Object.keys(writeSchema(fields, rest)['properties'] as object)).toEqual(
      Object.keys(schema['properties'] as object),
    );
  });

  test('tell the kinds apart', () => {
    const kinds = (schema: Schema) => readSchema(schema).fields.map((field) => `${field.name} ${field.kind}`);

    expect(kinds(schemas['every kind']!)).toEqual([
      'text text',
      'number number',
      'integer integer',
      'boolean boolean',
      'choice choice',
      'maybeChoice choice',
      'day date',
      'moment date-time',
      'address text',
    ]);
    expect(new Set(readSchema(schemas['what no form is for']!).fields.map((field) => field.kind))).toEqual(
      new Set(['other']),
    );
  });

  test('keep a property that has the name of something built in', () => {
    const schema = JSON.parse(
      '{"type":"object","properties":{"__proto__":{"type":"string"},"constructor":{"type":"number"}},"required":["__proto__"]}',
    ) as Schema;
    const { fields, rest } = readSchema(schema);

    expect(JSON.stringify(writeSchema(fields, rest))).toBe(JSON.stringify(schema));
  });
});
