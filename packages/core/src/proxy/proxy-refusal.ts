import type { ErrorResponse } from '../generated/types.gen.ts';

/** Headers of every answer that the proxy writes or passes on: nothing that an agent or a server wrote may run as a page of the app. */
export const protectiveHeaders = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** A request that the proxy answers by itself. Never leaves the proxy: it becomes an error in the API's own form. */
export class ProxyRefusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: string,
    message: string,
    { cause, headers = {} }: { cause?: unknown; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message, { cause });
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  toResponse(): Response {
    return errorAnswer(this.status, { error: this.message, code: this.code }, this.headers);
  }
}

/** For whatever is beyond a limit. */
export function tooLarge(sentence: string): ProxyRefusal {
  return new ProxyRefusal(413, 'payload_too_large', sentence);
}

/** An error in the API's own form. */
export function errorAnswer(
  status: number,
  body: ErrorResponse,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...protectiveHeaders,
      ...headers,
    },
  });
}
