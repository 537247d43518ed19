import type { Database } from '../db/database.ts';
import { StartError } from '../errors/start-error.ts';
import { newId } from '../new-id.ts';
import { KeyRepository } from '../repositories/key-repository.ts';
import { apiKeyPrefix, isApiKey, newApiKey } from './api-key.ts';
import { hashSecret } from './hash-secret.ts';
import type { KeyRing } from './key-ring.ts';

export interface NewKey {
  readonly key?: string | undefined;
  readonly organizationId: string;
  readonly userId: string;
  readonly name: string;
}

/** Who the first key acts for. */
const firstMember = { organizationId: 'org_local', userId: 'usr_local' };

/**
 * The key to tell the user at a start: the given one, on the first start a new one that is stored, and later one that works
 * until this process ends, since stored keys can't be read back.
 *
 * @throws {StartError} when the given key has not the form of a key, or was revoked.
 */
export async function provisionKey(database: Database, keyRing: KeyRing, given?: string): Promise<string> {
  const keys = new KeyRepository(database);
  const member = (await keys.findFirstMember()) ?? firstMember;
  if (given !== undefined) {
    await createKey(database, { ...member, key: given, name: 'command line' });
    if ((await keys.findPrincipal(hashSecret(given))) === undefined) {
      throw new StartError('The key given with --key was revoked. Give another one.');
    }
    return given;
  }
  if (!(await keys.hasAny())) return createKey(database, { ...member, name: 'first start' });
  const key = newApiKey();
  keyRing.addTemporaryKey(key, { ...member, keyId: newId('key'), triggeredBy: 'api' });
  return key;
}

/** Stores a key, and the organization, user and membership where they do not exist yet. @returns The key, which is nowhere else. */
export async function createKey(
  database: Database,
  { key = newApiKey(), ...draft }: NewKey,
): Promise<string> {
  if (!isApiKey(key)) {
    throw new StartError(
      'A key is "hdg_test_" or "hdg_live_" followed by up to 200 letters, digits, "_" or "-".',
    );
  }
  const keys = new KeyRepository(database);
  await keys.ensureMember(draft.organizationId, draft.userId);
  await keys.insert({ ...draft, id: newId('key'), hash: hashSecret(key), prefix: apiKeyPrefix(key) });
  return key;
}
