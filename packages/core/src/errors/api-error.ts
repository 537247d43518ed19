import { brandErrorClass } from './brand-error-class.ts';
import { HandingerError, type HandingerErrorDetails } from './handinger-error.ts';
import { answeredIds } from './answered-ids.ts';

/** One thing that is wrong with a request. Source: `ErrorResponse.issues`. */
export interface ErrorIssue {
  /** Where in the request, for example `when.cron`. */
  readonly path: string;
  /** What is wrong there. */
  readonly message: string;
}

/** What is known about a failed call beside the response itself. */
export interface APIErrorDetails extends HandingerErrorDetails {
  /** The answer's body where it is no JSON; otherwise the parsed body is given as `error`. */
  readonly body?: unknown;
}

/**
 * A call that failed: the server answered with an error status, or there was no usable answer at all
 * ({@link APIConnectionError}, {@link APIUserAbortError}; `status` and `headers` are then undefined).
 */
export class APIError<
  TStatus extends number | undefined = number | undefined,
  THeaders extends Headers | undefined = Headers | undefined,
  TError extends object | undefined = object | undefined,
> extends HandingerError {
  /** HTTP status of the answer. */
  readonly status: TStatus;
  /** HTTP headers of the answer. */
  readonly headers: THeaders;
  /** The body of the answer: parsed where it was JSON, else its text. */
  readonly body: unknown;
  /** The `x-request-id` of the answer. Quote it when you ask for support. */
  readonly requestId: string | undefined;
  /** What is wrong with the request, field by field (400 and 422). */
  readonly issues: readonly ErrorIssue[] | undefined;

  constructor(
    status: TStatus,
    error: TError,
    message: string | undefined,
    headers: THeaders,
    details: APIErrorDetails = {},
  ) {
    const fields = error as { readonly code?: unknown; readonly issues?: unknown } | undefined;
    const serverCode = typeof fields?.code === 'string' ? fields.code : undefined;
    const { taskId, turnId } = answeredIds(headers);
    super(sentence(status, error, message), {
      ...details,
      code: details.code ?? serverCode ?? 'api_error',
      taskId: details.taskId ?? taskId,
      turnId: details.turnId ?? turnId,
    });
    this.status = status;
    this.headers = headers;
    this.body = error ?? details.body;
    this.requestId = headers?.get('x-request-id') ?? undefined;
    this.issues = Array.isArray(fields?.issues) ? (fields.issues as ErrorIssue[]) : undefined;
  }

  /** The parsed JSON body of the answer, the same as `body`; undefined when it was no JSON. */
  get error(): TError {
    return (typeof this.body === 'object' ? this.body : undefined) as TError;
  }

  override toJSON(): Record<string, unknown> {
    const { status, requestId, issues } = this;
    return { ...super.toJSON(), status, requestId, issues };
  }

  static {
    brandErrorClass(this, 'APIError');
  }
}

function sentence(
  status: number | undefined,
  error: object | undefined,
  message: string | undefined,
): string {
  const text = message || (error && JSON.stringify(error));
  if (!status) return text || 'The request failed.';
  return `${status} ${text || 'status code (no body)'}`;
}
