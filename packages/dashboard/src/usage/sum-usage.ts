import type { UsageTotals } from '@ramensoft/handinger';

/** The sums over hours or days. */
export function sumUsage(buckets: readonly UsageTotals[]): UsageTotals {
  const sum = { turns: 0, errors: 0, credits: 0, durationMs: 0, inputTokens: 0, outputTokens: 0 };
  const names = Object.keys(sum) as (keyof UsageTotals)[];
  for (const bucket of buckets) for (const name of names) sum[name] += bucket[name];
  return sum;
}
