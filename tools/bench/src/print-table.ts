/** Prints rows as a Markdown table; numbers are aligned to the right. */
export function printTable(rows: readonly Record<string, string | number>[]): void {
  const names = Object.keys(rows[0] ?? {});
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => `${row[name]}`.length)));
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const cell = (value: string | number | undefined, column: number) =>
    typeof value === 'number'
      ? `${value}`.padStart(widths[column] ?? 0)
      : `${value}`.padEnd(widths[column] ?? 0);

  console.log(line(names.map((name, column) => name.padEnd(widths[column] ?? 0))));
  console.log(line(widths.map((width) => '-'.repeat(width))));
  for (const row of rows) console.log(line(names.map((name, column) => cell(row[name], column))));
}
