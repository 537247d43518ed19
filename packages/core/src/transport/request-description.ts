import type { AttemptAction } from '../errors/attempt.ts';
import type { ResponseValidators } from '../validation/response-validators.ts';
import type { Call } from './call.ts';
import type { FetchOptions, HeadersLike } from './request-options.ts';
import type { RetryRule } from './retry-policy.ts';
import type { UploadBody } from './upload-body.ts';

/** What an answer is read as. `any`: what its content type says. */
export type AnswerKind = 'json' | 'stream' | 'json-or-stream' | 'binary' | 'any';

/** The turn that a request starts. */
export interface TurnRequest {
  /** Undefined where only the server knows it. */
  readonly taskId: string | undefined;
  readonly turnId: string;
  readonly workerId: string | undefined;
  readonly input: string;
  /** The client made up the task's id for this very call: a first turn of that task is this one. */
  readonly isNewTask: boolean;
  /** The caller gave a key of its own: an earlier process may have started the turn. */
  readonly isKeyed: boolean;
}

/** One call, ready to be sent as often as its rule permits. */
export interface RequestDescription {
  readonly method: string;
  readonly url: string;
  /** Merged in this order over the client's own headers. */
  readonly headers: readonly HeadersLike[];
  /** Can be sent several times, unless it is an upload that says otherwise. */
  readonly body: RequestInit['body'] | UploadBody;
  readonly accept: string;
  readonly answer: AnswerKind;
  readonly retry: RetryRule;
  readonly maxRetries: number;
  /** Milliseconds for one attempt; `Infinity` for no limit. */
  readonly timeout: number;
  readonly signal: AbortSignal | null | undefined;
  readonly fetchOptions: FetchOptions | undefined;
  /** The call that the request belongs to. */
  readonly call: Call;
  /** The `operationId` of this request itself. */
  readonly operation: string;
  /** Check its answer. */
  readonly validators: ResponseValidators | undefined;
  /** What it does for the call. */
  readonly action: AttemptAction;
  /** The worker that it is about, where it names one. */
  readonly workerId: string | undefined;
  /** The place in the stream that the caller asks to go on from. */
  readonly lastEventId: string | undefined;
  /** What it starts, where that can be found again after a failure. */
  readonly turn?: TurnRequest | undefined;
}
