type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/**
 * What runtimes and proxies do: give up a POST whose answer has not come in full after so long, a stream's when not even its headers
 * have come. Reads are waited for, since on a busy machine a limit on them would say more of the machine than of the client.
 */
export function impatientFetch(fetch: Fetch, ms: number): Fetch {
  return async (input, init = {}) => {
    if (init.method !== 'POST') return fetch(input, init);
    const limit = new AbortController();
    const signals = [limit.signal, ...(init.signal ? [init.signal] : [])];
    const timer = setTimeout(() => limit.abort(tooLate()), ms);
    const response = await fetch(input, { ...init, signal: AbortSignal.any(signals) });
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) clearTimeout(timer);
    return response;
  };
}

/** As undici says it. */
function tooLate(): TypeError {
  const cause = Object.assign(new Error('Headers Timeout Error'), { code: 'UND_ERR_HEADERS_TIMEOUT' });
  return new TypeError('fetch failed', { cause });
}
