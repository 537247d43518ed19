import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { printTable } from './print-table.ts';

/** Bytes of a program that uses the client, bundled for a browser, minified and compressed. */
async function bundle(specifier: string): Promise<{ minified: number; gzip: number }> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import { Handinger } from '${specifier}'; globalThis.client = new Handinger();`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: code.length, gzip: gzipSync(code, { level: 9 }).length };
}

/** The client as it weighs in a page, side by side with the published one. */
export async function bundleSize(): Promise<void> {
  const ours = await bundle('@ramensoft/handinger');
  const published = await bundle('handinger-published');
  printTable([
    { client: 'ours', 'minified B': ours.minified, 'gzip B': ours.gzip },
    { client: 'published 0.14.0', 'minified B': published.minified, 'gzip B': published.gzip },
    {
      client: 'ours / published',
      'minified B': Number((ours.minified / published.minified).toFixed(2)),
      'gzip B': Number((ours.gzip / published.gzip).toFixed(2)),
    },
  ]);
}
