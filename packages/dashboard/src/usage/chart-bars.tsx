import type { UsageTotals } from '@ramensoft/handinger';
import styles from './chart-bars.module.css';
import type { UsageMeasure } from './usage-measures.ts';

/** One hour or day, with its names. */
export interface ChartBar {
  /** When it begins, in UTC. */
  readonly start: string;
  readonly label: string;
  readonly longLabel: string;
  readonly totals: UsageTotals;
}

export interface ChartBarsProps {
  readonly measure: UsageMeasure;
  readonly bars: readonly ChartBar[];
  /** The bar that is pointed at. */
  readonly shown: number | undefined;
  /** The value at the upper edge. */
  readonly top: number;
  /** In px. */
  readonly height: number;
}

/** The bars of a chart, as wide as there is room. They are read by other means: this is their picture alone. */
export function ChartBars({ measure, bars, shown, top, height }: ChartBarsProps) {
  const band = 100 / bars.length;
  // A few bars that fill their places would be a wall.
  const filled = bars.length < 12 ? 0.45 : 0.7;
  return (
    <svg className={styles.bars} aria-hidden="true" width="100%" height={height}>
      {shown === undefined ? null : (
        <rect className={styles.cursor} x={`${shown * band}%`} width={`${band}%`} y={0} height={height} />
      )}
      {bars.map((bar, index) => {
        let below = 0;
        return measure.parts.map((part) => {
          const partHeight = (part.valueOf(bar.totals) / top) * height;
          below += partHeight;
          return (
            <rect
              key={`${bar.start} ${part.label}`}
              className={styles[part.tone]}
              x={`${(index + (1 - filled) / 2) * band}%`}
              width={`${band * filled}%`}
              y={height - below}
              height={partHeight}
            />
          );
        });
      })}
    </svg>
  );
}
