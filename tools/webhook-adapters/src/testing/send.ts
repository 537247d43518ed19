import { request as httpRequest, type Agent, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Sending {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Each piece in its own chunk; without a list of them with a `content-length`. */
  readonly body?: string | Uint8Array | readonly (string | Uint8Array)[] | undefined;
  readonly agent?: Agent;
}

/** One request over Node's client, which sends what it is told and neither waits nor decodes. */
export async function send(
  url: string,
  { method = 'POST', headers = {}, body, agent }: Sending = {},
): Promise<Answer> {
  const options: RequestOptions = { method, headers, ...(agent && { agent }) };
  const request = httpRequest(url, options);
  const answered = new Promise<Answer>((resolve, reject) => {
    request.once('error', reject);
    request.once('response', (response) => {
      const { statusCode: status, headers } = response;
      text(response).then((body) => resolve({ status, headers, body }), reject);
    });
  });
  // It may be refused while pieces are still written; whoever waits for the answer hears of that.
  answered.catch(() => undefined);
  if (Array.isArray(body)) {
    for (const piece of body as readonly (string | Uint8Array)[]) {
      request.write(piece);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    request.end();
  } else {
    request.end(body);
  }
  return answered;
}
