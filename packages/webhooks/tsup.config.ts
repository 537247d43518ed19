import { defineConfig } from 'tsup';

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    receiver: 'src/receiver/index.ts',
    web: 'src/adapters/web/index.ts',
    node: 'src/adapters/node/index.ts',
    express: 'src/adapters/express/index.ts',
    fastify: 'src/adapters/fastify/index.ts',
    hono: 'src/adapters/hono/index.ts',
    next: 'src/adapters/next/index.ts',
    testing: 'src/testing/index.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  dts: true,
  sourcemap: true,
  clean: true,
  // A class that two entries use stands in one file: `instanceof` holds across them.
  splitting: true,
  // By rollup: without it, the code for `require` is rewritten to older syntax, with a function call for each `?.`.
  treeshake: { moduleSideEffects: 'no-external' },
  // Deno and Workers know Node's modules by their full names only.
  removeNodeProtocol: false,
  external: [/^node:/],
});
