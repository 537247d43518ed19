import { readFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { defineConfig } from 'tsup';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/**
 * `require()` gives the class itself, with every named export and `default` on it: programs written for the client
 * before this one use all three.
 */
const commonJsShape = `
{
  const names = module.exports;
  const Handinger = names.default;
  for (const name of Object.keys(names)) {
    if (!Object.hasOwn(Handinger, name)) Object.defineProperty(Handinger, name, { value: names[name], enumerable: true });
  }
  Object.defineProperty(Handinger, '__esModule', { value: true });
  module.exports = Handinger;
}
`;

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    proxy: 'src/proxy/index.ts',
    'ai-sdk': 'src/ai-sdk/index.ts',
    opentelemetry: 'src/opentelemetry/index.ts',
    testing: 'src/testing/index.ts',
    msw: 'src/msw/index.ts',
    follow: 'src/follow/index.ts',
    node: 'src/node/index.ts',
    zod: 'src/zod/index.ts',
  },
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  dts: true,
  sourcemap: true,
  clean: true,
  // Code and types that several entries use stand in one file: a class with private members, declared twice, would be two
  // types that can't stand for each other.
  splitting: true,
  // By rollup: without it, the code for `require` is rewritten to older syntax, with a function call for each `?.`. No file
  // is imported for its side effects alone; bundlers would warn of such imports.
  treeshake: { moduleSideEffects: 'no-external' },
  // Deno and Workers know Node's modules by their full names only.
  removeNodeProtocol: false,
  // Bundled, so that there is nothing to install and nothing to clash; the others are the user's own.
  noExternal: ['ky'],
  external: [/^(?:ai|msw|zod|@opentelemetry\/api|node:.+)(?:\/|$)/],
  define: { __HANDINGER_VERSION__: JSON.stringify(version) },
  outExtension: ({ format }) => ({ js: format === 'cjs' ? '.cjs' : '.js' }),
  onSuccess: async () => {
    await appendFile(new URL('dist/index.cjs', import.meta.url), commonJsShape);
  },
});
