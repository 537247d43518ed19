const pairs = [
  { unit: 'd', size: 86_400_000, smaller: 'h', smallerSize: 3_600_000 },
  { unit: 'h', size: 3_600_000, smaller: 'min', smallerSize: 60_000 },
  { unit: 'min', size: 60_000, smaller: 's', smallerSize: 1_000 },
] as const;

/** A span of time in at most two units, such as `2 h 5 min`, `12.4 s` or `340 ms`. */
export function formatSpan(milliseconds: number): string {
  for (const { unit, size, smaller, smallerSize } of pairs) {
    // Rounded first, so that 119,999 ms is 2 min and not 1 min 60 s.
    const rounded = Math.round(milliseconds / smallerSize) * smallerSize;
    if (rounded < size) continue;
    const rest = (rounded % size) / smallerSize;
    return `${Math.floor(rounded / size)} ${unit}${rest === 0 ? '' : ` ${rest} ${smaller}`}`;
  }
  return milliseconds > 0 && milliseconds < 999.5
    ? `${Math.round(milliseconds)} ms`
    : `${Number((milliseconds / 1_000).toFixed(1))} s`;
}
