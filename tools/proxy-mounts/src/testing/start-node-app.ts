import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Mount, MountOptions } from './mount.ts';
import type { Holding } from './serve.ts';

/** An app on Node, in a process of its own. */
export interface NodeApp extends Mount {
  count(): Promise<Holding>;
}

export async function startNodeApp(name: string, { apiKey, baseURL }: MountOptions): Promise<NodeApp> {
  const app = fork(fileURLToPath(new URL('serve.ts', import.meta.url)), [name], {
    execArgv: ['--conditions=@ramensoft/source', '--expose-gc', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, HANDINGER_API_KEY: apiKey, HANDINGER_BASE_URL: baseURL },
  });
  const failed = once(app, 'exit').then(([status]) => {
    throw new Error(`The app ${name} ended with ${status}.`);
  });
  const [origin] = (await Promise.race([once(app, 'message'), failed])) as [string];
  failed.catch(() => undefined);
  return {
    origin,
    async count() {
      app.send('count');
      const [holding] = (await once(app, 'message')) as [Holding];
      return holding;
    },
    async close() {
      app.disconnect();
      await failed.catch(() => undefined);
    },
  };
}
