/** A span of time that usage is shown for. */
export interface UsageRange {
  readonly id: string;
  readonly label: string;
  readonly hours: number;
  /** What one bar stands for. */
  readonly interval: 'hour' | 'day';
}

/** The spans to choose from. */
export const usageRanges = [
  { id: '24h', label: '24 hours', hours: 24, interval: 'hour' },
  { id: '7d', label: '7 days', hours: 7 * 24, interval: 'day' },
  { id: '30d', label: '30 days', hours: 30 * 24, interval: 'day' },
  { id: '90d', label: '90 days', hours: 90 * 24, interval: 'day' },
] as const satisfies readonly UsageRange[];
