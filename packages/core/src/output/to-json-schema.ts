import { HandingerError } from '../errors/handinger-error.ts';
import { checkSchema } from './check-schema.ts';
import { isStandardSchema } from './output-schema.ts';

/** How to make a JSON Schema where a library's schemas can't, by `~standard.vendor`. */
const remedies: Readonly<Record<string, string>> = {
  zod: 'Pass withJsonSchema(schema, z.toJSONSchema(schema, { target: "draft-07", io: "input" })) with zod 4, also zod/mini, or withJsonSchema(schema, zodToJsonSchema(schema)) of the package zod-to-json-schema with zod 3.',
  valibot: 'Pass toStandardJsonSchema(schema) of the package @valibot/to-json-schema.',
  arktype: 'Update arktype to 2.1.28 or later.',
  effect: 'Pass withJsonSchema(schema, JSONSchema.make(schema)).',
};

/** Methods that schemas of libraries have themselves, from before there was a standard. */
type OwnMethods = Partial<Record<'toJSONSchema' | 'toJsonSchema', (options: object) => unknown>>;

/**
 * The JSON Schema (draft-07) of what a schema reads, since that is what the worker is to write; transforms come after it. A
 * plain JSON Schema is its own.
 *
 * @throws {HandingerError} `invalid_schema`, with what to do
 */
export function toJsonSchema(schema: unknown): Record<string, unknown> {
  checkSchema(schema);
  if (!isStandardSchema(schema)) return schema as Record<string, unknown>;
  const { jsonSchema, vendor } = schema['~standard'];
  const own = schema as OwnMethods;
  try {
    if (jsonSchema) return jsonSchema.input({ target: 'draft-07' });
    const made = (own.toJSONSchema ?? own.toJsonSchema)?.call(schema, { target: 'draft-07', io: 'input' });
    if (typeof made === 'object' && made !== null) return made as Record<string, unknown>;
  } catch (cause) {
    throw new HandingerError(
      `This ${vendor} schema can't be given as JSON Schema: ${cause instanceof Error ? cause.message : String(cause)}. Describe the JSON that the worker is to write (for a date, a string that is transformed into one), or pass withJsonSchema(schema, jsonSchema).`,
      { code: 'invalid_schema', cause, safeToRetry: true },
    );
  }
  const remedy = remedies[vendor] ?? 'Pass withJsonSchema(schema, jsonSchema).';
  throw new HandingerError(`This ${vendor} schema can't give its JSON Schema by itself. ${remedy}`, {
    code: 'invalid_schema',
    safeToRetry: true,
  });
}
