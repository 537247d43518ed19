import { mkdtemp, readdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { run } from './run.ts';

/** Packs a package of the workspace as it would be published; returns the tarball's path. */
export async function pack(name: 'core' | 'react' | 'server' | 'webhooks'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `handinger-pack-${name}-`));
  await run('pnpm', ['pack', '--pack-destination', folder], {
    cwd: fileURLToPath(new URL(`../../../packages/${name}`, import.meta.url)),
  });
  const [tarball] = await readdir(folder);
  if (tarball === undefined) throw new Error(`pnpm pack left no tarball of ${name}`);
  const path = join(folder, `${name}.tgz`);
  await rename(join(folder, tarball), path);
  return path;
}
