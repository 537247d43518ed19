import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface BundlePageOptions {
  /** Which React the page gets, whatever its modules are installed with. Default: 19. */
  readonly react?: 18 | 19;
  /** What React and its peers are built as. Only `development` tells of mistakes. Default: `development`. */
  readonly mode?: 'development' | 'production';
  /** `node` gives a CommonJS module, for what is rendered on a server. Default: `browser`. */
  readonly platform?: 'browser' | 'node';
}

/** A page's script with all of its modules, from the workspace's sources. */
export async function bundlePage(entry: URL, options: BundlePageOptions = {}): Promise<string> {
  const { react = 19, mode = 'development', platform = 'browser' } = options;
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(entry)],
    bundle: true,
    minify: mode === 'production',
    format: platform === 'node' ? 'cjs' : 'esm',
    platform,
    target: 'es2023',
    jsx: 'automatic',
    conditions: ['@ramensoft/source'],
    // Packages of aliases are looked for from here.
    absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
    alias: react === 18 ? { react: 'react-18', 'react-dom': 'react-dom-18' } : {},
    define: { __HANDINGER_VERSION__: '"0.0.0"', 'process.env.NODE_ENV': `"${mode}"` },
    logLevel: 'error',
    write: false,
  });
  return outputFiles[0]?.text ?? '';
}
