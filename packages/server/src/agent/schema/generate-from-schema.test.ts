import { describe, expect, test } from 'vitest';

import { createAjv } from './create-ajv.ts';
import { generateFromSchema } from './generate-from-schema.ts';
import type { Material } from './material.ts';
import { formats } from './testing/formats.ts';
import { objectSchema as object } from './testing/object-schema.ts';
import { patterns } from './testing/patterns.ts';
import { random } from './testing/random.ts';
import { randomSchema } from './testing/random-schema.ts';
import { satisfiableSchemas } from './testing/satisfiable-schemas.ts';
import { UnsatisfiableSchemaError } from './unsatisfiable-schema-error.ts';

type Schema = Record<string, unknown>;

const nothing: Material = { text: '', urls: [], emails: [], numbers: [], dates: [], fields: new Map() };
const plenty: Material = {
  text: 'Humans only use 10% of their brain, says Anna in Oslo.',
  urls: ['https://a.example/1', 'https://a.example/2'],
  emails: ['anna@a.example'],
  numbers: [10, -3, 0.5, 42.5, 1e6],
  dates: ['2024-05-06'],
  fields: new Map([
    ['total', '42.50'],
    ['tags', 'red, green and blue'],
    ['city', 'Oslo'],
    ['paid', 'yes'],
  ]),
};

const of = (schema: unknown): Schema => object({ value: schema });

/** What is wrong with the values that are generated from the schema, with and without material, and each of them twice. */
function faultsOf(schema: Schema): unknown[] {
  const validate = createAjv(schema, true).compile(schema);
  return [nothing, plenty].flatMap((material) => {
    const value = generateFromSchema(schema, material);
    const again = generateFromSchema(structuredClone(schema), material);
    const errors = validate(value) === true ? [] : [{ schema, value, errors: validate.errors }];
    return JSON.stringify(again) === JSON.stringify(value) ? errors : [...errors, { schema, value, again }];
  });
}

describe('a value that validates', () => {
  test.each(Object.entries(satisfiableSchemas))('for %s', (_, schema) => {
    expect(faultsOf(schema)).toEqual([]);
  });
  test.each(patterns)('for the pattern %s', (pattern) => {
    expect(faultsOf(of({ type: 'string', pattern }))).toEqual([]);
  });
  test.each(formats)('for the format %s', (format) => {
    expect(faultsOf(of({ type: 'string', format }))).toEqual([]);
    expect(
      faultsOf(of({ type: 'array', items: { type: 'string', format }, minItems: 5, uniqueItems: true })),
    ).toEqual([]);
  });
  test('for a pattern with a length', () => {
    expect(faultsOf(of({ type: 'string', pattern: '^[a-z]+$', minLength: 30, maxLength: 31 }))).toEqual([]);
    expect(faultsOf(of({ type: 'string', pattern: 'x', minLength: 30 }))).toEqual([]);
  });
  test.each(['int32', 'int64', 'float', 'double'])('for the number format %s', (format) => {
    expect(faultsOf(of({ type: 'number', format }))).toEqual([]);
  });
});

describe('schemas made by a generator', () => {
  test.each(Array.from({ length: 150 }, (_, seed) => seed))('seed %i', (seed) => {
    expect(faultsOf(randomSchema(random(seed)))).toEqual([]);
  });
});

describe('an honest error', () => {
  const impossible: Record<string, Schema> = {
    'a false schema': of(false),
    'an empty range': of({ type: 'integer', minimum: 5, maximum: 4 }),
    'an empty enum': of({ allOf: [{ const: 1 }, { const: 2 }] }),
    'endless recursion': { type: 'object', properties: { next: { $ref: '#' } }, required: ['next'] },
    'a reference to itself only': of({ type: 'string', not: {} }),
    'too many unique items': of({
      type: 'array',
      items: { type: 'boolean' },
      minItems: 3,
      uniqueItems: true,
    }),
    'a forbidden required property': { type: 'object', properties: { a: false }, required: ['a'] },
    'types that exclude each other': of({ allOf: [{ type: 'string' }, { type: 'integer' }] }),
    'an array without end': of({ type: 'array', minItems: 1e9 }),
    'a string without end': of({ type: 'string', minLength: 1e9 }),
  };
  test.each(Object.entries(impossible))('for %s', (_, schema) => {
    expect(() => generateFromSchema(schema, plenty)).toThrow(UnsatisfiableSchemaError);
  });
});

describe('what it is filled with', () => {
  test('fields, lists, addresses and names in the material', () => {
    const schema = object({
      total: { type: 'number' },
      tags: { type: 'array', items: { type: 'string' } },
      city: { type: ['string', 'null'] },
      country: { type: ['string', 'null'] },
      paid: { type: 'boolean' },
      citations: { type: 'array', items: { type: 'string' } },
      email: { type: 'string', format: 'email' },
      date: { type: 'string', format: 'date' },
      name: { type: 'string', enum: ['Bert', 'Anna'] },
      verdict: { type: 'string', enum: ['supported', 'unverified'] },
    });
    expect(generateFromSchema(schema, plenty)).toEqual({
      total: 42.5,
      tags: ['red', 'green', 'blue'],
      city: 'Oslo',
      country: null,
      paid: true,
      citations: ['https://a.example/1', 'https://a.example/2'],
      email: 'anna@a.example',
      date: '2024-05-06',
      name: 'Anna',
      verdict: 'unverified',
    });
  });

  test('words of the input where nothing else is known, and no citations where there are none', () => {
    const schema = object({
      title: { type: 'string' },
      word: { type: 'string', maxLength: 6 },
      citations: { type: 'array', items: { type: 'string' } },
    });
    expect(generateFromSchema(schema, { ...nothing, text: 'Humans only use a part.' })).toEqual({
      title: 'Humans only use a part.',
      word: 'Humans',
      citations: [],
    });
  });
});
