import type { UsageTotals } from '@ramensoft/handinger';
import { type PointerEvent, useId, useState } from 'react';
import { ChartBars, type ChartBar } from './chart-bars.tsx';
import { chartScale } from './chart-scale.ts';
import styles from './usage-chart.module.css';
import type { UsageMeasure } from './usage-measures.ts';

export interface UsageChartProps {
  readonly measure: UsageMeasure;
  readonly bars: readonly ChartBar[];
  readonly totals: UsageTotals;
  /** What one bar stands for: “by day”. */
  readonly by: string;
}

const height = 132;
/** How many names fit under a chart on a phone. */
const names = 6;

/**
 * A measure over time as bars. They are read with the pointer, or one by one with the arrow keys: a range input lies over them, which
 * screen readers know how to announce.
 */
export function UsageChart({ measure, bars, totals, by }: UsageChartProps) {
  const [shown, setShown] = useState<number>();
  const captionId = useId();
  const sums = bars.map((bar) => sumOf(measure, bar.totals));
  const highest = Math.max(0, ...sums);
  const scale = chartScale(highest, measure.unitFor(highest));
  const heightOf = (value: number) => (value / scale.top) * height;
  const band = 100 / bars.length;
  const current = bars[shown ?? bars.length - 1];
  const every = Math.ceil(bars.length / names);

  function point(event: PointerEvent<HTMLInputElement>) {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const at = Math.floor(((event.clientX - left) / width) * bars.length);
    setShown(Math.min(Math.max(at, 0), bars.length - 1));
  }

  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span id={captionId} className={styles.label}>
          {measure.label}
        </span>
        <span className={styles.total}>{measure.format(sumOf(measure, totals))}</span>
        <span className={styles.reading}>
          {shown === undefined || current === undefined ? (
            <Legend measure={measure} totals={totals} />
          ) : (
            `${current.longLabel}: ${describe(measure, current.totals)}`
          )}
        </span>
      </figcaption>
      <div className={styles.plot} style={{ height }}>
        {scale.ticks.map((tick) => (
          <div key={tick} className={styles.tick} style={{ bottom: heightOf(tick) }} aria-hidden="true">
            <span>{measure.formatTick(tick)}</span>
          </div>
        ))}
        <ChartBars measure={measure} bars={bars} shown={shown} top={scale.top} height={height} />
        <input
          type="range"
          className={styles.reader}
          aria-label={`${measure.label} ${by}`}
          aria-valuetext={
            current === undefined ? '' : `${current.longLabel}: ${describe(measure, current.totals)}`
          }
          min={0}
          max={Math.max(bars.length - 1, 0)}
          value={shown ?? bars.length - 1}
          onChange={(event) => setShown(event.currentTarget.valueAsNumber)}
          onFocus={() => setShown((before) => before ?? bars.length - 1)}
          onBlur={() => setShown(undefined)}
          // The input would take the place of its thumb, which is off by up to its width.
          onPointerDown={(event) => {
            event.preventDefault();
            event.currentTarget.focus({ preventScroll: true });
            point(event);
          }}
          onPointerMove={point}
          onPointerLeave={(event) => event.currentTarget !== document.activeElement && setShown(undefined)}
        />
      </div>
      <div className={styles.names} aria-hidden="true">
        {bars.map((bar, index) =>
          index % every === Math.floor(every / 2) ? (
            <span key={bar.start} style={{ left: `${(index + 0.5) * band}%` }}>
              {bar.label}
            </span>
          ) : null,
        )}
      </div>
    </figure>
  );
}

/** What the colours mean, where there are several. */
function Legend({ measure, totals }: { measure: UsageMeasure; totals: UsageTotals }) {
  if (measure.parts.length < 2) return null;
  return measure.parts.map((part) => (
    <span key={part.label} className={styles.key}>
      <span className={`${styles.swatch} ${styles[part.tone]}`} aria-hidden="true" />
      {measure.format(part.valueOf(totals))} {part.label}
    </span>
  ));
}

function sumOf(measure: UsageMeasure, totals: UsageTotals): number {
  return measure.parts.reduce((sum, part) => sum + part.valueOf(totals), 0);
}

function describe(measure: UsageMeasure, totals: UsageTotals): string {
  if (measure.parts.length === 1) return measure.format(sumOf(measure, totals));
  return measure.parts.map((part) => `${measure.format(part.valueOf(totals))} ${part.label}`).join(', ');
}
