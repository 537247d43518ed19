import { generateFromSchema } from '../schema/generate-from-schema.ts';
import { violateSchema } from '../schema/violate-schema.ts';
import type { Conversation } from './conversation.ts';
import { materialFrom } from './material-from.ts';
import { parseDirectives } from './parse-directives.ts';

/**
 * The offline model's answer to a request for an object: one that validates against the schema and is filled from the input and the files,
 * or one that does not, where a directive asks for that.
 *
 * @throws {Error} A sentence, for a schema that nothing satisfies.
 */
export function structuredText(conversation: Conversation, schema: object): string {
  const { directives, text } = parseDirectives(conversation.input);
  const violations = directives.findLast((directive) => directive.name === 'violate-schema')?.times ?? 0;
  const value =
    conversation.structuredAttempt <= violations
      ? violateSchema(schema as Record<string, unknown>)
      : generateFromSchema(schema as Record<string, unknown>, materialFrom(conversation, text));
  return JSON.stringify(value, null, 1);
}
