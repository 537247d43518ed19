import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** A program and all of its modules as one. */
export async function bundle(entry: URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    // The sources: no test needs a build first.
    conditions: ['@ramensoft/source'],
    format: 'esm',
    target: 'es2022',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
