import { readFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';

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
}`;

const shared = {
  format: ['esm', 'cjs'],
  target: 'es2022',
  platform: 'neutral',
  dts: true,
  sourcemap: true,
  // Bundled, so that there is nothing to install and nothing to clash; zod is the user's own.
  noExternal: ['ky', 'eventsource-parser'],
  external: [/^zod(?:\/|$)/],
  define: { __HANDINGER_VERSION__: JSON.stringify(version) },
  outExtension: ({ format }) => ({ js: format === 'cjs' ? '.cjs' : '.js' }),
} satisfies Options;

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts'],
    footer: ({ format }) => (format === 'cjs' ? { js: commonJsShape } : {}),
  },
  { ...shared, entry: { zod: 'src/zod/index.ts' } },
]);
