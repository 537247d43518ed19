import { execFile } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from './find-program.ts';
import { startService } from './start-service.ts';

const run = promisify(execFile);

/** A PostgreSQL server on a free port of this machine. */
export interface PostgresServer {
  /** A connection string of the superuser, for the database `postgres`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts an empty PostgreSQL, the newest of this machine, which takes no pains to survive a power cut. */
export async function startPostgres(): Promise<PostgresServer> {
  const initdb = await findProgram({
    names: ['initdb'],
    folders: '/usr/lib/postgresql/*/bin',
    debianPackage: 'postgresql',
  });
  const folder = await mkdtemp(join(tmpdir(), 'handinger-postgres-'));
  const asUser = await findUser();
  if (asUser !== undefined) await chown(folder, asUser.uid, asUser.gid);
  const command = (program: string, ...parameters: string[]): [string, ...string[]] =>
    asUser === undefined ? [program, ...parameters] : [...asUser.prefix, program, ...parameters];

  const data = join(folder, 'data');
  const [program, ...parameters] = command(initdb, '-D', data, '-U', 'postgres', '-A', 'trust', '--no-sync');
  await run(program, parameters, { cwd: folder });
  const settings = ['listen_addresses=127.0.0.1', 'fsync=off', 'max_connections=200'];
  const service = await startService(/ready to accept connections/, (port) =>
    command(
      join(dirname(initdb), 'postgres'),
      '-D',
      data,
      '-p',
      `${port}`,
      '-k',
      folder,
      ...settings.flatMap((setting) => ['-c', setting]),
    ),
  );
  return {
    url: `postgres://postgres@127.0.0.1:${service.port}/postgres`,
    async close() {
      await service.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made. */
async function findUser() {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map(async (which) => Number((await run('id', [which, 'postgres'])).stdout)),
  );
  if (uid === undefined || gid === undefined) return undefined;
  const prefix: [string, ...string[]] = ['setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  return { uid, gid, prefix };
}
