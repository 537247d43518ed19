import { request, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface RawAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Sends a request exactly as it is told: `fetch` tidies paths up, and chooses some headers itself. */
export async function rawRequest(
  origin: string,
  method: string,
  path: string,
  { headers = {}, json }: { headers?: Record<string, string>; json?: unknown } = {},
): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin);
  const body = json === undefined ? undefined : JSON.stringify(json);
  const sent = { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers };
  return new Promise((resolve, reject) => {
    request({ hostname, port, method, path, headers: sent, agent: false }, (response) => {
      buffer(response).then(
        (bytes) => resolve({ status: response.statusCode!, headers: response.headers, body: bytes }),
        reject,
      );
    })
      .on('error', reject)
      .end(body);
  });
}
