import { inSchemaThread } from '../schema/in-schema-thread.ts';
import type { SchemaObject } from '../schema/schema-document.ts';
import type { Conversation } from './conversation.ts';
import { materialFrom } from './material-from.ts';
import { parseDirectives } from './parse-directives.ts';

/**
 * The offline model's answer to a request for an object: one that validates against the schema and is filled from the input and the files,
 * or one that does not, where a directive asks for that.
 *
 * @throws {TurnFailure} For a schema that nothing satisfies, or that takes too long.
 */
export async function structuredText(conversation: Conversation, schema: SchemaObject): Promise<string> {
  const { directives, text } = parseDirectives(conversation.input);
  const violations = directives.findLast((directive) => directive.name === 'violate-schema')?.times ?? 0;
  const json = await inSchemaThread(
    conversation.structuredAttempt <= violations
      ? { kind: 'violate', schema }
      : { kind: 'generate', schema, material: materialFrom(conversation, text) },
  );
  return json ?? '';
}
