import { startFaultServer, type Fault } from '@handinger/fault-server';
import { startServer } from '@ramensoft/handinger-server';
import type { ClientSuiteConfig, FaultName } from '../suites/client/client-case.ts';
import type { Target } from './target.ts';

const faults: Record<FaultName, Fault> = {
  cut: { break: { at: 'body', how: 'reset', bytes: 1_500 } },
  stall: { break: { at: 'body', how: 'stall', bytes: 1_500 } },
  lostAnswer: { break: { at: 'before-headers', how: 'reset' } },
};

/** A server, and a proxy in front of it for each fault; pages of any origin may use it. */
export async function startClientTarget(): Promise<Target> {
  const server = await startServer({ port: 0, corsOrigin: '*' });
  const proxies = await Promise.all(
    Object.entries(faults).map(async ([name, fault]) => {
      const rules = [{ fault, method: 'POST', path: '/api/tasks' }];
      return { name, proxy: await startFaultServer({ upstream: server.url, seed: 1, rules }) };
    }),
  );
  const faultyURLs = Object.fromEntries(proxies.map(({ name, proxy }) => [name, proxy.url]));
  const config: ClientSuiteConfig = {
    baseURL: server.url,
    apiKey: server.key,
    faultyURLs: faultyURLs as Record<FaultName, string>,
  };
  return {
    config,
    async close() {
      await Promise.all(proxies.map(({ proxy }) => proxy.close()));
      await server.close();
    },
  };
}
