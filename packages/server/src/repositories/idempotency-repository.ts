import { and, eq, lt } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { idempotencyKeys } from '../db/schema.ts';

export type IdempotencyRow = typeof idempotencyKeys.$inferSelect;

/** How long a key stands for its first request. */
const lifetimeMs = 24 * 60 * 60 * 1000;

export class IdempotencyRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(organizationId: string, key: string): Promise<IdempotencyRow | undefined> {
    const [row] = await this.#database
      .select()
      .from(idempotencyKeys)
      .where(and(eq(idempotencyKeys.organizationId, organizationId), eq(idempotencyKeys.key, key)));
    return row !== undefined && row.createdAt >= oldest() ? row : undefined;
  }

  /**
   * Takes the key for a request, replacing one that ran out. The unique index decides between copies of a request that
   * arrive together.
   *
   * @returns Whether the key was free.
   */
  async claim(row: Omit<IdempotencyRow, 'createdAt'>): Promise<boolean> {
    const claimed = await this.#database
      .insert(idempotencyKeys)
      .values(row)
      .onConflictDoUpdate({
        target: [idempotencyKeys.organizationId, idempotencyKeys.key],
        set: { requestHash: row.requestHash, resultId: row.resultId, createdAt: new Date() },
        setWhere: lt(idempotencyKeys.createdAt, oldest()),
      })
      .returning({ key: idempotencyKeys.key });
    return claimed.length > 0;
  }

  async removeExpired(): Promise<void> {
    await this.#database.delete(idempotencyKeys).where(lt(idempotencyKeys.createdAt, oldest()));
  }
}

function oldest(): Date {
  return new Date(Date.now() - lifetimeMs);
}
