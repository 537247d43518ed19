import type { Principal } from '../auth/principal.ts';
import type { Database } from '../db/database.ts';
import { ApiError } from '../errors/api-error.ts';
import { OrganizationRepository } from '../repositories/organization-repository.ts';
import {
  UsageRepository,
  type UsageFilter,
  type UsageInterval,
  type UsageRow,
  type UsageSums,
} from '../repositories/usage-repository.ts';
import type { WorkerService } from './worker-service.ts';

export interface UsageQuery {
  readonly workerId?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly interval: UsageInterval;
}

export interface UsageReport extends UsageFilter {
  /** Oldest first. */
  readonly buckets: readonly UsageRow[];
  readonly totals: UsageSums;
}

const dayMs = 24 * 60 * 60 * 1000;
const intervalMs = { hour: dayMs / 24, day: dayMs };
const maxBuckets = 1000;

/** What turns cost over time, by the clock of the organization. */
export class UsageService {
  readonly #organizations: OrganizationRepository;
  readonly #usage: UsageRepository;
  readonly #workers: WorkerService;

  constructor(database: Database, workers: WorkerService) {
    this.#organizations = new OrganizationRepository(database);
    this.#usage = new UsageRepository(database);
    this.#workers = workers;
  }

  /** @throws {ApiError} `unprocessable` for a span that is empty or too long; `not_found` or `forbidden` for the worker. */
  async report(principal: Principal, { workerId, interval, ...span }: UsageQuery): Promise<UsageReport> {
    if (workerId !== undefined) await this.#workers.find(principal, workerId);
    const { to = new Date() } = span;
    const { from = new Date(to.getTime() - 30 * dayMs) } = span;
    checkSpan(from, to, interval);
    const timezone = await this.#organizations.findTimezone(principal.organizationId);
    const filter = { workerId, from, to, interval, timezone };
    const buckets = await this.#usage.list(principal, filter);
    checkLength(buckets.length, interval);
    return { ...filter, buckets, totals: sumOf(buckets) };
  }
}

function checkSpan(from: Date, to: Date, interval: UsageInterval): void {
  if (from >= to) {
    throw new ApiError('unprocessable', '"from" must be before "to".', [
      { path: 'query.from', message: 'must be before "to"' },
    ]);
  }
  // Before the database makes them: they may be millions.
  checkLength((to.getTime() - from.getTime()) / intervalMs[interval] - 1, interval);
}

function checkLength(length: number, interval: UsageInterval): void {
  if (length <= maxBuckets) return;
  const message = `must be at most ${maxBuckets} ${interval}s before "to"`;
  throw new ApiError(
    'unprocessable',
    `That is more than ${maxBuckets} ${interval}s. Ask for a shorter time${interval === 'hour' ? ', or by day' : ''}.`,
    [{ path: 'query.from', message }],
  );
}

function sumOf(rows: readonly UsageSums[]): UsageSums {
  const sum = (name: keyof UsageSums) => rows.reduce((total, row) => total + row[name], 0);
  return {
    turns: sum('turns'),
    errors: sum('errors'),
    credits: sum('credits'),
    durationMs: sum('durationMs'),
    inputTokens: sum('inputTokens'),
    outputTokens: sum('outputTokens'),
  };
}
