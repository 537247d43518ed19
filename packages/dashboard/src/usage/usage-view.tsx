import type { Usage } from '@ramensoft/handinger';
import { ChartColumn } from 'lucide-react';
import { EmptyState } from '../design/empty-state.tsx';
import { bucketLabel } from './bucket-label.ts';
import { sumUsage } from './sum-usage.ts';
import { UsageChart } from './usage-chart.tsx';
import { usageMeasures } from './usage-measures.ts';
import type { UsageRange } from './usage-ranges.ts';
import { UsageTable } from './usage-table.tsx';
import styles from './usage-view.module.css';

export interface UsageViewProps {
  readonly usage: Usage;
  readonly range: UsageRange;
  /** It is of another span of time, and shown until that of this one is there. */
  readonly isOld: boolean;
}

/** The charts, and the table behind them. */
export function UsageView({ usage, range, isOld }: UsageViewProps) {
  const { interval, timezone } = usage;
  // The first hour or day began before the span, and would look like one with little use.
  const buckets = usage.buckets.filter(({ start }) => start >= usage.from);
  const totals = sumUsage(buckets);
  if (totals.turns === 0 && !isOld) {
    return (
      <EmptyState art={<ChartColumn />} title={`Nothing ran in the last ${range.label}`}>
        <p>Turns, credits, tokens and time are drawn here as soon as a task has ended.</p>
      </EmptyState>
    );
  }
  const bars = buckets.map((bucket) => ({
    start: bucket.start,
    label: bucketLabel(bucket.start, { interval, timezone, length: 'short' }),
    longLabel: bucketLabel(bucket.start, { interval, timezone, length: 'long' }),
    totals: bucket,
  }));
  return (
    <div className={styles.view} data-old={isOld || undefined}>
      <div className={styles.charts}>
        {usageMeasures.map((measure) => (
          <UsageChart key={measure.id} measure={measure} bars={bars} totals={totals} by={`by ${interval}`} />
        ))}
      </div>
      <p className={styles.note}>
        {interval === 'day' ? 'Days' : 'Hours'} are those of {timezone}. Turns count when they end.
      </p>
      <UsageTable bars={bars} totals={totals} rowName={interval === 'day' ? 'Day' : 'Hour'} />
    </div>
  );
}
