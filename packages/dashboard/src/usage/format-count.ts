const exact = new Intl.NumberFormat();

/** A number as the reader's language writes it, such as `12,345`. */
export function formatCount(count: number): string {
  return exact.format(count);
}
