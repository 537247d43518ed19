import { toStandardJsonSchema } from '@valibot/to-json-schema';
import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { z as z3 } from 'zod3';
import { zodToJsonSchema } from 'zod-to-json-schema';
import * as mini from 'zod/mini';
import { HandingerError } from '../errors/handinger-error.ts';
import { isStandardSchema } from './output-schema.ts';
import { toJsonSchema } from './to-json-schema.ts';
import { withJsonSchema } from './with-json-schema.ts';

const expected = {
  type: 'object',
  properties: { total: { type: 'string' } },
  required: ['total'],
};

describe('the JSON Schema of what a schema reads', () => {
  const mini4 = mini.object({ total: mini.pipe(mini.string(), mini.transform(Number)) });
  const zod3 = z3.object({ total: z3.string().transform(Number) });
  test.each([
    ['zod 4', z.object({ total: z.string().transform(Number) })],
    ['zod/mini', withJsonSchema(mini4, mini.toJSONSchema(mini4, { target: 'draft-07', io: 'input' }))],
    ['zod 3', withJsonSchema(zod3, zodToJsonSchema(zod3 as never))],
    ['valibot', toStandardJsonSchema(v.object({ total: v.pipe(v.string(), v.transform(Number)) }))],
    ['arktype', type({ total: 'string' }).pipe(({ total }) => ({ total: Number(total) }))],
    [
      'a method of its own',
      {
        '~standard': { version: 1, vendor: 'other', validate: () => ({ value: 1 }) },
        toJsonSchema: () => expected,
      },
    ],
    ['JSON Schema', expected],
  ])('%s', (_, schema) => {
    const json = toJsonSchema(schema);
    expect(json).toMatchObject(expected);
    expect(json['$schema'] ?? 'draft-07').toContain('draft-07');
  });
});

function refusal(schema: unknown): HandingerError {
  let refused: unknown;
  try {
    toJsonSchema(schema);
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(HandingerError);
  expect(refused).toMatchObject({ code: 'invalid_schema', safeToRetry: true });
  return refused as HandingerError;
}

describe('a schema without JSON Schema', () => {
  test.each([
    ['zod/mini', mini.object({}), 'z.toJSONSchema(schema'],
    ['zod 3', z3.object({}), 'zodToJsonSchema(schema)'],
    ['valibot', v.object({}), 'toStandardJsonSchema(schema)'],
    [
      'others',
      { '~standard': { version: 1, vendor: 'other', validate: () => ({ value: 1 }) } },
      'withJsonSchema(schema, jsonSchema)',
    ],
  ])('is refused, with what to do: %s', (_, schema, remedy) => {
    expect(refusal(schema).message).toContain(remedy);
  });

  test('that says why, is quoted', () => {
    const { message, cause } = refusal(z.object({ at: z.date() }));
    expect(message).toContain('Date cannot be represented');
    expect(message).toContain('Describe the JSON that the worker is to write');
    expect(cause).toBeInstanceOf(Error);
  });

  test.each([
    ['an object of a class, as of a library that is too old', new Map()],
    ['functions', { kind: 'object', parse: () => 1 }],
    ['an array', []],
    ['a string', '{"type":"object"}'],
    ['null', null],
    ['true', true],
  ])('is refused: %s', (_, schema) => {
    expect(refusal(schema).message).toContain('JSON Schema');
  });
});

describe('which is which', () => {
  test.each([
    ['zod 4', z.object({}), true],
    ['zod/mini', mini.object({}), true],
    ['zod 3', z3.object({}), true],
    ['valibot', v.object({}), true],
    ['valibot with JSON Schema', toStandardJsonSchema(v.object({})), true],
    ['arktype, which is a function', type({}), true],
    ['JSON Schema', { type: 'object' }, false],
    [
      'JSON Schema that describes one',
      { properties: { '~standard': { type: 'object' } }, type: 'object' },
      false,
    ],
    ['JSON Schema with such a keyword', { '~standard': { version: 1, vendor: 'zod', validate: {} } }, false],
    ['a schema without a prototype', Object.assign(Object.create(null), { type: 'object' }), false],
    ['nothing', undefined, false],
    ['null', null, false],
  ])('%s', (_, schema, standard) => {
    expect(isStandardSchema(schema)).toBe(standard);
  });

  test('withJsonSchema takes no JSON Schema for a validator', () => {
    expect(() => withJsonSchema({ type: 'object' } as never, {})).toThrow(HandingerError);
  });
});
