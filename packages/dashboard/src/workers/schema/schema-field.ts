/** What a field holds, as the editor offers it. `other` is what only JSON can say; it is kept as it was written. */
export type FieldKind =
  | 'text'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'choice'
  | 'date'
  | 'date-time'
  | 'object'
  | 'list'
  | 'other';

/** A JSON Schema, or a part of one. */
export type Schema = Record<string, unknown>;

/** One field of the answer: a property of an object schema, in the form in which it is edited. */
export interface SchemaField {
  /** Which field it is while it is edited, whatever its name; unique in its draft. */
  readonly key: string;
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Whether `null` is a value too. */
  readonly nullable: boolean;
  /** What belongs into it; the worker reads this. */
  readonly description: string;
  /** The values of a `choice`. */
  readonly choices: readonly string[];
  /** The fields of an `object`. */
  readonly fields: readonly SchemaField[];
  /** What a `list` holds. Its name and `required` mean nothing. */
  readonly item: SchemaField | undefined;
  /** Every keyword that has no place above, as it was written. Of an `other`, the whole schema. */
  readonly rest: Schema;
}
