import type { ErrorObject } from 'ajv';

import { createAjv } from './schema/create-ajv.ts';

/** Says what is wrong with a value, in one sentence; null where it validates. */
export type CheckOutput = (value: unknown) => string | null;

/** So many faults are named at once. */
const maxFaults = 5;

/**
 * Compiles a worker's `outputSchema`: JSON Schema draft-07, or 2020-12 where its `$schema` says so.
 *
 * @throws {Error} With a sentence, where it is no such schema.
 */
export function compileOutputSchema(schema: Record<string, unknown>): CheckOutput {
  const validate = createAjv(schema).compile({ ...schema, $async: false });
  return (value) =>
    validate(value) ? null : (validate.errors ?? []).slice(0, maxFaults).map(describe).join('; ');
}

function describe({ instancePath, keyword, params, message = 'is invalid' }: ErrorObject): string {
  const where = instancePath === '' ? 'the answer' : instancePath;
  const allowed: unknown =
    keyword === 'enum' ? params['allowedValues'] : keyword === 'const' ? params['allowedValue'] : undefined;
  return `${where} ${message}${allowed === undefined ? '' : ` (${JSON.stringify(allowed).slice(0, 200)})`}`;
}
