import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, glob } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** What to look for, and where it comes from. */
export interface Program {
  readonly names: readonly string[];
  /** Folders beside those of `PATH`, as a pattern; the one with the greatest number in its name comes first. */
  readonly folders?: string;
  /** Debian's package with it. */
  readonly debianPackage: string;
}

/**
 * Where a program of this machine is; where there is none and Debian's packages can be installed, it is installed. Rejects
 * where it is not to be had.
 */
export async function findProgram(program: Program): Promise<string> {
  const found = await look(program);
  if (found !== undefined) return found;
  if (process.getuid?.() === 0) {
    const run = promisify(execFile);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', program.debianPackage], { env });
  }
  const installed = await look(program);
  if (installed !== undefined) return installed;
  throw new Error(
    `There is no ${program.names[0]}. Install it (Debian: apt-get install ${program.debianPackage}).`,
  );
}

async function look({ names, folders }: Program): Promise<string | undefined> {
  const versions: string[] = [];
  if (folders !== undefined) for await (const folder of glob(folders)) versions.push(folder);
  versions.sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  const paths = [...versions, ...(process.env['PATH'] ?? '').split(delimiter)];
  for (const file of names.flatMap((name) => paths.map((path) => join(path, name)))) {
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (isThere) return file;
  }
  return undefined;
}
