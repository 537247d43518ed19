import type { IncomingMessage, ServerResponse } from 'node:http';

/** Writes a web response to a Node one, no faster than it is taken. Rejects when its body breaks off. */
export async function writeWebResponse(
  answer: Response,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers: Record<string, string | string[]> = Object.fromEntries(answer.headers);
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  // Answered before the body was read: the rest is let in and dropped, or this connection would be stuck behind it.
  if (!request.complete) request.resume();
  response.writeHead(answer.status, headers);
  const reader = answer.body?.getReader();
  if (!reader || request.method === 'HEAD') {
    response.end();
    return;
  }
  const leave = () => void reader.cancel().catch(() => undefined);
  if (response.destroyed) leave();
  response.once('close', leave);
  // The browser is to know at once that the answer has begun, also when its first piece takes a while.
  response.flushHeaders();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!response.write(value)) await drained(response);
    }
    response.end();
  } finally {
    response.off('close', leave);
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      response.off('drain', settle);
      response.off('close', settle);
      resolve();
    };
    response.once('drain', settle);
    response.once('close', settle);
    if (response.destroyed) settle();
  });
}
