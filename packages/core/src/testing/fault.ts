import type { FakeRequest, OperationId } from './fake-request.ts';

/** Something that goes wrong. It hits the calls that it fits, as often as it says, in the order in which faults were given. */
export interface Fault {
  /** Which calls: one operation, several, or a test of the request. Default: every call. */
  readonly operation?: OperationId | readonly OperationId[] | ((request: FakeRequest) => boolean) | undefined;
  /** How many calls it hits. Default 1; `Infinity` for all. */
  readonly times?: number | undefined;
  /**
   * Whether the server does what it is asked before this goes wrong. Default false for `status` and `reset`: the request was
   * refused, or never arrived. Faults of the answer's body happen to an accepted call always.
   */
  readonly accepted?: boolean | undefined;
  /** Answers with this status. */
  readonly status?: number | undefined;
  /** `code` of the error's body. */
  readonly code?: string | undefined;
  /** `error` of the error's body: a sentence. */
  readonly error?: string | undefined;
  /** `Retry-After` of the answer: seconds or an HTTP date. Default 0 seconds, so that no test waits. */
  readonly retryAfter?: number | string | undefined;
  /** Breaks the connection instead of answering: `fetch` rejects as the runtime's own does. */
  readonly reset?: boolean | undefined;
  /** Never answers. Only an abort ends the call. */
  readonly hang?: boolean | undefined;
  /** Breaks the connection after so many events of the answer's event stream. */
  readonly cutAfterEvents?: number | undefined;
  /** Breaks the connection after so many bytes of the answer's body. */
  readonly cutAfterBytes?: number | undefined;
  /** Sends so many events of the event stream, and then nothing more, with the connection open. */
  readonly stallAfterEvents?: number | undefined;
}

/** The faults that are still to come. */
export class FaultPlan {
  #pending: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.#pending.push({ fault, left: fault.times ?? 1 });
  }

  clear(): void {
    this.#pending = [];
  }

  /** The fault that hits this call, which is then used up once. */
  take(request: FakeRequest): Fault | undefined {
    const found = this.#pending.find(({ fault, left }) => left > 0 && fits(fault, request));
    if (found) found.left -= 1;
    return found?.fault;
  }
}

function fits({ operation }: Fault, request: FakeRequest): boolean {
  if (operation === undefined) return true;
  if (typeof operation === 'function') return operation(request);
  return request.operation !== undefined && [operation].flat().includes(request.operation);
}

/** What `fetch` rejects with when there is no connection, or when it breaks. */
export function connectionError(wasReached: boolean): TypeError {
  const cause = wasReached
    ? Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' })
    : Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' });
  return new TypeError('fetch failed', { cause });
}
