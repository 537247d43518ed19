import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Database } from './db/database.ts';
import { lockDataFolder } from './db/lock-data-folder.ts';
import { openDatabase } from './db/open-database.ts';

export interface Storage {
  readonly database: Database;
  /** Where files are kept. */
  readonly folder: string;
  close(): Promise<void>;
}

/**
 * Opens the data folder, or without one a database in memory with its files in a temporary folder.
 *
 * @throws {StartError} when another process uses the folder.
 */
export async function openStorage(data: string | undefined): Promise<Storage> {
  return data === undefined ? openTemporary() : openFolder(resolve(data));
}

async function openFolder(folder: string): Promise<Storage> {
  const unlock = lockDataFolder(folder);
  try {
    const { database, close } = await openDatabase(folder);
    return { database, folder, close: () => close().finally(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openTemporary(): Promise<Storage> {
  const folder = await mkdtemp(join(tmpdir(), 'handinger-'));
  const { database, close } = await openDatabase();
  return {
    database,
    folder,
    close: () => close().finally(() => rm(folder, { recursive: true, force: true })),
  };
}
