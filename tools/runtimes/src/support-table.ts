import type { CaseOutcome } from './suites/runtime-case.ts';

/** What became of the suite on one runtime. */
export interface RuntimeReport {
  readonly runtime: string;
  readonly outcomes: readonly CaseOutcome[];
}

const words = { passed: 'yes', failed: 'no', 'not-meant': '–' } as const;
const begin = '<!-- support table: written by `pnpm --filter @handinger/runtimes table` -->';
const end = '<!-- end of the support table -->';

/** The outcomes as a table: a row for each case, a column for each runtime. */
export function printSupportTable(reports: readonly RuntimeReport[]): string {
  const cases = reports[0]?.outcomes.map(({ name }) => name) ?? [];
  const rows = cases.map((name) => [
    name,
    ...reports.map(({ outcomes }) => {
      const outcome = outcomes.find((one) => one.name === name);
      return words[outcome?.result ?? 'failed'];
    }),
  ]);
  const header = ['', ...reports.map(({ runtime }) => runtime)];
  const widths = header.map((_, column) =>
    Math.max(3, ...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [header, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

/** The table that a document holds now. */
export function readSupportTable(document: string): string {
  const [from, to] = findTable(document);
  return document.slice(from, to).trim();
}

/** A document with its table replaced. */
export function replaceSupportTable(document: string, table: string): string {
  const [from, to] = findTable(document);
  return `${document.slice(0, from)}\n\n${table}\n\n${document.slice(to)}`;
}

function findTable(document: string): [number, number] {
  const [from, to] = [document.indexOf(begin), document.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The document has no place for the table: ${begin} … ${end}`);
  return [from + begin.length, to];
}
