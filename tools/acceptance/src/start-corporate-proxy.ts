import { once } from 'node:events';
import { createServer, request } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** A proxy as companies have it between their machines and the world. */
export interface CorporateProxy extends AsyncDisposable {
  readonly url: string;
  /** How many tunnels were opened and requests were passed on. */
  readonly passed: number;
}

/** Opens tunnels (`CONNECT`), and passes on requests that name a whole URL. */
export async function startCorporateProxy(): Promise<CorporateProxy> {
  let passed = 0;
  const sockets = new Set<Socket>();
  const server = createServer((incoming, answer) => {
    passed += 1;
    const { method, headers, url = '' } = incoming;
    const onward = request(url, { method, headers } as object, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(answer);
    });
    incoming.pipe(onward);
  });
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('connect', ({ url = '' }, client: Socket) => {
    passed += 1;
    const [host = '', port] = url.split(':');
    const upstream = connect(Number(port), host, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      client.pipe(upstream).pipe(client);
    });
    sockets.add(upstream);
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get passed() {
      return passed;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
