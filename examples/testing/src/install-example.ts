import { cp, mkdir, mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** What the tests and their tools leave in the folder of an example. */
const ours = new Set(['dist', 'node_modules', 'test', 'tsconfig.tsbuildinfo', 'vitest.config.ts']);

/** A copy of an example, to be built and run. It is inside of the example, where its modules are found. */
export async function installExample(example: string): Promise<string> {
  const dist = join(example, 'dist');
  await mkdir(dist, { recursive: true });
  const folder = await mkdtemp(join(dist, 'copy-'));
  for (const part of await readdir(example)) {
    if (ours.has(part) || part.startsWith('.')) continue;
    await cp(join(example, part), join(folder, part), { recursive: true });
  }
  return folder;
}
