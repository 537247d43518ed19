import { build, type BuildOptions } from 'esbuild';

/** A Worker and all of its modules as one. */
export async function bundleWorker(entry: string, options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    external: ['cloudflare:*'],
    ...options,
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
