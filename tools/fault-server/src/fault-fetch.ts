import type { Break, Fault } from './fault.ts';
import { FaultPlan } from './fault-plan.ts';
import type { Rule, SeededFaults } from './rule.ts';
import { shapeBody, type BodyEnd, type Sleep } from './shape-body.ts';
import { stripRequest } from './strip-request.ts';

export interface FaultFetchOptions {
  /** What answers. */
  readonly fetch: typeof globalThis.fetch;
  readonly seed?: number | undefined;
  readonly rules?: readonly Rule[] | undefined;
  readonly seeded?: SeededFaults | undefined;
  /** What waits in `pace` and between heartbeats; real time by default. */
  readonly sleep?: Sleep | undefined;
}

/**
 * The same faults without sockets: a `fetch` that can stand where time is virtual. A reset and a cut are the `TypeError` that
 * undici gives for them; a stall ends with the request's signal only. `addedLength`, `lateMs` and `upstream` need a socket and do nothing.
 */
export function faultFetch(options: FaultFetchOptions): typeof globalThis.fetch {
  const { fetch, seed = 1, rules = [], seeded, sleep = realSleep } = options;
  const plan = new FaultPlan({ seed, rules, seeded });
  return async (input, init) => {
    const request = new Request(input, init);
    const fault = plan.next(request.method, new URL(request.url).pathname);
    // Not the one of `request`, which may be collected together with it.
    const signal = init?.signal ?? (input instanceof Request ? input.signal : new AbortController().signal);
    const stopAt = async (at: Break['at']) => {
      if (fault.break?.at === at) await fail(fault.break, signal);
    };
    await stopAt('head');
    const body = Buffer.from(await request.arrayBuffer());
    await stopAt('request-body');
    await stopAt('before-forwarding');
    const { answer } = fault;
    if (answer !== undefined && answer.after === undefined) return ownAnswer(answer);
    const forwarded = stripRequest(Object.fromEntries(request.headers), body, fault.strip);
    const hasBody = body.length > 0;
    const received = fetch(request.url, {
      method: request.method,
      headers: forwarded.headers,
      // Without the signal: the other side goes on when the client leaves.
      ...(hasBody && { body: new Uint8Array(forwarded.body) }),
    });
    received.catch(() => undefined);
    await stopAt('after-forwarding');
    if (answer?.after === 'forwarding') return ownAnswer(answer);
    const response = await received;
    await stopAt('before-headers');
    if (answer !== undefined) return ownAnswer(answer);
    const headers = new Headers(response.headers);
    if (fault.head?.contentType !== undefined) headers.set('content-type', fault.head.contentType);
    return new Response(brokenBody(response, fault, signal, sleep), { status: response.status, headers });
  };
}

function ownAnswer({ status, headers = {}, body }: NonNullable<Fault['answer']>): Response {
  return new Response(body ?? JSON.stringify({ error: `Answered by the fault server: ${status}.` }), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

function brokenBody(
  response: Response,
  fault: Fault,
  signal: AbortSignal,
  sleep: Sleep,
): ReadableStream<Uint8Array> {
  const afterHeaders: Fault =
    fault.break?.at === 'after-headers'
      ? { ...fault, break: { ...fault.break, at: 'body', bytes: 0 } }
      : fault;
  const pieces = shapeBody((response.body ?? new Blob([]).stream()).values(), afterHeaders, sleep);
  let end: BodyEnd | undefined;
  return new ReadableStream({
    start(controller) {
      signal.addEventListener('abort', () => controller.error(signal.reason), { once: true });
    },
    async pull(controller) {
      if (end === undefined) {
        const { done, value } = await pieces.next();
        if (done !== true) return controller.enqueue(value);
        end = value;
      }
      if (end === 'whole' || end === 'finish') controller.close();
      else if (end === 'heartbeats') {
        await sleep(fault.break?.heartbeatMs ?? 50);
        controller.enqueue(new TextEncoder().encode(': ping\n\n'));
      } else await fail({ at: 'body', how: end }, signal);
    },
    async cancel() {
      await pieces.return('whole');
    },
  });
}

/** Never resolves. */
function fail({ how }: Break, signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    if (signal.aborted) reject(signal.reason as Error);
    if (how === 'reset' || how === 'cut') {
      const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
      reject(new TypeError('terminated', { cause }));
    }
  });
}

function realSleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
