import { nice, ticks } from 'd3-array';

/** The vertical scale of a chart, from 0 up. */
export interface ChartScale {
  /** The value at the top of the chart, at least the highest one. */
  readonly top: number;
  /** Round values to draw lines at, 0 first. */
  readonly ticks: readonly number[];
}

/** A scale with a few round values, each a multiple of `unit`. */
export function chartScale(highest: number, unit = 1): ChartScale {
  // Counts have no halves: with less than two units the lines stand at 0, 1 and 2.
  const [, top] = nice(0, Math.max(highest / unit, 2), 3);
  return {
    top: top * unit,
    ticks: ticks(0, top, 3)
      .filter((tick) => Number.isInteger(tick))
      .map((tick) => tick * unit),
  };
}
