import type { AttemptAction } from '../errors/attempt.ts';

/** Which call an event belongs to: one object for all events of a call, so that it can be the key of a WeakMap. */
export interface CallIdentity {
  /** Unique in this process. */
  readonly id: string;
  /** The `operationId`, such as `tasks.create`; for an undocumented call, its method and path. */
  readonly operation: string;
  /** The task that the call is about, as soon as it is known. */
  readonly taskId: string | undefined;
  /** The turn that the call is about, as soon as it is known. */
  readonly turnId: string | undefined;
}

export interface CallEvent {
  readonly call: CallIdentity;
}

/** One request of a call. */
export interface RequestEvent extends CallEvent {
  /** Which request of the call it is, from 1. */
  readonly attempt: number;
  /** What it is for: `send`, `find`, `resume` or `poll`. */
  readonly action: AttemptAction;
  readonly method: string;
  /** Without its query. */
  readonly url: string;
  /** What is about to be sent, without the key. What is set here is sent: `traceparent`, for example. */
  readonly headers: Headers;
}

/** The headers of an answer came, of whatever status. */
export interface ResponseEvent extends CallEvent {
  readonly attempt: number;
  readonly action: AttemptAction;
  readonly status: number;
  readonly headers: Headers;
  /** Since the request, in milliseconds. */
  readonly durationMs: number;
}

/** A request failed, and there is to be another. */
export interface RetryEvent extends CallEvent {
  /** Which request of the call failed, from 1. */
  readonly attempt: number;
  /** What comes next: the same again, or a look for the task. */
  readonly action: AttemptAction;
  /** Milliseconds until then. */
  readonly delayMs: number;
  readonly error: unknown;
}

/** The call is over: its data was read, its stream ended or was left, or it failed. */
export interface EndEvent extends CallEvent {
  readonly durationMs: number;
  /** How many requests it made. */
  readonly attempts: number;
  /** Undefined when it succeeded. */
  readonly error: unknown;
}

/**
 * Functions that are told what calls do. They run in the middle of the call, so they should be quick; one that throws
 * is reported to the logger and changes nothing.
 */
export interface Hooks {
  onCall?: ((event: CallEvent) => void) | undefined;
  onRequest?: ((event: RequestEvent) => void) | undefined;
  onResponse?: ((event: ResponseEvent) => void) | undefined;
  onRetry?: ((event: RetryEvent) => void) | undefined;
  onEnd?: ((event: EndEvent) => void) | undefined;
}
