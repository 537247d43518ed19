import type { ErrorIssue } from '../generated/types.gen.ts';
import type { FakeError } from './fake-error.ts';
import type { Fault } from './fault.ts';

/** An error as the API answers it. */
export function errorResponse({
  status,
  code,
  message: error,
  issues,
}: Pick<FakeError, 'status' | 'message'> & {
  code?: string | undefined;
  issues?: readonly ErrorIssue[] | undefined;
}): Response {
  return Response.json({ error, ...(code !== undefined && { code }), ...(issues && { issues }) }, { status });
}

/** The answer that a fault makes up. */
export function faultResponse({ status = 500, code, error, retryAfter = 0 }: Fault): Response {
  const response = errorResponse({
    status,
    code,
    message: error ?? `The fake was told to answer ${status}.`,
  });
  response.headers.set('retry-after', String(retryAfter));
  return response;
}
