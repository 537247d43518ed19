import { uncachedFetchOptions } from '../transport/choose-fetch-options.ts';
import { neverReachedServer } from '../transport/never-reached-server.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';
import { ProxyRefusal } from './proxy-refusal.ts';

/** One request to the API, complete. */
export interface UpstreamRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body?: string | ReadableStream<Uint8Array> | undefined;
}

/**
 * Sends once, and never again: whether a task may be started a second time is for the client to find out. When no answer
 * comes, a 503 says that the request provably never reached the API and may be repeated, a 502 that nobody knows.
 *
 * @throws {ProxyRefusal} `unavailable`, `bad_gateway`, `client_closed_request`
 */
export async function fetchOnce(
  { fetch, fetchOptions }: Pick<TransportSettings, 'fetch' | 'fetchOptions'>,
  { url, body, ...request }: UpstreamRequest,
  signal: AbortSignal,
): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(url, {
      // Next.js would keep answers of GETs.
      ...uncachedFetchOptions(),
      ...fetchOptions,
      ...request,
      ...(body !== undefined && { body }),
      // Node, Deno and Bun want to be told that a body is a stream.
      ...(typeof body === 'object' && { duplex: 'half' }),
      // A redirect could lead the key, and the body, to another server.
      redirect: 'manual',
      signal,
    });
  } catch (cause) {
    if (signal.aborted) throw new ProxyRefusal(499, 'client_closed_request', 'The browser left.');
    if (!neverReachedServer(cause)) {
      const message = 'The connection to the API broke off before its answer.';
      throw new ProxyRefusal(502, 'bad_gateway', message, { cause });
    }
    const headers = { 'x-should-retry': 'true', 'retry-after': '1' };
    throw new ProxyRefusal(503, 'unavailable', 'The API can’t be reached.', { cause, headers });
  }
  if (answer.status >= 200 && (answer.status < 300 || answer.status >= 400)) return answer;
  void answer.body?.cancel().catch(() => undefined);
  const message = `The API answered with ${answer.status}, which is no answer of its own.`;
  throw new ProxyRefusal(502, 'bad_gateway', message);
}
