import { http, HttpResponse, type HttpHandler } from 'msw';
import { hostedBaseURL } from '../calls/build-url.ts';
import { operations } from '../generated/operations.gen.ts';
import type { Operation } from '../generated/resource-contract.gen.ts';
import { createFakeHandinger, type FakeHandinger } from '../testing/create-fake-handinger.ts';

/** Options of {@link handingerHandlers}. Every one can be left out. */
export interface HandingerHandlersOptions {
  /**
   * Where the client under test sends its requests: a URL, or a path such as `/api/handinger` on whatever host. Default
   * `https://handinger.com`.
   */
  readonly baseURL?: string | undefined;
  /** The server that answers. Default: one of its own, that asks for no key. */
  readonly fake?: FakeHandinger | undefined;
}

/**
 * One Mock Service Worker handler for each operation of the API, all answered by one fake server.
 *
 * @example
 * ```ts
 * const fake = createFakeHandinger({ onTask: () => 'Done.' });
 * const server = setupServer(...handingerHandlers({ fake }));
 * ```
 */
export function handingerHandlers({
  baseURL = hostedBaseURL,
  fake,
}: HandingerHandlersOptions = {}): HttpHandler[] {
  const isPath = baseURL.startsWith('/');
  const server = fake ?? createFakeHandinger({ apiKey: null, ...(!isPath && { baseURL }) });
  const base = `${isPath ? '^[a-z]+://[^/]+' : '^'}${escapePattern(baseURL.replace(/\/+$/, ''))}`;
  return Object.values<Operation>(operations).map(({ method, path }) => {
    const pattern = path.replace(/\{\w+(\+?)\}/g, (_, slashes) => (slashes ? '.+' : '[^/]+'));
    const register = http[method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'];
    return register(new RegExp(`${base}${pattern}/?$`), async ({ request }) => {
      try {
        return await server.fetch(request);
      } catch {
        // Thrown, it would become an answer with status 500.
        return HttpResponse.error();
      }
    });
  });
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
