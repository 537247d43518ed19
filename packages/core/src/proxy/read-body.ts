import type { Operation } from '../generated/resource-contract.gen.ts';
import { BoundedReader } from './bounded-reader.ts';
import { joinBytes } from '../uploads/join-bytes.ts';
import { ProxyRefusal } from './proxy-refusal.ts';
import { readForm } from './read-form.ts';
import type { Limits } from './read-limits.ts';
import type { RequestBody } from './request-body.ts';

const none: RequestBody = {
  fields: undefined,
  contentType: undefined,
  write: () => undefined,
  cancel: () => undefined,
};

/**
 * The body of a request, as far as it is to be judged before anything is sent.
 *
 * @throws {ProxyRefusal}
 */
export async function readBody(
  request: Request,
  operation: Operation,
  limits: Limits,
  onRefusal: (refusal: ProxyRefusal) => void,
): Promise<RequestBody> {
  if (operation.method === 'GET' || operation.method === 'DELETE') return none;
  const contentType = request.headers.get('content-type') ?? '';
  const [, quoted, plain] =
    /^multipart\/form-data\s*;\s*boundary=(?:"([\w'()+,./:=? -]{1,70})"|([\w'()+,./:=?-]{1,70}))\s*$/i.exec(
      contentType,
    ) ?? [];
  const boundary = quoted ?? plain;
  if (boundary !== undefined && operation.files) {
    const source = new BoundedReader(request, limits.maxBodyBytes);
    return readForm(source, boundary, operation.files, limits, onRefusal).catch((error: unknown) => {
      source.cancel();
      throw error;
    });
  }
  const bytes = await readAll(new BoundedReader(request, Math.min(limits.maxTextBytes, limits.maxBodyBytes)));
  if (bytes.length === 0) return none;
  // Also what keeps forms of other sites out: a page can send JSON only where it may.
  if (!/^application\/json\s*(?:;|$)/i.test(contentType)) {
    throw new ProxyRefusal(415, 'unsupported_media_type', 'Send the body as application/json.');
  }
  const fields = parseObject(bytes);
  return { ...none, fields, contentType: 'application/json', write: () => stringify(fields) };
}

async function readAll(source: BoundedReader): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  try {
    for (let piece = await source.read(); piece; piece = await source.read()) pieces.push(piece);
  } catch (error) {
    source.cancel();
    throw error;
  }
  return joinBytes(pieces);
}

function parseObject(bytes: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Reported below: the sentence of a parser would quote the body.
  }
  throw new ProxyRefusal(400, 'invalid_request', 'The body is no JSON object.');
}

function stringify(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    throw new ProxyRefusal(400, 'invalid_request', 'The body is nested too deep.');
  }
}
