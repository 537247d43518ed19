import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ControlAccess } from './db/control-access.ts';
import type { OpenDatabase } from './db/database.ts';
import { lockDataFolder } from './db/lock-data-folder.ts';
import { openDatabase } from './db/open-database.ts';

export interface Storage extends OpenDatabase {
  /** Where files are kept. */
  readonly folder: string;
  /** Tells commands for the data folder how to reach the server on it. Nobody can ask for a temporary one. */
  announce(control: ControlAccess): void;
}

/**
 * Opens the data folder, or without one a database in memory with its files in a temporary folder.
 *
 * @throws {FolderInUseError} when another process uses the folder.
 */
export async function openStorage(data: string | undefined): Promise<Storage> {
  return data === undefined ? openTemporary() : openFolder(resolve(data));
}

async function openFolder(folder: string): Promise<Storage> {
  const lock = lockDataFolder(folder);
  try {
    const { database, client, close } = await openDatabase(folder);
    return { database, client, folder, announce: lock.announce, close: () => close().finally(lock.release) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openTemporary(): Promise<Storage> {
  const folder = await mkdtemp(join(tmpdir(), 'handinger-'));
  const { database, client, close } = await openDatabase();
  return {
    database,
    client,
    folder,
    announce() {},
    close: () => close().finally(() => rm(folder, { recursive: true, force: true })),
  };
}
