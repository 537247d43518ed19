import type { UsageTotals } from '@ramensoft/handinger';
import { formatCount } from './format-count.ts';
import { formatSpan } from './format-span.ts';
import type { ChartBar } from './chart-bars.tsx';
import styles from './usage-table.module.css';

const columns = [
  ['Turns', ({ turns }) => formatCount(turns)],
  ['Failed', ({ errors }) => formatCount(errors)],
  ['Credits', ({ credits }) => formatCount(credits)],
  ['Tokens read', ({ inputTokens }) => formatCount(inputTokens)],
  ['Tokens written', ({ outputTokens }) => formatCount(outputTokens)],
  ['Time at work', ({ durationMs }) => formatSpan(durationMs)],
] as const satisfies readonly (readonly [string, (totals: UsageTotals) => string])[];

export interface UsageTableProps {
  readonly bars: readonly ChartBar[];
  readonly totals: UsageTotals;
  /** What one row stands for: `Hour` or `Day`. */
  readonly rowName: string;
}

/** The numbers behind the charts, the latest first; they are read in a table where bars are of no use. */
export function UsageTable({ bars, totals, rowName }: UsageTableProps) {
  return (
    <details className={styles.details}>
      <summary>Show as a table</summary>
      {/* It scrolls by itself on a phone, and has to be reached by the keyboard for that. */}
      <div className={styles.scroll} tabIndex={0} role="region" aria-label="Usage as a table">
        <table>
          <thead>
            <tr>
              <th scope="col">{rowName}</th>
              {columns.map(([name]) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {bars.toReversed().map((bar) => (
              <tr key={bar.start}>
                <th scope="row">{bar.longLabel}</th>
                {columns.map(([name, show]) => (
                  <td key={name}>{show(bar.totals)}</td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Together</th>
              {columns.map(([name, show]) => (
                <td key={name}>{show(totals)}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </details>
  );
}
