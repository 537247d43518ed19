import { and, eq, isNull } from 'drizzle-orm';
import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { keys, members, organizations, users } from '../db/schema.ts';

export type KeyRow = typeof keys.$inferSelect;

/** Organizations, users, their membership, and the keys that act for them. */
export class KeyRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async findPrincipal(hash: string): Promise<Principal | undefined> {
    const [row] = await this.#database
      .select({ keyId: keys.id, organizationId: keys.organizationId, userId: keys.userId })
      .from(keys)
      .where(and(eq(keys.hash, hash), isNull(keys.revokedAt)));
    return row && { ...row, triggeredBy: 'api' };
  }

  /** The oldest key of a member that was not revoked. */
  async findOldest({ organizationId, userId }: Principal): Promise<KeyRow | undefined> {
    const [row] = await this.#database
      .select()
      .from(keys)
      .where(and(eq(keys.organizationId, organizationId), eq(keys.userId, userId), isNull(keys.revokedAt)))
      .orderBy(keys.createdAt, keys.id)
      .limit(1);
    return row;
  }

  async hasAny(): Promise<boolean> {
    return (await this.#database.select({ id: keys.id }).from(keys).limit(1)).length > 0;
  }

  /** The first member of the first organization: whom the key of the command line acts for. */
  async findFirstMember(): Promise<{ organizationId: string; userId: string } | undefined> {
    const [row] = await this.#database
      .select({ organizationId: members.organizationId, userId: members.userId })
      .from(members)
      .orderBy(members.createdAt)
      .limit(1);
    return row;
  }

  /** Makes the organization, the user and the membership where they do not exist yet. */
  async ensureMember(organizationId: string, userId: string): Promise<void> {
    await this.#database
      .insert(organizations)
      .values({ id: organizationId, name: organizationId })
      .onConflictDoNothing();
    await this.#database.insert(users).values({ id: userId, name: userId }).onConflictDoNothing();
    await this.#database.insert(members).values({ organizationId, userId }).onConflictDoNothing();
  }

  /** Stores a key, or does nothing when the same key is stored already. */
  async insert(key: typeof keys.$inferInsert): Promise<void> {
    await this.#database.insert(keys).values(key).onConflictDoNothing({ target: keys.hash });
  }

  async list(): Promise<KeyRow[]> {
    return this.#database.select().from(keys).orderBy(keys.createdAt);
  }

  /** @returns Whether there was such a key, not revoked before. */
  async revoke(id: string): Promise<boolean> {
    const revoked = await this.#database
      .update(keys)
      .set({ revokedAt: new Date() })
      .where(and(eq(keys.id, id), isNull(keys.revokedAt)))
      .returning({ id: keys.id });
    return revoked.length > 0;
  }
}
