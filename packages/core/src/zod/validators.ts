import type { core } from 'zod/mini';
import type { ErrorIssue } from '../errors/api-error.ts';
import * as schemas from '../generated/zod.gen.ts';
import type { ResponseValidators } from '../validation/response-validators.ts';

type Schema = Pick<(typeof schemas)['zStreamChunk'], 'safeParse'>;

/** The types of chunks that the document lists. */
const chunkTypes = schemas.zStreamChunk._zod.propValues['type'];

/**
 * Checks every answer and every chunk of a stream by the API's document: `new Handinger({ validateResponses: validators })`.
 * Fields and chunk types that the document does not list pass.
 */
export const validators: ResponseValidators = {
  checkAnswer: (operation, answer) => check(findSchema(operation), answer),
  checkChunk: (chunk) => (chunkTypes?.has(chunk.type) ? check(schemas.zStreamChunk, chunk) : []),
};

/** The generator names them for the operation: `zTasksCreateResponse`. */
function findSchema(operation: string): Schema | undefined {
  const name = operation.replaceAll(/(?:^|\.)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return (schemas as unknown as Readonly<Record<string, Schema>>)[`z${name}Response`];
}

function check(schema: Schema | undefined, value: unknown): ErrorIssue[] {
  const { error } = schema?.safeParse(value) ?? {};
  return error?.issues.map(toErrorIssue) ?? [];
}

/** zod/mini comes without sentences; a locale would have to be set for the whole program. */
function toErrorIssue(issue: core.$ZodIssue): ErrorIssue {
  const { code, path } = issue;
  const expected = code === 'invalid_type' ? `expected ${issue.expected}` : undefined;
  const values = code === 'invalid_value' ? `expected one of ${JSON.stringify(issue.values)}` : undefined;
  return { path: path.map(String).join('.'), message: expected ?? values ?? code };
}
