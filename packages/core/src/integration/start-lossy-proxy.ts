import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What becomes of one POST. */
export type Loss =
  /** Nothing of it arrives. */
  | 'request'
  /** It arrives, and the connection breaks off before a word of the answer. */
  | 'answer'
  /** The connection breaks off at once, and the request arrives all the same. */
  | 'patience'
  /** The answer breaks off in its middle. */
  | 'body'
  /** A gateway that gave up waiting answers instead. */
  | 'gateway';

/** A proxy that strips `Idempotency-Key`, and loses what it is told to. */
export interface LossyProxy extends AsyncDisposable {
  readonly url: string;
  /** Where requests go. Can be changed: a server may come back elsewhere. */
  upstream: string;
  /** For the coming POSTs, in order. */
  readonly losses: Loss[];
  /** How many POSTs came in. */
  readonly posts: number;
}

export async function startLossyProxy(upstream: string): Promise<LossyProxy> {
  const losses: Loss[] = [];
  let posts = 0;
  const server = createServer((incoming, outgoing) => {
    void pass(incoming, outgoing).catch(() => outgoing.destroy());
  });

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const isPost = incoming.method === 'POST';
    const loss = isPost ? losses.shift() : undefined;
    posts += Number(isPost);
    if (loss === 'request' || loss === 'patience') outgoing.destroy();
    if (loss === 'request') return;
    const { host: _host, connection: _connection, 'idempotency-key': _key, ...headers } = incoming.headers;
    const answer = await fetch(proxy.upstream + incoming.url, {
      method: incoming.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(isPost && { body: Buffer.concat(parts) }),
    });
    if (loss === 'gateway') {
      outgoing.writeHead(504, { 'content-type': 'text/html' }).end('<h1>504 Gateway Time-out</h1>');
      return;
    }
    if (loss === 'answer') {
      await answer.arrayBuffer();
      outgoing.destroy();
      return;
    }
    outgoing.writeHead(answer.status, withoutLength(answer.headers));
    outgoing.flushHeaders();
    outgoing.once('close', () => void answer.body?.cancel().catch(() => undefined));
    for await (const piece of answer.body ?? []) {
      if (loss === 'body') {
        outgoing.write(piece.slice(0, piece.length / 2), () => outgoing.destroy());
        return;
      }
      outgoing.write(piece);
    }
    outgoing.end();
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: LossyProxy = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    upstream,
    losses,
    get posts() {
      return posts;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}

function withoutLength(headers: Headers): Record<string, string> {
  const names = new Set([
    'content-length',
    'content-encoding',
    'transfer-encoding',
    'connection',
    'keep-alive',
  ]);
  return Object.fromEntries([...headers].filter(([name]) => !names.has(name)));
}
