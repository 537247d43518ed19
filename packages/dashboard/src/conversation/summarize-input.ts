/** The first thing that an input says, on one line: what tells two calls of the same tool apart. */
export function summarizeInput(input: unknown): string {
  const first =
    typeof input === 'object' && input !== null
      ? Object.values(input).find((value) => typeof value === 'string' || typeof value === 'number')
      : input;
  if (typeof first !== 'string' && typeof first !== 'number') return '';
  const line = String(first).replaceAll(/\s+/g, ' ').trim();
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
