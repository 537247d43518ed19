import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy that resets connections after so many bytes of what the server says. */
export interface CuttingProxy extends AsyncDisposable {
  readonly url: string;
  /** For the coming connections, in order; those after the last are left whole. */
  readonly cuts: number[];
  /** How many were cut. */
  readonly cut: number;
}

export async function startCuttingProxy(upstream: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(upstream);
  const cuts: number[] = [];
  const sockets = new Set<Socket>();
  let cut = 0;
  const server = createServer((socket) => {
    const target = connect(Number(port), hostname);
    let left = cuts.shift() ?? Number.POSITIVE_INFINITY;
    for (const one of [socket, target]) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        socket.destroy();
        target.destroy();
      });
    }
    socket.pipe(target);
    target.on('data', (bytes) => {
      const passed = bytes.subarray(0, Math.min(left, bytes.length));
      left -= passed.length;
      socket.write(passed, () => {
        if (left > 0) return;
        cut += 1;
        socket.resetAndDestroy();
      });
      if (left === 0) target.pause();
    });
    target.on('end', () => socket.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts,
    get cut() {
      return cut;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
