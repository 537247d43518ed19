import type { UsageTotals } from '@ramensoft/handinger';
import { formatCount } from './format-count.ts';
import { formatSpan } from './format-span.ts';

/** One part of every bar; the parts stand on each other, the first at the bottom. */
export interface MeasurePart {
  readonly label: string;
  /** Its colour: `main` unless several parts have to be told apart. */
  readonly tone: 'main' | 'second' | 'bad';
  readonly valueOf: (totals: UsageTotals) => number;
}

/** What one chart shows of the usage. */
export interface UsageMeasure {
  readonly id: string;
  readonly label: string;
  readonly parts: readonly MeasurePart[];
  /** A value in full. */
  readonly format: (value: number) => string;
  /** A value beside a line of the chart, where there is little room. */
  readonly formatTick: (value: number) => string;
  /** What round values are multiples of, for a chart that goes up to `highest`. */
  readonly unitFor: (highest: number) => number;
}

const compact = new Intl.NumberFormat(undefined, { notation: 'compact' });
const counted = {
  format: formatCount,
  formatTick: (value: number) => compact.format(value),
  unitFor: () => 1,
};

/** The charts of the usage page, in their order. */
export const usageMeasures: readonly UsageMeasure[] = [
  {
    id: 'turns',
    label: 'Turns',
    parts: [
      { label: 'failed', tone: 'bad', valueOf: ({ errors }) => errors },
      { label: 'without an error', tone: 'main', valueOf: ({ turns, errors }) => turns - errors },
    ],
    ...counted,
  },
  {
    id: 'credits',
    label: 'Credits',
    parts: [{ label: 'spent', tone: 'main', valueOf: ({ credits }) => credits }],
    ...counted,
  },
  {
    id: 'tokens',
    label: 'Tokens',
    parts: [
      { label: 'read', tone: 'second', valueOf: ({ inputTokens }) => inputTokens },
      { label: 'written', tone: 'main', valueOf: ({ outputTokens }) => outputTokens },
    ],
    ...counted,
  },
  {
    id: 'duration',
    label: 'Time at work',
    parts: [{ label: 'at work', tone: 'main', valueOf: ({ durationMs }) => durationMs }],
    format: formatSpan,
    formatTick: (value) => (value === 0 ? '0' : formatSpan(value)),
    unitFor: (highest) => (highest < 60_000 ? 1_000 : highest < 3_600_000 ? 60_000 : 3_600_000),
  },
];
