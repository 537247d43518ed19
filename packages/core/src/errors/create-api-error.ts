import { APIError, type APIErrorDetails } from './api-error.ts';
import { AuthenticationError } from './authentication-error.ts';
import { BadRequestError } from './bad-request-error.ts';
import { ConflictError } from './conflict-error.ts';
import { findServerSentence } from './find-server-sentence.ts';
import { InternalServerError } from './internal-server-error.ts';
import { NotFoundError } from './not-found-error.ts';
import { PayloadTooLargeError } from './payload-too-large-error.ts';
import { PaymentRequiredError } from './payment-required-error.ts';
import { PermissionDeniedError } from './permission-denied-error.ts';
import { RateLimitError } from './rate-limit-error.ts';
import { UnprocessableEntityError } from './unprocessable-entity-error.ts';

type APIErrorClass = new (
  status: never,
  error: object | undefined,
  message: string | undefined,
  headers: Headers,
  details: APIErrorDetails,
) => APIError;

/** status → class and the `code` where the server sends none (the error table of the API). */
const byStatus: Readonly<Record<number, readonly [APIErrorClass, string]>> = {
  400: [BadRequestError, 'invalid_request'],
  401: [AuthenticationError, 'invalid_api_key'],
  402: [PaymentRequiredError, 'insufficient_credits'],
  403: [PermissionDeniedError, 'forbidden'],
  404: [NotFoundError, 'not_found'],
  409: [ConflictError, 'conflict'],
  413: [PayloadTooLargeError, 'payload_too_large'],
  415: [APIError, 'unsupported_media_type'],
  422: [UnprocessableEntityError, 'unprocessable'],
  429: [RateLimitError, 'rate_limited'],
  501: [InternalServerError, 'not_implemented'],
  503: [InternalServerError, 'unavailable'],
};

/** The error for an answer: its class by the status, its message with the server's own sentence, whatever the body. */
export function createAPIError(
  status: number,
  text: string,
  headers: Headers,
  details: APIErrorDetails = {},
): APIError {
  const json = parseJson(text);
  const error = typeof json === 'object' && json !== null ? json : undefined;
  const [errorClass, fallbackCode] =
    byStatus[status] ?? (status >= 500 ? [InternalServerError, 'internal'] : [APIError, 'api_error']);
  const serverCode = (error as { readonly code?: unknown } | undefined)?.code;
  const code = details.code ?? (typeof serverCode === 'string' && serverCode ? serverCode : fallbackCode);
  const body = error ?? json ?? text;
  return new errorClass(status as never, error, findServerSentence(text, json), headers, {
    ...details,
    code,
    body,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
