import { operations } from '../generated/operations.gen.ts';
import type { Operation } from '../generated/resource-contract.gen.ts';

/** The `operationId` of an operation of the API. */
export type OperationId = keyof typeof operations;

/** A call that the fake server was sent, as it arrived. */
export interface FakeRequest {
  /** Undefined for a path that is no operation of the API. */
  readonly operation: OperationId | undefined;
  readonly method: string;
  readonly url: string;
  /** What the path's template has for placeholders, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The JSON body, or the fields of a form; empty without a body. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly File[];
  readonly signal: AbortSignal | undefined;
}

const patterns = Object.values<Operation>(operations).map(({ id, method, path }) => ({
  id: id as OperationId,
  method,
  names: [...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name = '']) => name),
  // What stands before the path is a base URL with a path of its own, such as that of a proxy.
  pattern: new RegExp(
    `^.*?${path.replace(/\{\w+(\+?)\}/g, (_, slashes) => (slashes ? '(.+)' : '([^/]+)'))}/?$`,
  ),
}));

/** What a path leads to. */
export function findRoute(
  method: string,
  pathname: string,
): { operation: OperationId; params: Record<string, string> } | undefined {
  for (const { id, method: expected, names, pattern } of patterns) {
    const match = method === expected ? pattern.exec(pathname) : null;
    if (!match) continue;
    const values = match.slice(1).map(decodeURIComponent);
    return {
      operation: id,
      params: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])),
    };
  }
  return undefined;
}

/** Reads a call of `fetch`. A body that can't be read is an empty one. */
export async function readFakeRequest(
  input: string | URL | Request,
  init: RequestInit = {},
): Promise<FakeRequest> {
  const { signal, ...rest } = init;
  // Required for streamed bodies, and of no effect on others.
  const request = new Request(input, { ...rest, duplex: 'half' } as RequestInit);
  const { method, url, headers } = request;
  const { pathname, searchParams: query } = new URL(url);
  const route = findRoute(method, pathname);
  return {
    operation: route?.operation,
    method,
    url,
    params: route?.params ?? {},
    query,
    headers,
    ...(await readBody(request)),
    signal: signal ?? (input instanceof Request ? input.signal : undefined),
  };
}

async function readBody(request: Request): Promise<{ body: Record<string, unknown>; files: File[] }> {
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/')) {
    const entries = [...(await request.formData())];
    const files = entries.flatMap(([, value]) => (typeof value === 'string' ? [] : [value]));
    const fields = entries.filter(([, value]) => typeof value === 'string');
    const body: Record<string, unknown> = Object.fromEntries(fields);
    // A form knows only text.
    if (body['stream'] === 'true' || body['stream'] === 'false') body['stream'] = body['stream'] === 'true';
    return { body, files };
  }
  const text = await request.text();
  try {
    const body: unknown = JSON.parse(text);
    return {
      body: typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {},
      files: [],
    };
  } catch {
    return { body: {}, files: [] };
  }
}
