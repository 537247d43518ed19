import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A program and all of its modules as one, of the workspace's sources. */
export async function bundle(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['@ramensoft/source'],
    define: { __HANDINGER_VERSION__: '"0.0.0"' },
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
