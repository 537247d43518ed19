import type { Strip } from './fault.ts';

/** A request as it is forwarded. */
export interface ForwardedRequest {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What belongs to one connection, and the length, which may change. */
const ofConnection = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

/** A request without what the fault takes out of it. Bodies that are neither JSON nor multipart stay as they are. */
export function stripRequest(
  headers: Readonly<Record<string, string | string[] | undefined>>,
  body: Buffer,
  strip: Strip = {},
): ForwardedRequest {
  const left = new Set(strip.headers?.map((name) => name.toLowerCase()));
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !ofConnection.has(name) && !left.has(name)) kept[name] = String(value);
  }
  return { headers: kept, body: withoutFields(body, kept['content-type'] ?? '', strip.fields ?? []) };
}

function withoutFields(body: Buffer, contentType: string, fields: readonly string[]): Buffer {
  if (fields.length === 0 || body.length === 0) return body;
  if (contentType.startsWith('application/json')) {
    const object = JSON.parse(body.toString()) as Record<string, unknown>;
    for (const field of fields) delete object[field];
    return Buffer.from(JSON.stringify(object));
  }
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(contentType)?.[1];
  if (boundary === undefined) return body;
  // Latin-1 keeps every byte of the files.
  const marker = `--${boundary}`;
  const parts = body.toString('latin1').split(marker);
  const isLeft = (part: string) => fields.includes(/; name="([^"]*)"/.exec(part)?.[1] ?? '');
  return Buffer.from(parts.filter((part) => !isLeft(part)).join(marker), 'latin1');
}
