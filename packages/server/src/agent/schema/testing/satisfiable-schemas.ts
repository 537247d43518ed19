import { conditional } from './conditional.ts';
import { objectSchema as object } from './object-schema.ts';

const of = (schema: unknown) => object({ value: schema });

/** Schemas that some value satisfies, by what is special about them. */
export const satisfiableSchemas: Record<string, Record<string, unknown>> = {
  'an empty schema': {},
  'an object without properties': { type: 'object' },
  'only required names': { type: 'object', required: ['a', '__proto__', 'toString', 'a/b', 'ä'] },
  'properties with names of methods': object({
    constructor: { type: 'string' },
    hasOwnProperty: { const: 1 },
  }),
  'an enum': of({ enum: ['a', 2, null, { x: [1] }] }),
  'an enum narrowed by a type': of({ enum: ['a', 2, null], type: 'integer' }),
  'an enum narrowed by a bound': of({ enum: [1, 2, 3], minimum: 3 }),
  'a const object': of({ const: { a: [1, { b: null }] } }),
  'a const null': of({ const: null }),
  'two enums': of({ allOf: [{ enum: [1, 2, 3] }, { enum: [3, 4] }] }),
  'a boolean': of({ type: 'boolean' }),
  null: of({ type: 'null' }),
  'a boolean schema': of(true),
  'several types': of({ type: ['integer', 'string'], minimum: 5, minLength: 3 }),
  'a forbidden property': { type: 'object', properties: { a: false, b: { type: 'string' } } },
  'nested objects': object({ a: object({ b: object({ c: object({ d: { type: 'string' } }) }) }) }),
  'additional properties by schema': {
    type: 'object',
    additionalProperties: { type: 'integer' },
    minProperties: 3,
  },
  'a required property that additionalProperties describes': {
    type: 'object',
    required: ['x'],
    additionalProperties: { type: 'integer', minimum: 7 },
  },
  'pattern properties': {
    type: 'object',
    patternProperties: { '^x-': { type: 'integer' }, '^[0-9]{3}$': { type: 'boolean' } },
    additionalProperties: false,
    required: ['x-a', '123'],
  },
  'more properties than are named': {
    type: 'object',
    patternProperties: { '^k[0-9]$': { type: 'null' } },
    additionalProperties: false,
    minProperties: 4,
  },
  'property names by pattern': { type: 'object', propertyNames: { pattern: '^[A-Z]{2}$' }, minProperties: 3 },
  'property names by enum': { type: 'object', propertyNames: { enum: ['a', 'b'] }, minProperties: 2 },
  'few properties': {
    type: 'object',
    properties: { a: {}, b: {}, c: {} },
    required: ['c'],
    maxProperties: 2,
  },
  dependencies: {
    type: 'object',
    properties: { card: { type: 'string' }, address: { type: 'string' } },
    dependencies: {
      card: ['address', 'zip'],
      address: { properties: { zip: { type: 'integer' } }, required: ['zip'] },
    },
  },
  'a dependency that forbids': {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' } },
    dependencies: { a: { properties: { b: false } } },
  },
  'a dependency that needs too much': {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' } },
    dependencies: { a: ['c', 'd'] },
    maxProperties: 2,
  },
  'an array': of({ type: 'array', items: { type: 'integer' } }),
  'an array of at least three': of({ type: 'array', items: { type: 'string' }, minItems: 3 }),
  'an array of none': of({ type: 'array', items: { type: 'string' }, maxItems: 0 }),
  'an array whose items nothing satisfies': of({ type: 'array', items: false }),
  'unique strings': of({
    type: 'array',
    items: { type: 'string', maxLength: 2 },
    minItems: 30,
    uniqueItems: true,
  }),
  'unique enum values': of({
    type: 'array',
    items: { enum: ['a', 'b', 'c'] },
    minItems: 3,
    uniqueItems: true,
  }),
  'unique booleans': of({ type: 'array', items: { type: 'boolean' }, minItems: 2, uniqueItems: true }),
  'unique objects': of({
    type: 'array',
    items: object({ a: { type: 'boolean' }, b: { enum: [1, 2] } }),
    minItems: 3,
    uniqueItems: true,
  }),
  'unique arrays': of({
    type: 'array',
    items: { type: 'array', items: { enum: [1, 2] }, minItems: 1, maxItems: 2 },
    minItems: 3,
    uniqueItems: true,
  }),
  'unique numbers in a range': of({
    type: 'array',
    items: { type: 'number', minimum: 0, maximum: 1 },
    minItems: 20,
    uniqueItems: true,
  }),
  'unique addresses': of({
    type: 'array',
    items: { type: 'string', format: 'uri' },
    minItems: 12,
    uniqueItems: true,
  }),
  'a tuple': of({
    type: 'array',
    items: [{ type: 'string' }, { type: 'integer' }, { const: true }],
    additionalItems: false,
  }),
  'a tuple with more behind it': of({
    type: 'array',
    items: [{ type: 'string' }],
    additionalItems: { type: 'integer' },
    minItems: 4,
  }),
  'a short tuple': of({ type: 'array', items: [{ type: 'string' }, false] }),
  contains: of({ type: 'array', items: { type: 'integer' }, contains: { minimum: 100 } }),
  'contains in a tuple': of({ type: 'array', items: [{ type: 'string' }], contains: { const: 5 } }),
  'contains and unique': of({
    type: 'array',
    items: { type: 'integer', minimum: 1 },
    contains: { const: 1 },
    minItems: 4,
    uniqueItems: true,
  }),
  'an integer in bounds': of({ type: 'integer', minimum: 17, maximum: 18 }),
  'an integer below zero': of({ type: 'integer', maximum: -17 }),
  'exclusive bounds': of({ type: 'integer', exclusiveMinimum: 4, exclusiveMaximum: 6 }),
  'a number between integers': of({ type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 1 }),
  'a narrow range': of({ type: 'number', minimum: 1.25, maximum: 1.26 }),
  'a fixed fraction': of({ type: 'number', minimum: 1.25, maximum: 1.25 }),
  'an exclusive fraction': of({ type: 'number', exclusiveMinimum: 0.5 }),
  multiples: of({ type: 'integer', multipleOf: 7, minimum: 50 }),
  'multiples of a fraction': of({ type: 'number', multipleOf: 0.01, minimum: 0.29, maximum: 1 }),
  'two multiples': of({ allOf: [{ multipleOf: 4 }, { multipleOf: 6 }], type: 'integer', minimum: 1 }),
  'huge bounds': of({ type: 'integer', minimum: 9_007_199_254_740_000 }),
  'an integer or number': of({ allOf: [{ type: ['number', 'string'] }, { type: 'integer' }] }),
  'a string of a length': of({ type: 'string', minLength: 40, maxLength: 41 }),
  'an empty string': of({ type: 'string', maxLength: 0 }),
  'a single character': of({ type: 'string', minLength: 1, maxLength: 1 }),
  'a long string': of({ type: 'string', minLength: 5000 }),
  'a format with a length': of({ type: 'string', format: 'email', minLength: 40, maxLength: 60 }),
  'an address with a length': of({ type: 'string', format: 'uri', minLength: 80, maxLength: 90 }),
  'a format and a pattern': of({ type: 'string', format: 'uri', pattern: '^https://' }),
  'an unknown format': of({ type: 'string', format: 'colour' }),
  'a format with the name of a method': of({ type: 'string', format: 'constructor' }),
  anyOf: of({ anyOf: [false, { type: 'integer', minimum: 3 }] }),
  'oneOf by constant': of({
    oneOf: [
      object({ kind: { const: 'a' }, a: { type: 'string' } }),
      object({ kind: { const: 'b' }, b: { type: 'integer' } }),
    ],
  }),
  'oneOf that overlaps': of({
    oneOf: [
      { type: 'integer', multipleOf: 3 },
      { type: 'integer', multipleOf: 5 },
    ],
    minimum: 0,
  }),
  'oneOf that overlaps in every string': of({
    oneOf: [{ type: 'string' }, { type: 'string', maxLength: 5 }],
  }),
  'oneOf required': {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' } },
    oneOf: [{ required: ['a'] }, { required: ['b'] }],
  },
  allOf: {
    allOf: [
      object({ a: { type: 'string' } }, { additionalProperties: true }),
      { properties: { b: { type: 'integer' } }, required: ['b'] },
    ],
  },
  'allOf on one property': { allOf: [of({ type: 'integer', minimum: 3 }), of({ maximum: 3 })] },
  not: of({ type: 'string', not: { enum: ['offline', 'Humans'] } }),
  'not a type': of({ not: { type: 'string' } }),
  'not a property': {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' } },
    not: { required: ['a', 'b'] },
  },
  'not both': {
    type: 'object',
    properties: { a: { type: 'boolean' }, b: { type: 'boolean' } },
    required: ['a', 'b'],
    not: { properties: { a: { const: false }, b: { const: false } } },
  },
  'if then else': {
    type: 'object',
    properties: { country: { enum: ['US', 'NL'] }, code: { type: 'string' } },
    required: ['country', 'code'],
    ...conditional(
      { properties: { country: { const: 'NL' } } },
      { properties: { code: { pattern: '^[0-9]{4} [A-Z]{2}$' } } },
      { properties: { code: { pattern: '^[0-9]{5}$' } } },
    ),
  },
  'if that must fail': of({ type: 'integer', minimum: 0, ...conditional({ minimum: 5 }, false) }),
  'a local reference': {
    definitions: { name: { type: 'string', minLength: 2 } },
    ...object({ a: { $ref: '#/definitions/name' }, b: { $ref: '#/definitions/name' } }),
  },
  'a reference through $defs with escapes': {
    $defs: { 'a/b~c d': { type: 'integer' } },
    ...object({ a: { $ref: '#/$defs/a~1b~0c%20d' } }),
  },
  'a reference into properties': object({
    a: { type: 'integer', minimum: 9 },
    b: { $ref: '#/properties/a' },
  }),
  'a reference to a reference': {
    definitions: { a: { $ref: '#/definitions/b' }, b: { $ref: '#/definitions/c' }, c: { const: 3 } },
    ...of({ $ref: '#/definitions/a' }),
  },
  'a reference with neighbours': {
    definitions: { a: { type: 'integer' } },
    ...of({ $ref: '#/definitions/a', minimum: 12 }),
  },
  'a reference by $id': {
    $id: 'https://schemas.example/root',
    definitions: { a: { $id: '#part', type: 'boolean' } },
    ...of({ $ref: '#part' }),
  },
  'a property called $ref': object({ $ref: { type: 'string' } }),
  'a list with itself in it': {
    definitions: {
      node: object({
        value: { type: 'integer' },
        next: { anyOf: [{ $ref: '#/definitions/node' }, { type: 'null' }] },
      }),
    },
    $ref: '#/definitions/node',
  },
  'a tree': {
    type: 'object',
    properties: { name: { type: 'string' }, children: { type: 'array', items: { $ref: '#' } } },
    required: ['name', 'children'],
  },
  'a recursion that is optional': {
    type: 'object',
    properties: { name: { type: 'string' }, parent: { $ref: '#' } },
    required: ['name'],
  },
  'a recursion through two': {
    definitions: {
      a: { type: 'object', properties: { b: { $ref: '#/definitions/b' } } },
      b: { type: 'object', properties: { a: { $ref: '#/definitions/a' } } },
    },
    ...of({ $ref: '#/definitions/a' }),
  },
  'an expression': {
    definitions: {
      expression: {
        anyOf: [
          object({
            op: { enum: ['+', '-'] },
            left: { $ref: '#/definitions/expression' },
            right: { $ref: '#/definitions/expression' },
          }),
          { type: 'number' },
        ],
      },
    },
    ...of({ $ref: '#/definitions/expression' }),
  },
  'no type at all': {
    properties: { a: { minimum: 4 }, b: { minLength: 4 }, c: { items: { type: 'null' }, minItems: 2 } },
    required: ['a', 'b', 'c'],
  },
  'data that looks like a schema': of({ const: { $ref: '#/nowhere', enum: [1] } }),
  'a default and examples': of({ type: 'string', default: 'x', examples: [{ $ref: '#/nowhere' }] }),
  '2020-12': {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: {
      point: {
        type: 'array',
        prefixItems: [{ type: 'number' }, { type: 'string' }],
        items: false,
        minItems: 2,
      },
      a: { type: 'string' },
    },
    required: ['point'],
    dependentRequired: { a: ['b'] },
  },
  'a documented worker': object({
    verdict: { type: 'string', enum: ['supported', 'debunked'] },
    summary: { type: 'string' },
    citations: { type: 'array', items: { type: 'string', format: 'uri' }, minItems: 1 },
  }),
  'a schema with thirty properties': object(
    Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`p${index}`, { type: ['string', 'null'], maxLength: index }]),
    ),
  ),
};
