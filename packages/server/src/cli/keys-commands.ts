import { createKey } from '../auth/provision-key.ts';
import type { CreateKeyFlags, DataFlag } from '../config.ts';
import type { Database } from '../db/database.ts';
import { StartError } from '../errors/start-error.ts';
import { openStorage } from '../open-storage.ts';
import { KeyRepository } from '../repositories/key-repository.ts';
import { requireFolder } from './require-folder.ts';

/** `keys create`: prints the key, and nothing else, so that a script can take it. */
export async function createKeyCommand(flags: CreateKeyFlags): Promise<void> {
  for (const [flag, id] of [
    ['--org', flags.org],
    ['--user', flags.user],
  ] as const) {
    if (!/^[\w-]{1,100}$/.test(id))
      throw new StartError(`${flag} takes 1 to 100 letters, digits, "_" or "-".`);
  }
  const { org: organizationId, user: userId, name } = flags;
  await withDatabase(flags.data, async (database) => {
    print(await createKey(database, { organizationId, userId, name }));
  });
}

/** `keys list`: a line a key. */
export async function listKeysCommand(flags: DataFlag): Promise<void> {
  requireFolder(flags.data);
  await withDatabase(flags.data, async (database) => {
    for (const key of await new KeyRepository(database).list()) {
      const state = key.revokedAt === null ? 'active' : 'revoked';
      print([key.id, `${key.prefix}…`, state, key.organizationId, key.userId, key.name].join('\t'));
    }
  });
}

/** `keys revoke` */
export async function revokeKeyCommand(id: string, flags: DataFlag): Promise<void> {
  requireFolder(flags.data);
  await withDatabase(flags.data, async (database) => {
    if (!(await new KeyRepository(database).revoke(id)))
      throw new StartError(`There is no active key ${id}.`);
  });
}

async function withDatabase(data: string, use: (database: Database) => Promise<void>): Promise<void> {
  const storage = await openStorage(data);
  try {
    await use(storage.database);
  } finally {
    await storage.close();
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
