import { readFile, writeFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';

/**
 * Marks the hooks as code of the browser for React's server components. Put there after bundling, since the bundler drops
 * such directives, and on the first line, so that the source map stays right. Code that entries share is marked by the
 * entry that brings it in: `./server` stays free of the mark.
 */
async function markAsClientCode(file: string): Promise<void> {
  const path = new URL(`dist/${file}`, import.meta.url);
  await writeFile(path, `'use client';${await readFile(path, 'utf8')}`);
}

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    server: 'src/server/index.ts',
    testing: 'src/testing/index.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  dts: true,
  sourcemap: true,
  clean: true,
  // A context that two entries use stands in one file: the provider of one is seen by the hooks of the other.
  splitting: true,
  // By rollup: without it, the code for `require` is rewritten to older syntax, with a function call for each `?.`.
  treeshake: { moduleSideEffects: 'no-external' },
  external: [/^(?:react|react-dom|@tanstack\/[^/]+|@ramensoft\/handinger)(?:\/|$)/],
  onSuccess: async () => {
    await Promise.all(['index.js', 'index.cjs'].map(markAsClientCode));
  },
});
