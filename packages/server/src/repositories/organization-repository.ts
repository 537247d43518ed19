import { eq, ne, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { organizations } from '../db/schema.ts';

/** The balance and the time zone of an organization. */
export class OrganizationRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** What is left to spend; null is no limit. */
  async findCredits(id: string): Promise<number | null> {
    const [row] = await this.#database
      .select({ credits: organizations.credits })
      .from(organizations)
      .where(eq(organizations.id, id));
    return row?.credits ?? null;
  }

  /** An IANA name, as `Europe/Madrid`. */
  async findTimezone(id: string): Promise<string> {
    const [row] = await this.#database
      .select({ timezone: organizations.timezone })
      .from(organizations)
      .where(eq(organizations.id, id));
    return row?.timezone ?? 'UTC';
  }

  /** The organizations that have another time zone. */
  async listOutside(timezone: string): Promise<string[]> {
    const rows = await this.#database
      .select({ id: organizations.id })
      .from(organizations)
      .where(ne(organizations.timezone, timezone));
    return rows.map(({ id }) => id);
  }

  async setTimezone(id: string, timezone: string): Promise<void> {
    await this.#database.update(organizations).set({ timezone }).where(eq(organizations.id, id));
  }

  async setCredits(id: string, credits: number | null): Promise<void> {
    await this.#database.update(organizations).set({ credits }).where(eq(organizations.id, id));
  }

  /** An organization without a limit stays without one: null minus anything is null. */
  async spend(id: string, credits: number): Promise<void> {
    await this.#database
      .update(organizations)
      .set({ credits: sql`${organizations.credits} - ${credits}` })
      .where(eq(organizations.id, id));
  }
}
