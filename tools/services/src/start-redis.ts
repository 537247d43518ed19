import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './find-program.ts';
import { startService } from './start-service.ts';

/** A Redis server on a free port of this machine. */
export interface RedisServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts an empty Redis, which writes nothing to the disk. */
export async function startRedis(): Promise<RedisServer> {
  const program = await findProgram({ names: ['redis-server'], debianPackage: 'redis-server' });
  const folder = await mkdtemp(join(tmpdir(), 'handinger-redis-'));
  const settings = ['--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const service = await startService(/Ready to accept connections/, (port) => [
    program,
    '--port',
    `${port}`,
    ...settings,
  ]);
  return {
    url: `redis://127.0.0.1:${service.port}`,
    async close() {
      await service.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
