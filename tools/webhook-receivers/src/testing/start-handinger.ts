import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Program } from './program.ts';
import { startNodeProgram } from './start-node-program.ts';

/** The server in a process of its own, with a data folder that outlives it. */
export interface HandingerProgram extends Program {
  readonly url: string;
  readonly key: string;
}

/** @param webhookRetryDelay The wait before the second attempt, in milliseconds. */
export async function startHandinger(webhookRetryDelay: number): Promise<HandingerProgram> {
  const data = await mkdtemp(join(tmpdir(), 'handinger-webhooks-'));
  const key = 'hdg_test_receivers';
  const program = new URL('handinger-program.ts', import.meta.url);
  const running = await startNodeProgram(program, [data, key, String(webhookRetryDelay)]);
  return {
    ...running,
    url: running.origin,
    key,
    async close() {
      await running.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}
