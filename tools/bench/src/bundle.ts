import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';

/** Bytes of a program, bundled for a browser, minified and compressed. */
export interface BundleSize {
  readonly minified: number;
  readonly gzip: number;
}

/**
 * Bundles an ES module that is given as text; its imports are those that the benchmarks have.
 *
 * @param external packages that are left out
 */
export async function bundle(contents: string, external: string[] = []): Promise<BundleSize> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    external,
    define: { 'process.env.NODE_ENV': '"production"' },
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: code.length, gzip: gzipSync(code, { level: 9 }).length };
}
