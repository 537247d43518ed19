import { HandingerError } from '../errors/handinger-error.ts';
import { isStandardSchema } from './output-schema.ts';
import type { StandardSchema } from './standard-schema.ts';

/**
 * Pairs a schema that can't give its JSON Schema with one, for `workers.create({ outputSchema })`.
 *
 * @example zod 3
 * ```ts
 * const outputSchema = withJsonSchema(schema, zodToJsonSchema(schema)); // zod-to-json-schema
 * ```
 * @example zod/mini
 * ```ts
 * const outputSchema = withJsonSchema(schema, z.toJSONSchema(schema, { target: 'draft-07', io: 'input' }));
 * ```
 * @throws {HandingerError} `invalid_schema` when the first is no Standard Schema
 */
export function withJsonSchema<TInput, TOutput>(
  schema: StandardSchema<TInput, TOutput>,
  jsonSchema: object,
): StandardSchema<TInput, TOutput> {
  if (!isStandardSchema(schema)) {
    throw new HandingerError(
      'withJsonSchema takes a schema that follows Standard Schema, such as one of zod 3.24 or later.',
      { code: 'invalid_schema' },
    );
  }
  const standard = schema['~standard'];
  return {
    '~standard': {
      version: 1,
      vendor: standard.vendor,
      ...(standard.validate && { validate: standard.validate.bind(standard) }),
      jsonSchema: { input: () => jsonSchema as Record<string, unknown> },
    },
  };
}
