import type { RequestDescription } from './request-description.ts';
import type { FetchOptions } from './request-options.ts';

/** Next.js keeps what `fetch` reads as this says. */
interface NextOptions {
  readonly next?: unknown;
}

let uncached: FetchOptions | undefined;

/**
 * What keeps an answer out of every cache: Next.js stores what `fetch` reads, and would show a running task for ever. Tried once, because older
 * versions of Cloudflare Workers refuse the mere field.
 */
export function uncachedFetchOptions(): FetchOptions {
  if (uncached === undefined) {
    try {
      const { cache } = new Request('https://handinger.com', { cache: 'no-store' });
      uncached = cache === undefined ? {} : { cache: 'no-store' };
    } catch {
      uncached = {};
    }
  }
  return uncached;
}

/**
 * The options of `fetch` for one request. What is read is not cached, unless the caller says how it is to be; a look at a task
 * that the client makes by itself never is, since it waits for a change.
 */
export function chooseFetchOptions(
  { method, answer, action, fetchOptions }: RequestDescription,
  ofClient: FetchOptions | undefined,
): FetchOptions {
  const isRead = method === 'GET' && answer !== 'binary';
  if (!ofClient && !fetchOptions) return isRead || action !== 'send' ? uncachedFetchOptions() : {};
  const { next, ...given }: FetchOptions & NextOptions = { ...ofClient, ...fetchOptions };
  if (action !== 'send') return { ...given, ...uncachedFetchOptions() };
  if (next !== undefined) return { ...given, next } as FetchOptions;
  return isRead ? { ...uncachedFetchOptions(), ...given } : given;
}
