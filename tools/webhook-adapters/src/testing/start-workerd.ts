import { Miniflare } from 'miniflare';
import type { App } from './app.ts';
import { bundle } from './bundle.ts';

/** `toWebHandler` in workerd, the runtime of Cloudflare Workers. */
export async function startWorkerd(): Promise<App> {
  const runtime = new Miniflare({
    modules: true,
    script: await bundle(new URL('worker.ts', import.meta.url)),
    compatibilityDate: '2026-07-01',
    host: '127.0.0.1',
    cf: false,
  });
  const { origin } = await runtime.ready;
  return { url: origin, close: () => runtime.dispose() };
}
