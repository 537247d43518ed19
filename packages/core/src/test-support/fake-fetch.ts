import type { Fetch } from '../transport/request-options.ts';

/** One call that a fake `fetch` was given. */
export interface FakeCall {
  readonly url: string;
  readonly init: RequestInit;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What a fake `fetch` does at its n-th call: answers, or throws. The last one is repeated. */
export type FakeAnswer = Response | Error | ((call: FakeCall) => Response | Promise<Response>);

/** A `fetch` with scripted answers, for what no server can be made to do; and the calls that it got. */
export function fakeFetch(...answers: FakeAnswer[]): Fetch & { readonly calls: FakeCall[] } {
  const calls: FakeCall[] = [];
  const fetch: Fetch = async (input, init = {}) => {
    const call = { url: String(input), init, headers: new Headers(init.headers), body: init.body };
    const answer = answers[Math.min(calls.length, answers.length - 1)] ?? json({});
    calls.push(call);
    if (answer instanceof Error) throw answer;
    return typeof answer === 'function' ? answer(call) : answer.clone();
  };
  return Object.assign(fetch, { calls });
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

/** An event stream whose body arrives in the given pieces. */
export function eventStream(...pieces: (string | Uint8Array)[]): Response {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) {
        controller.enqueue(typeof piece === 'string' ? new TextEncoder().encode(piece) : piece);
      }
      controller.close();
    },
  });
  return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
}
