import { and, eq, exists, or, sql } from 'drizzle-orm';
import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { workerMembers, workers } from '../db/schema.ts';

/** The condition, for a query over `workers`, that this user may see the worker of a row. */
export function isVisible(database: Database, { organizationId, userId }: Principal) {
  const invited = database
    .select({ one: sql`1` })
    .from(workerMembers)
    .where(and(eq(workerMembers.workerId, workers.id), eq(workerMembers.userId, userId)));
  return and(
    eq(workers.organizationId, organizationId),
    or(eq(workers.visibility, 'public'), eq(workers.userId, userId), exists(invited)),
  );
}
