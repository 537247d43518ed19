import { conditional } from './conditional.ts';
import { formats } from './formats.ts';
import { objectSchema as object } from './object-schema.ts';
import { patterns } from './patterns.ts';

type Schema = Record<string, unknown>;

const of = (schema: unknown) => object({ value: schema });

/** A schema that some value satisfies, by construction: every part is satisfiable on its own, and parts do not meet on one value. */
export function randomSchema(next: () => number, depth = 0): Schema {
  const whole = (limit: number) => Math.floor(next() * limit);
  const leaves: (() => Schema)[] = [
    () => ({ type: 'string', minLength: whole(20), maxLength: 20 + whole(30) }),
    () => ({ type: 'string', format: formats[whole(formats.length)] }),
    () => ({ type: 'string', pattern: patterns[whole(patterns.length)] }),
    () => ({ enum: [whole(10), String(whole(10)), null].slice(0, 1 + whole(3)) }),
    () => ({ const: [whole(5), { a: whole(5) }] }),
    () => ({ type: 'boolean' }),
    () => ({ type: ['null', 'integer'], minimum: whole(100) - 50 }),
    () => ({ type: 'number', minimum: next() * 100 - 50, exclusiveMaximum: 51 + next() }),
    () => ({ type: 'integer', multipleOf: 1 + whole(9), exclusiveMinimum: whole(1000) - 500 }),
  ];
  const child = () => randomSchema(next, depth + 1);
  const nodes: (() => Schema)[] = [
    () => {
      const names = Array.from({ length: whole(5) }, (_, index) => `key${index}`);
      return {
        type: 'object',
        properties: Object.fromEntries(names.map((name) => [name, child()])),
        required: names.filter(() => next() < 0.5),
        ...(next() < 0.5 ? { additionalProperties: false } : { minProperties: whole(7) }),
      };
    },
    () => ({ type: 'array', items: child(), minItems: whole(4), maxItems: 4 + whole(3) }),
    () => ({ type: 'array', items: [child(), child()], additionalItems: child(), minItems: whole(5) }),
    () => ({ anyOf: [child(), false, child()] }),
    () => ({ oneOf: [of(child()), object({ other: child() }), { type: 'null' }] }),
    () => ({
      allOf: [
        { type: 'object', required: ['a'] },
        { type: 'object', properties: { a: child(), b: child() } },
      ],
    }),
    () => ({
      type: 'object',
      required: ['k1', 'k2'],
      patternProperties: { '^k': child() },
      additionalProperties: false,
    }),
    () => ({
      type: 'object',
      properties: { kind: { enum: ['x', 'y'] } },
      required: ['kind'],
      ...conditional(
        { properties: { kind: { const: 'y' } } },
        { properties: { z: child() }, required: ['z'] },
        { minProperties: 2 },
      ),
    }),
  ];
  const kinds = depth === 0 ? nodes : depth > 3 ? leaves : [...leaves, ...nodes];
  return kinds[whole(kinds.length)]?.() ?? {};
}
