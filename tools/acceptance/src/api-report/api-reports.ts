import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { printEntry } from './print-entry.ts';

const packages = fileURLToPath(new URL('../../../../packages/', import.meta.url));

/** Folders of the packages whose types programs name. */
export const reportedPackages = ['core', 'react', 'webhooks'] as const;

/** The types that one entry of a built package gives to programs. */
export interface ApiReport {
  /** As programs import it. */
  readonly specifier: string;
  /** Where the text that was agreed upon is. */
  readonly path: string;
  readonly text: string;
}

/** Reports of every entry that the package's `package.json` names, from what `pnpm build` left. */
export async function makeApiReports(packageFolder: (typeof reportedPackages)[number]): Promise<ApiReport[]> {
  const folder = join(packages, packageFolder);
  const dist = join(folder, 'dist');
  const { name, exports } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    exports: Record<string, string | { import: { types: string } }>;
  };
  const entries = Object.entries(exports).flatMap(([subpath, target]) =>
    typeof target === 'string' ? [] : [{ subpath, file: join(folder, target.import.types) }],
  );
  const program = ts.createProgram({
    rootNames: entries.map(({ file }) => file),
    options: {
      module: ts.ModuleKind.NodeNext,
      moduleResolution: ts.ModuleResolutionKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.esnext.disposable.d.ts'],
      types: [],
      strict: true,
      skipLibCheck: true,
      noEmit: true,
    },
  });
  const [main, ...others] = entries;
  if (main?.subpath !== '.') throw new Error('the main entry must come first in package.json');
  const printed = printEntry(program, main.file, dist);
  const texts = [printed, ...others.map(({ file }) => printEntry(program, file, dist, printed.declarations))];
  return entries.map(({ subpath }, index) => ({
    specifier: join(name, subpath),
    path: join(folder, 'api', `${subpath.slice(2) || 'index'}.api.txt`),
    text: texts[index]?.text ?? '',
  }));
}
