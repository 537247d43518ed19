import { eq } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { webhooks } from '../db/schema.ts';

export type WebhookRow = typeof webhooks.$inferSelect;

/** The webhooks of workers: at most one each. */
export class WebhookRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async find(workerId: string): Promise<WebhookRow | undefined> {
    const [row] = await this.#database.select().from(webhooks).where(eq(webhooks.workerId, workerId));
    return row;
  }

  /** Sets the URL. The token is taken when the worker has no webhook yet; one that it has stays. */
  async saveUrl({
    workerId,
    url,
    token,
  }: Pick<WebhookRow, 'workerId' | 'url' | 'token'>): Promise<WebhookRow> {
    const [row] = await this.#database
      .insert(webhooks)
      .values({ workerId, url, token })
      .onConflictDoUpdate({ target: webhooks.workerId, set: { url, updatedAt: new Date() } })
      .returning();
    return row!;
  }

  /** @returns undefined when the worker has no webhook. */
  async setToken(workerId: string, token: string): Promise<WebhookRow | undefined> {
    const [row] = await this.#database
      .update(webhooks)
      .set({ token, updatedAt: new Date() })
      .where(eq(webhooks.workerId, workerId))
      .returning();
    return row;
  }

  async remove(workerId: string): Promise<void> {
    await this.#database.delete(webhooks).where(eq(webhooks.workerId, workerId));
  }
}
