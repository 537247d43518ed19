import type { Material } from './material.ts';
import type { SchemaObject } from './schema-document.ts';

/** Work with a worker's `outputSchema`, in data that can go to another thread. */
export type SchemaJob =
  /** Compile it. Gives null, or why it is no schema. */
  | { kind: 'compile'; schema: SchemaObject }
  /** Validate a value. Gives null, or what is wrong with it. */
  | { kind: 'check'; schema: SchemaObject; value: unknown }
  /** Make a value that validates. Gives it as JSON. */
  | { kind: 'generate'; schema: SchemaObject; material: Material }
  /** Make a value that does not validate. Gives it as JSON. */
  | { kind: 'violate'; schema: SchemaObject };

/** What a job gave, or the sentence that it failed with. */
export type SchemaJobAnswer = { result: string | null } | { failure: string };
