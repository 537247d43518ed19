import { existsSync } from 'node:fs';
import { mkdir, readdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Puts links to what these folders of packages hold into `folder`; of one name, the first. */
export async function linkPackages(folder: string, sources: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const source of sources.filter((one) => existsSync(one))) {
    for (const name of await readdir(source)) {
      if (name.startsWith('.')) continue;
      if (name.startsWith('@')) await linkPackages(join(folder, name), [join(source, name)]);
      else if (!existsSync(join(folder, name))) await symlink(join(source, name), join(folder, name));
    }
  }
}
