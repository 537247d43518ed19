import { HandingerError } from '../errors/handinger-error.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';
import { buildQuery } from './build-query.ts';
import { isPlainURL } from './is-plain-url.ts';

/** Where the hosted service is. */
export const hostedBaseURL = 'https://handinger.com';

const absolute = /^[a-z][a-z\d+.-]*:/i;

/** The whole URL of a call: base, path (which may hold a query of its own), default query, queries. */
export function buildURL(
  settings: Pick<TransportSettings, 'baseURL' | 'defaultQuery'>,
  path: string,
  query?: object | null,
  furtherQuery?: object | null,
  defaultBaseURL?: string,
): string {
  const [, pathOnly = '', ownQuery] = /^([^?#]*)(?:\?([^#]*))?/.exec(path) ?? [];
  const own = ownQuery === undefined ? undefined : Object.fromEntries(new URLSearchParams(ownQuery));
  const search = buildQuery(own, settings.defaultQuery, query, furtherQuery);
  if (absolute.test(pathOnly)) {
    if (isPlainURL(pathOnly)) return pathOnly + search;
    throw new HandingerError('The path must be one under the base URL, or an http(s) URL without user.', {
      code: 'invalid_path',
    });
  }
  const base = resolveBase((settings.baseURL === hostedBaseURL && defaultBaseURL) || settings.baseURL);
  return (
    (base.endsWith('/') ? base.slice(0, -1) : base) +
    (pathOnly.startsWith('/') ? '' : '/') +
    pathOnly +
    search
  );
}

/** A base such as `/api/handinger` names a proxy on the page's own host. */
function resolveBase(base: string): string {
  if (!base.startsWith('/')) return base;
  const { location } = globalThis as { readonly location?: { readonly origin: string } };
  if (location?.origin) return location.origin + base;
  throw new HandingerError(
    `The baseURL ${JSON.stringify(base)} is relative, and there is no page here to resolve it against. Give the whole URL.`,
    { code: 'invalid_base_url' },
  );
}
