import type { UsageBucket, UsageTotals } from '../../generated/types.gen.ts';
import { FakeError } from '../fake-error.ts';
import type { FakeHandler } from '../fake-handler.ts';
import type { StoredTurn } from '../stored-task.ts';

const hour = 3_600_000;
const day = 24 * hour;
const maxBuckets = 1000;

/** The fake's organization keeps its clocks in UTC. */
export const usageHandlers = {
  'usage.retrieve': ({ query }, { store }) => {
    const workerId = query.get('workerId');
    if (workerId !== null) store.worker(workerId);
    const interval = query.get('interval') ?? 'day';
    if (interval !== 'hour' && interval !== 'day') {
      refuse('invalid_request', 'interval', 'must be equal to one of the allowed values: "hour", "day"');
    }
    const to = readTime('to', query.get('to')) ?? Date.now() + 1;
    const from = readTime('from', query.get('from')) ?? to - 30 * day;
    const length = interval === 'hour' ? hour : day;
    const first = Math.floor(from / length) * length;
    if (to - first > maxBuckets * length) {
      refuse('unprocessable', 'from', `must be less than ${maxBuckets} buckets before "to"`);
    }
    const turns = [...store.tasks.values()]
      .filter((task) => workerId === null || task.workerId === workerId)
      .flatMap((task) => task.turns);
    const sumBetween = (start: number, end: number) =>
      sum(turns.filter(({ completedAt }) => completedAt && isWithin(Date.parse(completedAt), start, end)));
    const buckets: UsageBucket[] = [];
    for (let start = first; start < to; start += length) {
      const end = Math.min(start + length, to);
      buckets.push({ start: new Date(start).toISOString(), ...sumBetween(Math.max(start, from), end) });
    }
    const [fromText, toText] = [from, to].map((time) => new Date(time).toISOString());
    return { from: fromText, to: toText, interval, timezone: 'UTC', buckets, totals: sumBetween(from, to) };
  },
} satisfies Record<string, FakeHandler>;

function sum(turns: readonly StoredTurn[]): UsageTotals {
  const total = (of: (turn: StoredTurn) => number) => turns.reduce((result, turn) => result + of(turn), 0);
  return {
    turns: turns.length,
    errors: turns.filter(({ status }) => status === 'error').length,
    credits: total(({ usage }) => usage.credits),
    durationMs: total(({ usage }) => usage.durationMs),
    inputTokens: total(({ usage }) => usage.inputTokens),
    outputTokens: total(({ usage }) => usage.outputTokens),
  };
}

function isWithin(time: number, start: number, end: number): boolean {
  return start <= time && time < end;
}

function readTime(name: string, text: string | null): number | undefined {
  if (text === null) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? refuse('invalid_request', name, 'must match format "date-time"') : time;
}

function refuse(code: 'invalid_request' | 'unprocessable', path: string, message: string): never {
  throw new FakeError(code, `The request is invalid. ${path} ${message}.`, [{ path, message }]);
}
