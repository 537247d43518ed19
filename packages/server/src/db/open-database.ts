import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { assets } from '../assets.ts';
import type { OpenDatabase } from './database.ts';
import * as schema from './schema.ts';
import { loadSnapshot } from './snapshot.ts';

/**
 * Opens the embedded database in `folder`, or in memory without one, and brings its tables up to date.
 * The caller holds the folder's lock: PGlite itself lets two processes write over one another.
 */
export async function openDatabase(folder?: string): Promise<OpenDatabase> {
  const client = folder === undefined ? await createInMemory() : await openFolder(folder);
  const database = drizzle(client, { schema });
  await migrate(database, { migrationsFolder: assets.migrations });
  return { database, client, close: () => client.close() };
}

async function createInMemory(): Promise<PGlite> {
  return PGlite.create({ loadDataDir: await loadSnapshot() });
}

async function openFolder(folder: string): Promise<PGlite> {
  const dataDir = join(folder, 'database');
  const ready = join(folder, 'database-is-complete');
  if (existsSync(ready)) return PGlite.create(dataDir);
  // A process killed while it made the database left a part of it, with nothing of the user's inside.
  await rm(dataDir, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const client = await PGlite.create(dataDir, { loadDataDir: await loadSnapshot() });
  await writeFile(ready, '');
  return client;
}
