import type { FieldKind, Schema, SchemaField } from './schema-field.ts';

const typesByKind: Record<Exclude<FieldKind, 'other'>, string> = {
  text: 'string',
  choice: 'string',
  date: 'string',
  'date-time': 'string',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  object: 'object',
  list: 'array',
};

/** Writes fields as an object schema of draft-07. Fields without a name are left out; of two with the same name the last counts. */
export function writeSchema(fields: readonly SchemaField[], rest: Schema = {}): Schema {
  const named = fields.filter((field) => field.name !== '');
  const { required: further, ...others } = rest;
  const required = new Set(named.filter((field) => field.required).map((field) => field.name as unknown));
  if (Array.isArray(further)) further.forEach((name) => required.add(name));
  return {
    ...others,
    type: others['type'] ?? 'object',
    // From entries, as a field may be named `__proto__`.
    properties: Object.fromEntries(named.map((field) => [field.name, writeField(field)])),
    ...(required.size === 0 ? {} : { required: [...required] }),
  };
}

function writeField(field: SchemaField): Schema {
  const { kind, nullable, description, rest } = field;
  if (kind === 'other') return description === '' ? rest : { ...rest, description };
  const type = nullable ? [typesByKind[kind], 'null'] : typesByKind[kind];
  const noted = description === '' ? { type } : { type, description };
  switch (kind) {
    case 'object':
      return { ...writeSchema(field.fields, rest), ...noted };
    case 'list':
      return { ...noted, items: field.item === undefined ? {} : writeField(field.item), ...rest };
    case 'choice':
      return { ...noted, enum: nullable ? [...field.choices, null] : field.choices, ...rest };
    case 'date':
    case 'date-time':
      return { ...noted, format: kind, ...rest };
    default:
      return { ...noted, ...rest };
  }
}
