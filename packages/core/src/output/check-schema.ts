import { HandingerError } from '../errors/handinger-error.ts';
import { isStandardSchema } from './output-schema.ts';

/**
 * Refuses what is neither a schema that follows Standard Schema nor a plain object. A schema of a library that does not follow the
 * standard would pass for a JSON Schema: be sent as nonsense, and validate nothing.
 *
 * @throws {HandingerError} `invalid_schema`
 */
export function checkSchema(schema: unknown): void {
  if (isStandardSchema(schema) || isJson(schema)) return;
  throw new HandingerError(
    'A schema is a JSON Schema object, or one of a library that follows Standard Schema (zod 3.24, valibot 1, arktype 2 or later). Pass withJsonSchema(schema, jsonSchema), or the JSON Schema alone.',
    { code: 'invalid_schema', safeToRetry: true },
  );
}

/** Schemas of libraries are of a class, or hold functions. */
function isJson(schema: unknown): boolean {
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema)) return false;
  const prototype: unknown = Object.getPrototypeOf(schema);
  // Not compared with Object.prototype: there is one for each frame and each vm context.
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
  return isPlain && Object.values(schema).every((value) => typeof value !== 'function');
}
