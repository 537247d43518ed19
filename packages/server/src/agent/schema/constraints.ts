import type { SchemaObject } from './schema-document.ts';
import { canonicalJson } from '../../canonical-json.ts';

export type TypeName = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

/** Keywords that only mean something for one type: they tell what a schema without `type` is about. */
const typical: [TypeName, string[]][] = [
  [
    'object',
    [
      'properties',
      'required',
      'additionalProperties',
      'patternProperties',
      'minProperties',
      'maxProperties',
      'propertyNames',
      'dependencies',
      'dependentRequired',
    ],
  ],
  ['array', ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains', 'additionalItems']],
  ['string', ['minLength', 'maxLength', 'pattern', 'format']],
  ['number', ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf']],
];
const everyType: TypeName[] = ['string', 'object', 'array', 'number', 'integer', 'boolean', 'null'];

/** The values of one keyword in all of the schemas that have it. */
export function keyword<T>(flat: SchemaObject[], name: string, is: (value: unknown) => value is T): T[] {
  return flat.map((schema) => schema[name]).filter(is);
}

export const isNumber = (value: unknown): value is number => typeof value === 'number';
export const isString = (value: unknown): value is string => typeof value === 'string';
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isArray = (value: unknown): value is unknown[] => Array.isArray(value);

/** The largest of the lower bounds. */
export function lowest(flat: SchemaObject[], name: string, otherwise: number): number {
  return Math.max(otherwise, ...keyword(flat, name, isNumber));
}

/** The smallest of the upper bounds. */
export function highest(flat: SchemaObject[], name: string): number {
  return Math.min(Number.POSITIVE_INFINITY, ...keyword(flat, name, isNumber));
}

/** The types that all of the schemas allow, the likeliest first; `null` last. */
export function typesOf(flat: SchemaObject[]): TypeName[] {
  let types: TypeName[] | null = null;
  for (const { type } of flat) {
    const own = (isArray(type) ? type : [type]).filter((name): name is TypeName =>
      everyType.includes(name as TypeName),
    );
    if (own.length > 0) {
      types = types === null ? own : intersect(types, own);
    }
  }
  if (types === null) {
    const told = typical
      .filter(([, names]) => flat.some((schema) => names.some((name) => name in schema)))
      .map(([type]) => type);
    return [...new Set([...told, ...everyType])];
  }
  return types.toSorted((a, b) => Number(a === 'null') - Number(b === 'null'));
}

function intersect(left: TypeName[], right: TypeName[]): TypeName[] {
  return left.flatMap((type) => {
    if (right.includes(type)) {
      return [type];
    }
    const isWhole =
      (type === 'number' && right.includes('integer')) || (type === 'integer' && right.includes('number'));
    return isWhole ? ['integer' as const] : [];
  });
}

/** The values that every `enum` and `const` allows; null where there is neither. */
export function enumOf(flat: SchemaObject[]): unknown[] | null {
  let allowed: unknown[] | null = null;
  for (const schema of flat) {
    const lists = [
      isArray(schema['enum']) ? schema['enum'] : null,
      'const' in schema ? [schema['const']] : null,
    ];
    for (const list of lists) {
      if (list !== null) {
        const keys = new Set(list.map(canonicalJson));
        allowed = allowed === null ? list : allowed.filter((value) => keys.has(canonicalJson(value)));
      }
    }
  }
  return allowed;
}
