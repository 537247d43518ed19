import type { ErrorIssue } from '../generated/types.gen.ts';

/** The codes of the API and the status that each comes with. */
const statuses = {
  invalid_request: 400,
  missing_api_key: 401,
  invalid_api_key: 401,
  insufficient_credits: 402,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  idempotency_conflict: 409,
  payload_too_large: 413,
  unsupported_media_type: 415,
  unprocessable: 422,
  rate_limited: 429,
  internal: 500,
  not_implemented: 501,
  unavailable: 503,
} as const;

export type FakeErrorCode = keyof typeof statuses;

/** What a handler throws to be answered with a code's status and this sentence. */
export class FakeError extends Error {
  override readonly name = 'FakeError';
  readonly code: FakeErrorCode;
  readonly status: number;
  readonly issues: readonly ErrorIssue[] | undefined;

  constructor(code: FakeErrorCode, sentence: string, issues?: readonly ErrorIssue[]) {
    super(sentence);
    this.code = code;
    this.status = statuses[code];
    this.issues = issues;
  }
}
