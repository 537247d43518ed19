import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const compiler = require.resolve('typescript/bin/tsc');
const packageFolder = fileURLToPath(new URL('../../../../packages/webhooks', import.meta.url));

const emitting =
  '--ignoreConfig --declaration --emitDeclarationOnly --rewriteRelativeImportExtensions --noCheck --rootDir src ' +
  '--strict --exactOptionalPropertyTypes --module nodenext --target es2023 --lib es2023,dom,dom.iterable --types node';

interface PackageFile {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly '@ramensoft/source': string }>>;
}

/** A folder away from the workspace, with the declarations of this package and nothing else in its `node_modules`. */
export interface UserProject {
  /** What the compiler has to say about a program, with `skipLibCheck` off; '' when all is well. */
  check(
    program: string,
    options: { readonly lib: readonly string[]; readonly types: readonly string[] },
  ): Promise<string>;
  remove(): Promise<void>;
}

/** @param declarations packages with the globals that a program asks for in `types` */
export async function createUserProject(declarations: readonly string[]): Promise<UserProject> {
  const folder = await mkdtemp(join(tmpdir(), 'handinger-types-'));
  const { name, exports } = JSON.parse(
    await readFile(join(packageFolder, 'package.json'), 'utf8'),
  ) as PackageFile;
  const installed = join(folder, 'node_modules', name);
  await mkdir(installed, { recursive: true });
  const entries = Object.entries(exports).flatMap(([subpath, target]) =>
    typeof target === 'string' ? [] : [[subpath, target['@ramensoft/source'].slice(2)] as const],
  );
  const emitted = await run(packageFolder, [
    ...entries.map(([, path]) => path),
    ...emitting.split(' '),
    '--outDir',
    join(installed, 'src'),
  ]);
  if (emitted !== '') throw new Error(emitted);
  const types = entries.map(([subpath, path]) => [subpath, { types: `./${path.replace(/ts$/, 'd.ts')}` }]);
  const description = {
    name,
    version: '0.0.0',
    type: 'module',
    exports: Object.fromEntries(types) as object,
  };
  await writeFile(join(installed, 'package.json'), JSON.stringify(description));
  for (const declaration of declarations) {
    const target = join(folder, 'node_modules', declaration);
    await mkdir(dirname(target), { recursive: true });
    await symlink(dirname(require.resolve(`${declaration}/package.json`)), target);
  }
  return {
    async check(program, options) {
      await writeFile(join(folder, 'program.mts'), program);
      const compilerOptions = {
        ...options,
        target: 'es2022',
        module: 'nodenext',
        strict: true,
        noEmit: true,
        skipLibCheck: false,
      };
      await writeFile(
        join(folder, 'tsconfig.json'),
        JSON.stringify({ compilerOptions, files: ['program.mts'] }),
      );
      return run(folder, ['-p', '.']);
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Runs the compiler; gives what it printed. */
function run(cwd: string, words: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(process.execPath, [compiler, ...words], { cwd }, (_error, stdout) => resolve(stdout));
  });
}
