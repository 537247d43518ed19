import { and, eq, gte, lt, sql, type SQL } from 'drizzle-orm';
import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { turns } from '../db/schema.ts';
import { ofVisibleWorker } from './of-visible-worker.ts';

export type UsageInterval = 'hour' | 'day';

export interface UsageFilter {
  /** A worker that the caller may see: whoever names one has looked. */
  readonly workerId?: string | undefined;
  /** The first moment that counts. */
  readonly from: Date;
  /** The first moment that counts no more. */
  readonly to: Date;
  readonly interval: UsageInterval;
  /** Whose hours and days they are. */
  readonly timezone: string;
}

/** What turns cost together. */
export interface UsageSums {
  readonly turns: number;
  readonly errors: number;
  readonly credits: number;
  readonly durationMs: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
}

/** One hour or day. */
export interface UsageRow extends UsageSums {
  readonly start: Date;
}

/** What finished turns cost over time. */
export class UsageRepository {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Every hour or day between two moments, oldest first, with the turns that ended in it and that this user may see. */
  async list(principal: Principal, filter: UsageFilter): Promise<UsageRow[]> {
    const { workerId, from, to } = filter;
    const isSeen =
      workerId === undefined
        ? ofVisibleWorker(this.#database, principal, turns.workerId)
        : eq(turns.workerId, workerId);
    const hasEnded = and(gte(turns.completedAt, from), lt(turns.completedAt, to));
    const answer = await this.#database.execute(sql`
      with buckets as (select array_agg(start order by start) as starts from (${starts(filter)}) as bucket),
      spent as (
        select width_bucket(${turns.completedAt}, starts) as n,
          count(*) as turns,
          count(*) filter (where ${turns.status} = 'error') as errors,
          sum(${turns.credits}) as credits,
          sum(${turns.durationMs}) as duration_ms,
          sum(${turns.inputTokens}) as input_tokens,
          sum(${turns.outputTokens}) as output_tokens
        from ${turns}, buckets
        where ${isSeen} and ${hasEnded}
        group by n
      )
      select extract(epoch from start) * 1000 as start,
        turns, errors, credits, duration_ms, input_tokens, output_tokens
      from buckets, unnest(starts) with ordinality as bucket (start, n) left join spent using (n)
      order by n
    `);
    return (answer as unknown as { rows: Record<string, unknown>[] }).rows.map(toUsageRow);
  }
}

/**
 * The moments at which hours or days begin, the first of them not after `from`. A day begins a second after the second before
 * it: unlike midnight, that one is there in every zone and exactly once on the days when clocks are changed at midnight. Hours
 * are counted on from the first, since of the clock's hours one is missing and one is there twice.
 */
function starts({ from, to, interval, timezone }: UsageFilter): SQL {
  const zone = sql`${timezone}::text`;
  const first = sql`${from.toISOString()}::timestamptz`;
  const last = sql`(${to.toISOString()}::timestamptz - interval '1 microsecond')`;
  if (interval === 'hour') {
    return sql`
      select start
      from generate_series(date_trunc('hour', ${first}, ${zone}), ${last}, interval '1 hour') as start
    `;
  }
  return sql`
    select (day - interval '1 second') at time zone ${zone} + interval '1 second' as start
    from generate_series(
      date_trunc('day', ${first} at time zone ${zone}), ${last} at time zone ${zone}, interval '1 day'
    ) as day
  `;
}

/** The driver gives sums of integers as text, and nothing for a bucket in which nothing ended. */
function toUsageRow(row: Record<string, unknown>): UsageRow {
  const number = (name: string) => Number(row[name] ?? 0);
  return {
    start: new Date(number('start')),
    turns: number('turns'),
    errors: number('errors'),
    credits: number('credits'),
    durationMs: number('duration_ms'),
    inputTokens: number('input_tokens'),
    outputTokens: number('output_tokens'),
  };
}
