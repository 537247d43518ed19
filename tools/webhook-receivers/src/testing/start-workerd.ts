import { bundle } from '@handinger/proxy-mounts/bundle';
import { Miniflare } from 'miniflare';
import type { Mount } from './mount.ts';

/** The receiver in workerd, the runtime of Cloudflare Workers. */
export async function startWorkerd(): Promise<Mount> {
  const script = await bundle(new URL('../mounts/worker.ts', import.meta.url));
  const start = (port: number) =>
    new Miniflare({
      modules: true,
      script,
      compatibilityDate: '2026-07-01',
      host: '127.0.0.1',
      port,
      cf: false,
    });
  let runtime = start(0);
  const { origin, port } = await runtime.ready;
  // Nothing is shut down in order: the process is killed.
  const kill = () => runtime.dispose();
  return {
    origin,
    url: `${origin}/webhooks/handinger`,
    kill,
    async restart() {
      runtime = start(Number(port));
      await runtime.ready;
    },
    close: kill,
  };
}
