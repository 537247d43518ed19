import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { keys, sessions } from '../db/schema.ts';

export type SessionRow = typeof sessions.$inferSelect;

/** Who is signed in to the dashboard. */
export class SessionRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async insert(session: typeof sessions.$inferInsert): Promise<void> {
    await this.#database.insert(sessions).values(session);
  }

  /** A session, and whether its key is stored and not revoked. */
  async find(hash: string): Promise<{ session: SessionRow; isKeyActive: boolean } | undefined> {
    const [row] = await this.#database
      .select({ session: sessions, keyId: keys.id })
      .from(sessions)
      .leftJoin(keys, and(eq(keys.id, sessions.keyId), isNull(keys.revokedAt)))
      .where(eq(sessions.hash, hash));
    return row && { session: row.session, isKeyActive: row.keyId !== null };
  }

  async delete(hash: string): Promise<void> {
    await this.#database.delete(sessions).where(eq(sessions.hash, hash));
  }

  async removeExpired(): Promise<void> {
    await this.#database.delete(sessions).where(lt(sessions.expiresAt, new Date()));
  }
}
