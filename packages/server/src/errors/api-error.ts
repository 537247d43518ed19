import { errorTable, type ErrorCode } from './error-table.ts';

export interface Issue {
  /** Where in the request, as `body.input` or `query.page`. */
  readonly path: string;
  readonly message: string;
}

/** What services and plugins throw to be answered with that code's status and this sentence. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly issues: readonly Issue[] | undefined;

  constructor(code: ErrorCode, sentence: string = errorTable[code][1], issues?: readonly Issue[]) {
    super(sentence);
    this.code = code;
    this.status = errorTable[code][0];
    this.issues = issues;
  }
}
