import type { SchemaField } from './schema-field.ts';

// Drafts outlive a reload: a field of before must not share its key with one of now.
const loadedAt = Date.now().toString(36);
let fieldsMade = 0;

/** A field with these parts; it is a required text otherwise. */
export function newField(parts: Partial<Omit<SchemaField, 'key'>> = {}): SchemaField {
  fieldsMade += 1;
  return {
    key: `field-${loadedAt}-${fieldsMade}`,
    name: '',
    kind: 'text',
    required: true,
    nullable: false,
    description: '',
    choices: [],
    fields: [],
    item: undefined,
    rest: {},
    ...parts,
  };
}
