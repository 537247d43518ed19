/** One request that a call made, as its errors and hooks tell it. Holds no key, no body and no headers. */
export interface Attempt {
  /** From 1, over all requests of the call. */
  readonly number: number;
  /**
   * `send`: the call itself. `find`: asks whether its task is there. `resume`: goes on with its stream. `poll`: reads the task
   * where no stream can be had.
   */
  readonly action: AttemptAction;
  /** When it began: ISO 8601, UTC. */
  readonly startedAt: string;
  /** From the beginning to the answer's end or the failure, in milliseconds; undefined while it is under way. */
  readonly durationMs: number | undefined;
  /** HTTP status of the answer; undefined when there was none. */
  readonly status: number | undefined;
  /** `x-request-id` of the answer. */
  readonly requestId: string | undefined;
  /** Bytes of the answer's body that arrived. */
  readonly bytesReceived: number;
  /** The last event of the stream that arrived on this attempt. */
  readonly lastEventId: string | undefined;
  /** The limit that ended it. */
  readonly limit: 'timeout' | 'idle' | 'deadline' | 'aborted' | undefined;
  /** What went wrong, with secrets removed; undefined when nothing did. */
  readonly error: { readonly name: string; readonly code: string; readonly message: string } | undefined;
}

export type AttemptAction = 'send' | 'find' | 'resume' | 'poll';
