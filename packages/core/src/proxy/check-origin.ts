import { ProxyRefusal } from './proxy-refusal.ts';

/**
 * Refuses what another site's page makes a browser send along with the user's cookies. Reads are not checked: without CORS
 * headers no other site can see their answers. Requests of programs that are no browser carry neither header, and no
 * user's cookies.
 *
 * @throws {ProxyRefusal} `cross_origin`
 */
export function checkOrigin(request: Request, origins: readonly string[]): void {
  if (request.method === 'GET' || isPermittedOrigin(request, origins)) return;
  const site = request.headers.get('sec-fetch-site');
  const origin = request.headers.get('origin');
  // The first is right behind any proxy, the second is what older browsers have; they compare hosts only, since TLS may
  // have ended before this server.
  const isOwn = site ? site === 'same-origin' || site === 'none' : !origin || isOwnHost(origin, request);
  if (isOwn) return;
  throw new ProxyRefusal(
    403,
    'cross_origin',
    'This proxy answers only pages of its own origin. Name others in its option `origins`.',
  );
}

/** The answer to a browser that asks whether a page may call: undefined when this is no such question. */
export function answerPreflight(request: Request, origins: readonly string[]): Response | undefined {
  if (request.method !== 'OPTIONS' || !isPermittedOrigin(request, origins)) return undefined;
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'GET, POST, PUT, PATCH, DELETE',
      'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '',
      'access-control-max-age': '7200',
    },
  });
}

/** The answer, readable for pages of the permitted other origins. */
export function addCorsHeaders(answer: Response, request: Request, origins: readonly string[]): Response {
  if (origins.length === 0) return answer;
  const headers = new Headers(answer.headers);
  headers.append('vary', 'origin');
  if (isPermittedOrigin(request, origins)) {
    headers.set('access-control-allow-origin', request.headers.get('origin') ?? '');
    headers.set('access-control-allow-credentials', 'true');
    headers.set(
      'access-control-expose-headers',
      'content-disposition, retry-after, x-handinger-task-id, x-handinger-turn-id, x-request-id, x-should-retry',
    );
  }
  const { status, statusText } = answer;
  return new Response(answer.body, { status, statusText, headers });
}

function isPermittedOrigin(request: Request, origins: readonly string[]): boolean {
  return origins.includes(request.headers.get('origin') ?? '');
}

function isOwnHost(origin: string, request: Request): boolean {
  try {
    const { host } = new URL(origin);
    return host === new URL(request.url).host || host === request.headers.get('host');
  } catch {
    return false;
  }
}
