import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '@handinger/proxy-mounts/bundle';
import { installRuntimes } from '@handinger/runtimes/install-runtimes';
import type { Mount } from './mount.ts';
import { startProgram } from './start-program.ts';

const flags = { bun: [], deno: ['run', '--quiet', '--no-lock', '--allow-net', '--allow-env'] };

/** The receiver in Bun or Deno, as one file. */
export async function startBundle(runtime: 'bun' | 'deno'): Promise<Mount> {
  const packages = await installRuntimes();
  const folder = await mkdtemp(join(tmpdir(), 'handinger-receiver-'));
  const file = join(folder, 'receiver.mjs');
  await writeFile(file, await bundle(new URL(`../mounts/${runtime}.ts`, import.meta.url)));
  const program = await startProgram(join(packages, '.bin', runtime), [...flags[runtime], file]);
  return {
    ...program,
    url: `${program.origin}/webhooks/handinger`,
    async close() {
      await program.close();
      await rm(folder, { recursive: true });
    },
  };
}
