import type { Operation } from '../generated/resource-contract.gen.ts';
import { mergeHeaders, type HeaderRecord } from '../transport/merge-headers.ts';
import type { TransportSettings } from '../transport/transport-settings.ts';

/** Headers of a browser that are sent on, if they are short and plain. All others stay here. */
const passedHeaders = ['idempotency-key', 'last-event-id'];

/** The headers for the API: the client's own, and of the browser's only what belongs to the call. */
export function upstreamHeaders(
  settings: Pick<TransportSettings, 'userAgent' | 'environmentHeaders' | 'defaultHeaders'>,
  key: string | undefined,
  request: Request,
  operation: Operation,
  contentType: string | undefined,
): HeaderRecord {
  const { userAgent, environmentHeaders, defaultHeaders } = settings;
  const headers: HeaderRecord = {
    // Packed streams arrive late, and a packed answer has another length than the one that is passed on.
    'accept-encoding': 'identity',
  };
  if (userAgent) headers['user-agent'] = userAgent;
  if (key) headers['authorization'] = `Bearer ${key}`;
  mergeHeaders(mergeHeaders(headers, environmentHeaders), defaultHeaders);
  const asksForStream = request.headers.get('accept')?.toLowerCase().includes('text/event-stream') ?? false;
  headers['accept'] =
    operation.response === 'binary'
      ? '*/*'
      : operation.response === 'stream' || (asksForStream && operation.response === 'json-or-stream')
        ? 'text/event-stream'
        : 'application/json';
  for (const name of passedHeaders) {
    const value = request.headers.get(name);
    if (value !== null && /^[\x20-\x7e]{1,255}$/.test(value)) headers[name] = value;
  }
  if (contentType !== undefined) headers['content-type'] = contentType;
  return headers;
}
