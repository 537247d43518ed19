import { ApiError, type Issue } from './api-error.ts';
import type { ErrorCode } from './error-table.ts';

interface ValidationFault {
  readonly instancePath: string;
  readonly message?: string;
  readonly params: Record<string, unknown>;
}

/** What the framework throws: its own code and status, and the validator's list. */
interface Thrown {
  readonly code?: string;
  readonly statusCode?: number;
  readonly message?: string;
  readonly validation?: ValidationFault[];
}

const byFrameworkCode: Record<string, readonly [ErrorCode, string]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'unsupported_media_type',
    'The content type of the body is not supported. Send application/json.',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: ['payload_too_large', 'The body is larger than 10 MB, the limit for JSON.'],
  FST_ERR_CTP_INVALID_JSON_BODY: [
    'invalid_request',
    'The body is not valid JSON, or has a key that no object may have, such as "__proto__".',
  ],
  FST_ERR_BAD_URL: ['invalid_request', 'The URL holds a malformed percent-encoding.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [
    'invalid_request',
    'The length of the body differs from its Content-Length header.',
  ],
};

const byStatus: Record<number, ErrorCode> = {
  400: 'invalid_request',
  404: 'not_found',
  413: 'payload_too_large',
  415: 'unsupported_media_type',
  429: 'rate_limited',
  503: 'unavailable',
};

/** Turns any thrown value into one of the table; what is not meant for the caller becomes `internal` and says nothing. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const { code, statusCode, message, validation } = Object(thrown) as Thrown;
  if (validation !== undefined) return invalid(validation);
  const known = byFrameworkCode[code ?? ''];
  if (known !== undefined) return new ApiError(...known);
  const byItsStatus = byStatus[statusCode ?? 0];
  return byItsStatus === undefined ? new ApiError('internal') : new ApiError(byItsStatus, message);
}

function invalid(faults: readonly ValidationFault[]): ApiError {
  const issues = faults.map(toIssue);
  const all = issues.slice(0, 3).map(({ path, message }) => `${path} ${message}.`.trim());
  return new ApiError('invalid_request', ['The request is invalid.', ...all].join(' '), issues);
}

function toIssue({ instancePath, message, params }: ValidationFault): Issue {
  const missing = params['missingProperty'];
  const parts = instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (typeof missing === 'string') return { path: [...parts, missing].join('.'), message: 'is required' };
  const allowed = params['allowedValues'];
  const which = Array.isArray(allowed) ? `: ${allowed.map((value) => JSON.stringify(value)).join(', ')}` : '';
  return { path: parts.join('.') || 'body', message: `${message ?? 'is invalid'}${which}` };
}
