import { and, eq, exists, sql } from 'drizzle-orm';
import type { Database } from '../db/database.ts';
import { workerMembers, workers } from '../db/schema.ts';

/** The condition, for a query over `workers`, that the user is invited to the worker of a row. */
export function isInvited(database: Database, userId: string) {
  const found = database
    .select({ one: sql`1` })
    .from(workerMembers)
    .where(and(eq(workerMembers.workerId, workers.id), eq(workerMembers.userId, userId)));
  return exists(found);
}
