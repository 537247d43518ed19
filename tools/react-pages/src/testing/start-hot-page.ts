import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { createServer } from 'vite';

/** A page that Vite serves while it is written. */
export interface HotPage extends AsyncDisposable {
  readonly url: string;
  /** Replaces text in the page's component, as somebody who saves the file does. */
  edit(from: string, to: string): Promise<void>;
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** Where the versions of React are installed beside each other. */
const packages = (name: string) => here(`../../../browser/node_modules/${name}`);

/** Serves `hot-page/` with Vite and React's fast refresh, with the API below `/api/handinger`. */
export async function startHotPage(version: 18 | 19, api: RequestListener): Promise<HotPage> {
  // Within this package, so that what the page imports is found; neither Vite nor fast refresh looks into node_modules.
  const root = await mkdtemp(here('../../.hot-page-'));
  const copy = async (name: string) =>
    writeFile(join(root, name), await readFile(here(`../hot-page/${name}`)));
  await Promise.all(['index.html', 'main.tsx', 'hot-component.tsx'].map(copy));
  const vite = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    cacheDir: join(root, '.vite'),
    plugins: [
      react(),
      {
        name: 'the API',
        configureServer: ({ middlewares }) => void middlewares.use('/api/handinger', api),
      },
    ],
    define: { __HANDINGER_VERSION__: '"0.0.0"' },
    resolve: {
      conditions: ['@ramensoft/source', 'module', 'browser', 'development'],
      alias: version === 18 ? { react: packages('react-18'), 'react-dom': packages('react-dom-18') } : {},
      dedupe: ['react', 'react-dom'],
    },
    server: { host: '127.0.0.1', port: 0, fs: { strict: false } },
  });
  await vite.listen();
  return {
    url: vite.resolvedUrls?.local[0] ?? '',
    async edit(from, to) {
      const file = join(root, 'hot-component.tsx');
      const text = await readFile(file, 'utf8');
      if (!text.includes(from)) throw new Error(`There is no "${from}" in the page.`);
      await writeFile(file, text.replace(from, to));
    },
    async [Symbol.asyncDispose]() {
      await vite.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}
