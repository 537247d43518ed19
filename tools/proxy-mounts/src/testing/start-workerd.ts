import { Miniflare } from 'miniflare';
import { bundle } from './bundle.ts';
import type { Mount, MountOptions } from './mount.ts';

/** The proxy in workerd, the runtime of Cloudflare Workers. */
export async function startWorkerd({ apiKey, baseURL }: MountOptions): Promise<Mount> {
  const runtime = new Miniflare({
    modules: true,
    script: await bundle(new URL('../mounts/worker.ts', import.meta.url)),
    compatibilityDate: '2026-07-01',
    host: '127.0.0.1',
    cf: false,
    bindings: { HANDINGER_API_KEY: apiKey, HANDINGER_BASE_URL: baseURL },
  });
  const { origin } = await runtime.ready;
  return { origin, close: () => runtime.dispose() };
}
