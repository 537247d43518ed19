import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { repository } from './repository.ts';

const compiler = join(repository, 'tools/codegen/node_modules/typescript/bin/tsc');

/** Type-checks programs in a folder with the repository's own strict options. Gives the compiler's errors by file. */
export async function typeCheck(
  folder: string,
  programs: Readonly<Record<string, string>>,
): Promise<Record<string, string[]>> {
  for (const [name, source] of Object.entries(programs)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), source);
  }
  const paths = { '@ramensoft/handinger': ['./handinger.ts'] };
  const options = { lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'], types: ['node'], paths };
  const project = {
    extends: join(repository, 'tsconfig.base.json'),
    compilerOptions: options,
    include: ['.'],
  };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(project));
  const output = await promisify(execFile)(process.execPath, [compiler, '-p', '.', '--pretty', 'false'], {
    cwd: folder,
  })
    .then(() => '')
    // The compiler exits with a failure when it finds errors; they are on its standard output.
    .catch((failure: { stdout: string }) => failure.stdout);
  const errors: Record<string, string[]> = {};
  // An explanation is indented below its error.
  for (const error of output.trim().split(/\n(?! )/)) {
    if (error === '') continue;
    const [, file, message] = /^([^\s(]+)\(\d+,\d+\): error ([^]*)$/.exec(error) ?? [];
    if (!file || !message) throw new Error(`The compiler said: ${output}`);
    (errors[file] ??= []).push(message);
  }
  return errors;
}
