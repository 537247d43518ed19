import { sql, type Column, type SQL } from 'drizzle-orm';
import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { workers } from '../db/schema.ts';
import { isVisible } from './is-visible.ts';

/**
 * The condition that a row is of a worker that this user may see. The workers are looked up once, not for every row: a join
 * would be planned by statistics, which the embedded database does not gather by itself.
 */
export function ofVisibleWorker(database: Database, principal: Principal, workerId: Column): SQL {
  const visible = database.select({ id: workers.id }).from(workers).where(isVisible(database, principal));
  return sql`${workerId} = any(array(${visible}))`;
}
