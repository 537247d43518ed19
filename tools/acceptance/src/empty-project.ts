import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { run } from './run.ts';

/** A folder outside the workspace with a package.json, as `npm init` makes one, and these packages installed by npm. */
export async function emptyProject(packages: readonly string[]): Promise<{
  folder: string;
  write(name: string, text: string): Promise<string>;
  node(programArguments: readonly string[], env?: Record<string, string>): Promise<string>;
}> {
  const folder = await mkdtemp(join(tmpdir(), 'handinger-project-'));
  const write = async (name: string, text: string) => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return path;
  };
  await write('package.json', '{ "name": "empty-project", "version": "1.0.0", "private": true }');
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], { cwd: folder });
  return {
    folder,
    write,
    node: (programArguments, env) =>
      run(process.execPath, programArguments, env ? { cwd: folder, env } : { cwd: folder }),
  };
}
