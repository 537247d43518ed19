import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const platform = process.platform === 'win32' ? 'win' : process.platform;
const node = (version: string) => `npm:node-${platform}-${process.arch}@${version}`;

/** Every runtime that comes from the npm registry. Node 24 is the one that runs the tests. */
const packages = {
  node22: node('22.23.3'),
  node26: node('26.10.0'),
  bun: '1.4.5',
  deno: '2.9.6',
  miniflare: '4.20260730.0',
  '@edge-runtime/vm': '5.0.0',
};

/**
 * Installs the runtimes beside the workspace, not in it: they are 700 MB that only this suite needs, and `npm run demo`
 * should not wait for them.
 *
 * @returns the folder of their packages
 */
export async function installRuntimes(): Promise<string> {
  const folder = join(import.meta.dirname, '../node_modules/.runtimes');
  const manifest = JSON.stringify({ private: true, dependencies: packages });
  const stamp = join(folder, 'installed.json');
  if (!existsSync(stamp) || (await readFile(stamp, 'utf8')) !== manifest) {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'package.json'), manifest);
    const quiet = ['--no-audit', '--no-fund', '--no-package-lock', '--loglevel=error'];
    await promisify(execFile)('npm', ['install', ...quiet], { cwd: folder });
    await writeFile(stamp, manifest);
  }
  return join(folder, 'node_modules');
}
