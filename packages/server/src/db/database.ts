import type { PGlite } from '@electric-sql/pglite';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from './schema.ts';

/** What repositories work on: the database or a transaction, whichever PostgreSQL driver is behind it. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

export interface OpenDatabase {
  readonly database: Database;
  /** The embedded database itself, for what brings its own SQL. */
  readonly client: PGlite;
  close(): Promise<void>;
}
