import { cp, mkdir, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const name = '@ramensoft/handinger-webhooks';
const source = createRequire(import.meta.url).resolve(`${name}/package.json`);

interface PackageFile {
  readonly exports: Readonly<Record<string, string | { readonly '@ramensoft/source': string }>>;
}

/**
 * A copy of an example, with the package in its `node_modules` as it is in the workspace now, and not as it was built last.
 * The copy is inside of the example, where its other modules are found.
 */
export async function installExample(example: string): Promise<string> {
  const dist = join(example, 'dist');
  await mkdir(dist, { recursive: true });
  const folder = await mkdtemp(join(dist, 'copy-'));
  for (const part of ['README.md', 'package.json', 'tsconfig.json', 'src']) {
    await cp(join(example, part), join(folder, part), { recursive: true });
  }

  const installed = join(folder, 'node_modules', name);
  await mkdir(installed, { recursive: true });
  await symlink(join(dirname(source), 'src'), join(installed, 'src'));
  const { exports } = JSON.parse(await readFile(source, 'utf8')) as PackageFile;
  const entries: Record<string, string> = {};
  const installedExports: Record<string, object> = {};
  for (const [subpath, target] of Object.entries(exports)) {
    if (typeof target === 'string' || subpath === './testing') continue;
    const entry = subpath === '.' ? 'index' : subpath.slice(2);
    entries[entry] = join(dirname(source), target['@ramensoft/source']);
    installedExports[subpath] = { types: target['@ramensoft/source'], default: `./dist/${entry}.js` };
  }
  await build({
    entryPoints: entries,
    outdir: join(installed, 'dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
  });
  const description = {
    name,
    version: '0.0.0',
    type: 'module',
    sideEffects: false,
    exports: installedExports,
  };
  await writeFile(join(installed, 'package.json'), JSON.stringify(description));
  return folder;
}
