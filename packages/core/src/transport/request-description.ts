import type { FetchOptions, HeadersLike } from './request-options.ts';
import type { RetryRule } from './retry-policy.ts';

/** What an answer is read as. `any`: what its content type says. */
export type AnswerKind = 'json' | 'stream' | 'json-or-stream' | 'binary' | 'any';

/** One call, ready to be sent as often as its rule permits. */
export interface RequestDescription {
  readonly method: string;
  readonly url: string;
  /** Merged in this order over the client's own headers. */
  readonly headers: readonly HeadersLike[];
  /** Can be sent several times: never a stream. */
  readonly body: RequestInit['body'];
  readonly accept: string;
  readonly answer: AnswerKind;
  readonly retry: RetryRule;
  readonly maxRetries: number;
  /** Milliseconds for one attempt; `Infinity` for no limit. */
  readonly timeout: number;
  readonly signal: AbortSignal | null | undefined;
  readonly fetchOptions: FetchOptions | undefined;
  /** The task that the call is about, for its errors. */
  readonly taskId: string | undefined;
}
