import { SchemaDocument } from './schema-document.ts';
import type { SchemaObject } from './schema-document.ts';

/** A value that does not validate against the schema; for one that allows everything, there is none, and the value is empty. */
export function violateSchema(schema: SchemaObject): unknown {
  const document = new SchemaDocument(schema);
  const candidates = [{}, { violation: true }, 'This violates the schema.', null, 0, [], false];
  return candidates.find((value) => !document.validates(document.root, value)) ?? {};
}
