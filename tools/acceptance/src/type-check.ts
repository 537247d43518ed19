import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const compiler = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

/** Compiles files of a folder in one go, since each would load the same libraries again. Gives the findings, a line each. */
export async function typeCheck(folder: string, files: readonly string[]): Promise<string[]> {
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
    types: ['node'],
    jsx: 'react-jsx',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    moduleDetection: 'force',
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
  const checked = spawnSync(process.execPath, [compiler, '-p', folder, '--pretty', 'false'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (checked.status !== 0 && checked.stdout === '')
    throw new Error(`The compiler failed: ${checked.stderr}`);
  // The lines after the first one of a finding are set in.
  return checked.stdout.split('\n').filter((line) => /^\S/.test(line));
}
