import type { Mount, MountOptions } from './mount.ts';
import { serveNextApp } from './serve-next-app.ts';

/** The proxy in Next.js. */
export function startNextApp({ apiKey, baseURL }: MountOptions): Promise<Mount> {
  return serveNextApp({
    source: new URL('../next-app/', import.meta.url),
    modules: ['app/api/handinger/[...path]/route', 'app/status/[taskId]/read-status'],
    env: { HANDINGER_API_KEY: apiKey, HANDINGER_BASE_URL: baseURL },
  });
}
