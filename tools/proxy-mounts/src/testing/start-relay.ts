import { connect, createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A wire to a server that can be cut. */
export interface Relay {
  readonly origin: string;
  /** Connections that are open now. */
  readonly open: number;
  /** Bytes that came from the server. */
  readonly received: number;
  /** Breaks every open connection off; new ones are made as before. */
  cut(): void;
  close(): Promise<void>;
}

export async function startRelay(to: string): Promise<Relay> {
  const { hostname, port: target } = new URL(to);
  const sockets = new Set<Socket>();
  let received = 0;
  const server = createServer((near) => {
    const far = connect(Number(target), hostname);
    sockets.add(near);
    far.on('data', (bytes) => {
      received += bytes.length;
    });
    near.pipe(far);
    far.pipe(near);
    const end = () => {
      sockets.delete(near);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    origin: `http://127.0.0.1:${port}`,
    get open() {
      return sockets.size;
    },
    get received() {
      return received;
    },
    cut,
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
