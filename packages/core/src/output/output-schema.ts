import type { StandardSchema } from './standard-schema.ts';

/** A JSON Schema (draft-07) as a plain object. */
export type JsonSchema = (object | Readonly<Record<string, unknown>>) & { readonly '~standard'?: never };

/**
 * What describes a structured output: a schema of a library that follows Standard Schema, which also types and validates
 * it, or a plain JSON Schema, which does neither: the output is then of the type that the caller names, as the server gave it.
 */
export type OutputSchema<TOutput = unknown, TInput = unknown> = StandardSchema<TInput, TOutput> | JsonSchema;

/** Whether a schema is one of a library. What has `~standard` as data only is a JSON Schema. */
export function isStandardSchema(schema: unknown): schema is StandardSchema {
  if ((typeof schema !== 'object' && typeof schema !== 'function') || schema === null) return false;
  const standard = (schema as Partial<StandardSchema>)['~standard'];
  if (typeof standard !== 'object' || standard === null) return false;
  return typeof standard.validate === 'function' || typeof standard.jsonSchema?.input === 'function';
}
