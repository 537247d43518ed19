import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { assets } from '../assets.ts';
import { startBoss } from './start-boss.ts';

/**
 * A migrated, empty database to start from. A new PGlite folder takes several seconds, one from a snapshot less than one.
 * The build ships the snapshot; from the sources the first run makes it and keeps it in a cache.
 */
export async function loadSnapshot(): Promise<Blob> {
  const wanted = await migrationsDigest();
  const cached = await readSnapshot(assets.snapshot, wanted);
  return cached ?? (await writeSnapshot(assets.snapshot));
}

/** Makes the snapshot and writes it to `file`, together with the digest of the migrations that it holds. */
export async function writeSnapshot(file: string): Promise<Blob> {
  const client = await PGlite.create();
  try {
    await migrate(drizzle(client), { migrationsFolder: assets.migrations });
    // The tables of pg-boss, which would take a moment at the first delivery. Those of another version are brought up to date then.
    const { boss } = await startBoss(client);
    await boss.stop({ graceful: false });
    const blob = await client.dumpDataDir('gzip');
    await mkdir(dirname(file), { recursive: true }).catch(() => {});
    const bytes = Buffer.from(await blob.arrayBuffer());
    // Written aside and renamed: several test processes may do this at once.
    const aside = `${file}.${process.pid}`;
    await writeFile(aside, bytes)
      .then(() => rename(aside, file))
      .then(async () => writeFile(`${file}.digest`, await migrationsDigest()))
      .catch(() => {}); // A read-only installation works too, only slower.
    return blob;
  } finally {
    await client.close();
  }
}

async function readSnapshot(file: string, digest: string): Promise<Blob | undefined> {
  const kept = await readFile(`${file}.digest`, 'utf8').catch(() => undefined);
  if (kept !== digest) return undefined;
  return readFile(file).then(
    (bytes) => new Blob([bytes], { type: 'application/x-gzip' }),
    () => undefined,
  );
}

async function migrationsDigest(): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readdir(assets.migrations)).filter((name) => name.endsWith('.sql'));
  for (const name of files.toSorted())
    hash.update(name).update(await readFile(join(assets.migrations, name)));
  return hash.digest('hex');
}
