import { HandingerError } from '../errors/handinger-error.ts';
import type { RequestDescription } from '../transport/request-description.ts';
import { buildQuery } from './build-query.ts';

/**
 * A body that can be sent several times, and its content type where `fetch` does not find it out itself; null where no
 * default header may stand in for what `fetch` finds out.
 */
export interface EncodedBody {
  readonly body?: RequestDescription['body'];
  readonly contentType?: string | null | undefined;
  /** Bytes, where `fetch` can't know. */
  readonly contentLength?: number | undefined;
}

/** The usual case. */
export function encodeJson(body: unknown): EncodedBody {
  try {
    return { body: JSON.stringify(body), contentType: 'application/json' };
  } catch (cause) {
    throw new HandingerError('The body can’t be written as JSON: it refers to itself, or holds a BigInt.', {
      code: 'invalid_body',
      cause,
    });
  }
}

/**
 * The body of an undocumented call. Objects become JSON. Bytes, Blobs, FormData and URLSearchParams are sent as they
 * are; a stream is read whole first, because it can be read only once and a repeated request needs it again.
 *
 * @param contentType what the caller gave as the content type: a string body is then sent as it is
 */
export async function encodeBody(body: unknown, contentType: string | undefined): Promise<EncodedBody> {
  if (body === null) return {};
  if (typeof body === 'string' && contentType) return { body };
  if (typeof body !== 'object') return encodeJson(body);
  // A form's content type names the boundary that only `fetch` knows.
  if (body instanceof FormData || body instanceof URLSearchParams) return { body, contentType: null };
  if (body instanceof Blob || body instanceof ArrayBuffer || ArrayBuffer.isView(body)) {
    return { body: body as NonNullable<RequestInit['body']> };
  }
  if (body instanceof ReadableStream || Symbol.asyncIterator in body) {
    const parts: (string | Blob)[] = [];
    for await (const part of body as AsyncIterable<string | Blob>) parts.push(part);
    return { body: new Blob(parts) };
  }
  if (contentType === 'application/x-www-form-urlencoded') return { body: buildQuery(body).slice(1) };
  return encodeJson(body);
}
