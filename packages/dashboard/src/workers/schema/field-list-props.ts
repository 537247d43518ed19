import type { SchemaField } from './schema-field.ts';

/** What a list of fields is given. A file of its own: rows are in lists, and lists are in rows. */
export interface FieldListProps {
  fields: readonly SchemaField[];
  onChange: (fields: readonly SchemaField[]) => void;
  /** By the key of the field. */
  errors: ReadonlyMap<string, string> | undefined;
  /** What the fields belong to, for screen readers: “the answer”, “seller”. */
  of: string;
}
