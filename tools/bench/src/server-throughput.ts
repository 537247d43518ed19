import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { load, type LoadResult } from './load.ts';
import { printTable } from './print-table.ts';

interface Ready {
  url: string;
  bareUrl: string;
  key: string;
  workerId: string;
  path: string;
}

/** Requests per second of our server, with a bare Fastify that answers the same bytes from memory as the peer. */
export async function serverThroughput(): Promise<void> {
  const server = fork(fileURLToPath(new URL('server-process.ts', import.meta.url)));
  try {
    const [ready] = (await once(server, 'message')) as [Ready];
    const headers = { authorization: `Bearer ${ready.key}` };
    const read = { url: ready.url + ready.path, headers };
    const bare = { url: ready.bareUrl + ready.path, headers };
    const create = {
      url: `${ready.url}/api/tasks`,
      method: 'POST' as const,
      headers: { ...headers, 'content-type': 'application/json' },
      body: () => JSON.stringify({ input: 'Say hello in five words.', workerId: ready.workerId }),
    };

    await load(bare, { total: 2000 });
    await load(read, { total: 2000 });
    await load(create, { total: 50 });
    const bareResult = await load(bare, { total: 8000 });
    const results: Record<string, LoadResult> = {
      'GET /api/tasks/{id}': await load(read, { total: 8000 }),
      'POST /api/tasks, offline model': await load(create, { total: 400 }),
      'GET, bare Fastify': bareResult,
    };
    printTable(
      Object.entries(results).map(([what, { perSecond, p50, p99 }]) => ({
        request: what,
        'per second': perSecond.toFixed(0),
        'p50 ms': p50.toFixed(1),
        'p99 ms': p99.toFixed(1),
        '/ bare Fastify': (perSecond / bareResult.perSecond).toFixed(3),
      })),
    );
  } finally {
    server.disconnect();
  }
}
