import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { repository } from './repository.ts';

const parent = join(repository, 'tools/codegen/.handinger');
const folders: string[] = [];

afterAll(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/**
 * Makes an empty folder for the tests of one file, which is removed after them. It lies in this package, so that what
 * is generated into it finds zod, fastify and TypeScript.
 */
export async function scratchFolder(): Promise<string> {
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, 'scratch-'));
  folders.push(folder);
  return folder;
}
