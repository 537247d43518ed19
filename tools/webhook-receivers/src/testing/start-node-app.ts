import type { Mount } from './mount.ts';
import { startNodeProgram } from './start-node-program.ts';

/** One of the apps on Node. */
export async function startNodeApp(name: string): Promise<Mount> {
  const program = await startNodeProgram(new URL('../mounts/node.ts', import.meta.url), [name]);
  return { ...program, url: `${program.origin}/webhooks/handinger` };
}
