import type { FastifyRequest } from 'fastify';

/**
 * Whose page a request comes from: one of this server's own, one of another origin, or `unknown`, which is an address that
 * was typed, an old browser's GET, or a program. No page can choose these headers (Fetch Metadata; RFC 6454).
 */
export function callerOf({ headers, host }: FastifyRequest): 'own' | 'foreign' | 'unknown' {
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin') return 'own';
  if (site !== undefined && site !== 'none') return 'foreign';
  if (headers.origin === undefined) return 'unknown';
  // Without the scheme: a proxy may have taken the request as https.
  return URL.parse(headers.origin)?.host === host.toLowerCase() ? 'own' : 'foreign';
}
