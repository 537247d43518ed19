import { APIConnectionError, APIError } from '@ramensoft/handinger';

/** Who is signed in. The key itself is known to the server only. */
export interface Session {
  organizationId: string;
  userId: string;
  /** The first characters of the key, by which a person knows it. */
  keyPrefix: string;
}

/** The dashboard's own part of the server, beside the API: it keeps the key behind an HTTP-only cookie. */
export const sessionApi = {
  /** Gives who is signed in, `null` for nobody. */
  async retrieve(signal?: AbortSignal): Promise<Session | null> {
    const answer = await readAnswer(await request('GET', undefined, signal));
    return (answer as { session: Session | null }).session;
  },

  /** Signs in with a key. Throws the server's sentence where the key is not valid. */
  async create(key: string): Promise<void> {
    await readAnswer(await request('POST', { key }));
  },

  /** Signs out: the session ends on the server too. */
  async delete(): Promise<void> {
    await readAnswer(await request('DELETE'));
  },
};

async function request(method: string, body?: object, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch('/session', {
      method,
      cache: 'no-store',
      credentials: 'same-origin',
      ...(signal === undefined ? {} : { signal }),
      ...(body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    });
  } catch (error) {
    throw new APIConnectionError({ cause: error });
  }
}

async function readAnswer(response: Response): Promise<unknown> {
  const text = await response.text();
  const body = parse(text);
  if (response.ok) return body;
  throw new APIError(response.status, body, undefined, response.headers);
}

function parse(text: string): object | undefined {
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
