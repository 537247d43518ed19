import { findFieldErrors } from './find-field-errors.ts';
import { newField } from './new-field.ts';
import { readSchema } from './read-schema.ts';
import type { Schema, SchemaField } from './schema-field.ts';
import { writeSchema } from './write-schema.ts';

/** An output schema while it is edited: as fields and as JSON, both of one value. */
export interface SchemaDraft {
  /** Whether the worker answers with an object at all. Off keeps what was written. */
  readonly enabled: boolean;
  readonly fields: readonly SchemaField[];
  /** The keywords of the whole schema that no field shows. */
  readonly rest: Schema;
  readonly text: string;
  /** Why the text is no schema. The fields are then those of before. */
  readonly textError: string | undefined;
}

/** The draft of a worker's schema; `null` is free-form text. */
export function draftOf(schema: Schema | null): SchemaDraft {
  if (schema === null) {
    return { ...withFields(emptyDraft, [newField({ name: 'answer' })]), enabled: false };
  }
  return { ...readSchema(schema), enabled: true, text: format(schema), textError: undefined };
}

const emptyDraft: SchemaDraft = { enabled: true, fields: [], rest: {}, text: '', textError: undefined };

/** The draft after its fields were changed. */
export function withFields(draft: SchemaDraft, fields: readonly SchemaField[]): SchemaDraft {
  return { ...draft, fields, text: format(writeSchema(fields, draft.rest)), textError: undefined };
}

/** The draft after its JSON was changed. */
export function withText(draft: SchemaDraft, text: string): SchemaDraft {
  const { schema, error } = parse(text);
  if (schema === undefined) return { ...draft, text, textError: error };
  return { ...draft, ...readSchema(schema), text, textError: undefined };
}

/** Whether something has to be mended before the draft can be sent. */
export function hasErrors(draft: SchemaDraft): boolean {
  return draft.enabled && (draft.textError !== undefined || findFieldErrors(draft.fields).size > 0);
}

/** The schema to send, `null` for free-form text. Ask `hasErrors` first. */
export function schemaOf(draft: SchemaDraft): Schema | null {
  return draft.enabled ? (JSON.parse(draft.text) as Schema) : null;
}

function parse(text: string): { schema?: Schema; error?: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { error: `This is no JSON: ${error instanceof Error ? error.message : String(error)}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { error: 'A schema is an object: { "type": "object", "properties": { … } }' };
  }
  const schema = value as Schema;
  const { type } = schema;
  if (type !== undefined && type !== 'object' && !(Array.isArray(type) && type.includes('object'))) {
    return { error: 'The whole answer must be an object: "type": "object".' };
  }
  return { schema };
}

function format(schema: Schema): string {
  return JSON.stringify(schema, undefined, 2);
}
