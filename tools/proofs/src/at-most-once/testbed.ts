import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Handinger } from '@ramensoft/handinger';
import { toNodeHandler } from '@ramensoft/handinger/node';
import { createHandingerProxy } from '@ramensoft/handinger/proxy';
import { startTestServer } from '@ramensoft/handinger-server/testing';

/** The real server, and the proxy in front of it, which nothing breaks. */
export interface Testbed extends AsyncDisposable {
  readonly url: string;
  readonly key: string;
  /** The URL of the server that the proxy is mounted on. */
  readonly proxyUrl: string;
  /** Reads the truth, past all faults. */
  readonly truth: Handinger;
  readonly workerId: string;
}

/** Where the proxy is mounted. */
export const mountPath = '/api/handinger';

export async function startTestbed(): Promise<Testbed> {
  const server = await startTestServer();
  const truth = new Handinger({ apiKey: server.key, baseURL: server.url });
  const proxy = createHandingerProxy({ client: truth, authorize: () => true });
  const front = createServer(toNodeHandler(proxy));
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  const { id } = await truth.workers.create({ instructions: 'Repeat what you are told. 🐕' });
  return {
    url: server.url,
    key: server.key,
    proxyUrl: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    truth,
    workerId: id,
    async [Symbol.asyncDispose]() {
      front.closeAllConnections();
      front.close();
      await server.close();
    },
  };
}
