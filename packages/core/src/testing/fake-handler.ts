import type { FakeRequest } from './fake-request.ts';
import type { FakeStore } from './fake-store.ts';
import type { TurnScript } from './turn-script.ts';

/** What a handler works with. */
export interface FakeServer {
  readonly store: FakeStore;
  /** Answers the turns that no script in line answers. */
  readonly script: TurnScript;
  /** The request did what it does, though its answer may take its time. */
  accepted(): void;
}

/**
 * Answers one operation: an object is sent as JSON, a `Response` as it is.
 *
 * @throws {FakeError} to be answered with an error of the API
 */
export type FakeHandler = (request: FakeRequest, server: FakeServer) => object | Promise<object>;
