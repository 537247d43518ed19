import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Inside the package, so that imports lead to what it depends on. */
const folder = new URL('../../node_modules/.cache/snippets/', import.meta.url);
const compiler = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
const compilerOptions = {
  target: 'es2023',
  module: 'preserve',
  moduleResolution: 'bundler',
  lib: ['es2023', 'dom', 'dom.iterable'],
  jsx: 'react-jsx',
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: ['node'],
};

/** Each piece of code as a module of its own, compiled against the packages as their users get them: what the compiler says. */
export async function compileSnippets(codes: readonly string[]): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = codes.map((_, index) => `snippet-${index}.tsx`);
  await Promise.all(codes.map((code, index) => writeFile(new URL(`snippet-${index}.tsx`, folder), code)));
  await writeFile(new URL('package.json', folder), '{ "type": "module" }');
  await writeFile(new URL('tsconfig.json', folder), JSON.stringify({ compilerOptions, files }));
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, '-p', fileURLToPath(folder)], (_, output) => resolve(output));
  });
}
