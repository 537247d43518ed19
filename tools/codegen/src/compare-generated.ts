import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A generated file that is not what it should be. */
export interface Difference {
  readonly path: string;
  readonly kind: 'missing' | 'different' | 'extra';
}

/**
 * Compares every `*.gen.ts` of two folders that are laid out as the repository is, in both directions: `missing` and
 * `extra` are seen from the second one.
 */
export async function compareGenerated(expectedRoot: string, actualRoot: string): Promise<Difference[]> {
  const [expected, actual] = await Promise.all([findGenerated(expectedRoot), findGenerated(actualRoot)]);
  const differences: Difference[] = [];
  for (const path of expected) {
    if (!actual.has(path)) differences.push({ path, kind: 'missing' });
    else if (!(await sameText(join(expectedRoot, path), join(actualRoot, path)))) {
      differences.push({ path, kind: 'different' });
    }
  }
  for (const path of actual) if (!expected.has(path)) differences.push({ path, kind: 'extra' });
  return differences.toSorted((a, b) => a.path.localeCompare(b.path));
}

async function findGenerated(root: string): Promise<Set<string>> {
  const skipped = new Set(['node_modules', 'dist', '.handinger']);
  const exclude = (path: string) => path.split('/').some((part) => skipped.has(part));
  const files = new Set<string>();
  for await (const file of glob('{packages,tools}/**/*.gen.ts', { cwd: root, exclude })) files.add(file);
  return files;
}

async function sameText(first: string, second: string): Promise<boolean> {
  return (await readFile(first, 'utf8')) === (await readFile(second, 'utf8'));
}
