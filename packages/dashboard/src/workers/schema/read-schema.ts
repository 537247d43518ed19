import { newField } from './new-field.ts';
import type { FieldKind, Schema, SchemaField } from './schema-field.ts';

/** The fields of an object schema, and its other keywords. */
export interface ReadSchema {
  fields: SchemaField[];
  rest: Schema;
}

const kindsByType: Record<string, FieldKind> = {
  string: 'text',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  object: 'object',
  array: 'list',
};

/** Keywords that say what a value is in a way that no kind covers. */
const beyondFields = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'const'];

/**
 * Reads an object schema as fields. Nothing is lost: `writeSchema` gives an equal schema, with `type: object` where it had none. What the editor has no form for
 * becomes a field of kind `other`.
 */
export function readSchema(schema: Schema): ReadSchema {
  const { type, properties, required, ...keywords } = schema;
  const rest = Array.isArray(type) ? { ...keywords, type: type as unknown } : keywords;
  const names = Array.isArray(required) ? required : [];
  const fields = Object.entries(isSchema(properties) ? properties : {}).map(([name, property]) => ({
    ...readField(property),
    name,
    required: names.includes(name),
  }));
  // A required name without a property is legal, and stays.
  const known = new Set(fields.map((field) => field.name));
  const unknown = names.filter((name) => !known.has(name as string));
  return { fields, rest: unknown.length === 0 ? rest : { ...rest, required: unknown } };
}

function readField(schema: unknown): SchemaField {
  if (!isSchema(schema) || beyondFields.some((keyword) => Object.hasOwn(schema, keyword))) {
    return otherField(schema);
  }
  const { type, description, ...keywords } = schema;
  const types = Array.isArray(type) ? type : [type];
  const nullable = types.length === 2 && types.includes('null');
  const main: unknown = nullable
    ? types.find((each) => each !== 'null')
    : types.length === 1
      ? types[0]
      : undefined;
  const kind = typeof main === 'string' && Object.hasOwn(kindsByType, main) ? kindsByType[main] : undefined;
  if (kind === undefined || (description !== undefined && typeof description !== 'string')) {
    return otherField(schema);
  }
  const field = newField({ kind, nullable, description: description ?? '', rest: keywords });
  if (Object.hasOwn(keywords, 'enum')) return readChoice(field) ?? otherField(schema);
  if (kind === 'object') return { ...field, ...readSchema(keywords) };
  if (kind === 'list') return readList(field) ?? otherField(schema);
  const { format, ...rest } = keywords;
  return kind === 'text' && (format === 'date' || format === 'date-time')
    ? { ...field, kind: format, rest }
    : field;
}

/** Only where every value is a text that the editor can show in one line, parted by commas. */
function readChoice(field: SchemaField): SchemaField | undefined {
  const { enum: values, ...rest } = field.rest;
  if (field.kind !== 'text' || !Array.isArray(values) || values.length === 0) return undefined;
  const choices = values.filter((value) => value !== null) as unknown[];
  const plain = choices.every(
    (value) => typeof value === 'string' && value !== '' && !/,|^\s|\s$/.test(value),
  );
  if (!plain || values.includes(null) !== field.nullable || new Set(choices).size !== choices.length)
    return undefined;
  // Written with null as the last value: another order would not come back.
  if (field.nullable && values.at(-1) !== null) return undefined;
  return { ...field, kind: 'choice', choices: choices as string[], rest };
}

function readList(field: SchemaField): SchemaField | undefined {
  const { items, ...rest } = field.rest;
  if (items === undefined) return undefined;
  return Array.isArray(items) ? undefined : { ...field, item: readField(items), rest };
}

/** `true` and `false` are schemas as well; as objects they are `{}` and `{ not: {} }`. */
function otherField(schema: unknown): SchemaField {
  return newField({ kind: 'other', rest: isSchema(schema) ? schema : schema === false ? { not: {} } : {} });
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
