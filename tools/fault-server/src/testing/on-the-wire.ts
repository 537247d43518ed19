import { connect } from 'node:net';

/** What a client saw of one connection. */
export interface Seen {
  readonly text: string;
  /** The pieces as the socket gave them. */
  readonly pieces: readonly Buffer[];
  /** How the other side ended it; `open` when it did not within the time. */
  readonly end: 'fin' | 'reset' | 'refused' | 'open';
}

/** Sends one HTTP request as bytes, and looks at what comes back for as long as the connection lasts, at most `ms`. */
export function onTheWire(
  url: string,
  {
    method = 'GET',
    path = '/',
    body = '',
    headers = {},
    ms = 300,
  }: {
    method?: string;
    path?: string;
    body?: string;
    headers?: Record<string, string>;
    ms?: number;
  } = {},
): Promise<Seen> {
  const { hostname, port } = new URL(url);
  const head = { host: hostname, 'content-length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
  return new Promise((resolve) => {
    const pieces: Buffer[] = [];
    const socket = connect(Number(port), hostname);
    const finish = (end: Seen['end']) => {
      clearTimeout(timer);
      socket.destroy();
      resolve({ text: Buffer.concat(pieces).toString(), pieces, end });
    };
    const timer = setTimeout(() => finish('open'), ms);
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    socket.once('end', () => finish('fin'));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      finish(error.code === 'ECONNREFUSED' ? 'refused' : 'reset');
    });
    socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
  });
}
