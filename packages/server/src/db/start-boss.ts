import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import type { ConnectionOptions, DrizzleTransactionLike, PgBoss } from 'pg-boss';
import type { Database } from './database.ts';

export interface StartedBoss {
  readonly boss: PgBoss;
  /** The option that lets a call of pg-boss run in a transaction. */
  within(transaction: Database): ConnectionOptions;
}

/** It looks now and then for jobs of its own, which there are none of here. */
const rarely = { queueCacheIntervalSeconds: 24 * 3600, bamIntervalSeconds: 24 * 3600 };

/**
 * Starts pg-boss, and makes its tables where they are not there yet. It is loaded only now: that takes 100 ms and 24 MB, which a
 * server without webhooks does not pay.
 */
export async function startBoss(client: PGlite, onError?: (error: Error) => void): Promise<StartedBoss> {
  const { fromDrizzle, fromPglite, PgBoss } = await import('pg-boss');
  const options = { db: fromPglite(client), backend: 'pglite', schedule: false, supervise: false } as const;
  const boss = new PgBoss({ ...options, ...rarely });
  if (onError !== undefined) boss.on('error', onError);
  await boss.start();
  return {
    boss,
    // Every driver answers with rows; the type of a database that may be any of them does not say so.
    within: (transaction) => ({ db: fromDrizzle(transaction as DrizzleTransactionLike, sql) }),
  };
}
