import { ResponseValidationError } from '../errors/response-validation-error.ts';
import type { Call } from '../transport/call.ts';
import type { ResponseValidators } from '../validation/response-validators.ts';

/** Checks a chunk of a call's stream. @throws {ResponseValidationError} */
export function checkChunk(
  validators: ResponseValidators,
  call: Call,
  chunk: { readonly type: string },
): void {
  const found = validators.checkChunk(chunk);
  if (found.length === 0) return;
  const issues = found.map(({ path, message }) => ({ path: `${chunk.type}.${path}`, message }));
  const requestId = call.response?.headers.get('x-request-id') ?? undefined;
  throw new ResponseValidationError({ operation: call.identity.operation, issues, requestId });
}
