import type { DeliveryStore } from '@ramensoft/handinger-webhooks/receiver';

/** What the store needs of a database: a `Pool` of the package `pg` has it. */
export interface PostgresPool {
  query(text: string, values: unknown[]): Promise<{ rows: { state?: unknown }[]; rowCount: number | null }>;
}

/** A store that also forgets. */
export interface PostgresStore extends DeliveryStore {
  /**
   * Deletes what was touched the last time more than `ttlMs` ago, three days by default, and gives the number of rows. Run it
   * once a day or so.
   */
  prune(ttlMs?: number): Promise<number>;
}

/**
 * Of several that insert or update the same row, each waits for the one before, and then sees the row as that one left it.
 * The clock is the database's: `clock_timestamp()`, because `now()` would be the time before the wait.
 */
const claimSql = `
insert into webhook_groups as kept (id, claim, leased_until, touched_at)
values ($1, $4, clock_timestamp() + $5 * interval '1 millisecond', clock_timestamp())
on conflict (id) do update set
  claim = excluded.claim,
  leased_until = clock_timestamp() + $5 * interval '1 millisecond',
  touched_at = clock_timestamp()
where kept.seq <= $2
  and not $3 = any (kept.completed_ids)
  and (kept.leased_until is null or kept.leased_until <= clock_timestamp())`;

const refusalSql = `
select case when seq > $2 then 'outdated' when $3 = any (completed_ids) then 'duplicate' else 'busy' end as state
from webhook_groups
where id = $1`;

const extendSql = `
update webhook_groups
set leased_until = clock_timestamp() + $3 * interval '1 millisecond', touched_at = clock_timestamp()
where id = $1 and claim = $2`;

const completeSql = `
update webhook_groups set
  seq = $3,
  completed_ids = case when seq = $3 then completed_ids || $4::text else array[$4::text] end,
  claim = null,
  leased_until = null,
  touched_at = clock_timestamp()
where id = $1 and claim = $2`;

const releaseSql = `
update webhook_groups set claim = null, leased_until = null where id = $1 and claim = $2`;

const pruneSql = `
delete from webhook_groups
where touched_at < clock_timestamp() - $1 * interval '1 millisecond'
  and (leased_until is null or leased_until < clock_timestamp())`;

/**
 * Keeps one row a task in the table of `webhook-groups.sql`. Each step is one statement, at PostgreSQL's default isolation
 * (read committed); no transaction is held while a handler runs, so that a pool of a few connections is enough, with
 * PgBouncer too.
 */
export function createPostgresStore(pool: PostgresPool): PostgresStore {
  return {
    async claim({ id, group, seq, leaseMs }) {
      const claim = crypto.randomUUID();
      const taken = await pool.query(claimSql, [group, seq, id, claim, leaseMs]);
      if (taken.rowCount === 1) return { state: 'claimed', claim };
      const { rows } = await pool.query(refusalSql, [group, seq, id]);
      const state = rows[0]?.state;
      // What kept the claim away may be over by now, even its row: then the next look finds the delivery free.
      return { state: state === 'outdated' || state === 'duplicate' ? state : 'busy' };
    },
    async extend({ group, leaseMs }, claim) {
      await pool.query(extendSql, [group, claim, leaseMs]);
    },
    async complete({ id, group, seq }, claim) {
      await pool.query(completeSql, [group, claim, seq, id]);
    },
    async release({ group }, claim) {
      await pool.query(releaseSql, [group, claim]);
    },
    async prune(ttlMs = 3 * 86_400_000) {
      return (await pool.query(pruneSql, [ttlMs])).rowCount ?? 0;
    },
  };
}
