import { newField } from './new-field.ts';
import type { FieldKind, SchemaField } from './schema-field.ts';

/** The field as another kind. Keywords of the old kind, such as `minLength`, go; fields and choices stay for the way back. */
export function changeKind(field: SchemaField, kind: FieldKind): SchemaField {
  if (kind === field.kind) return field;
  return {
    ...field,
    kind,
    rest: {},
    fields: kind === 'object' && field.fields.length === 0 ? [newField()] : field.fields,
    item: kind === 'list' ? (field.item ?? newField()) : field.item,
  };
}
