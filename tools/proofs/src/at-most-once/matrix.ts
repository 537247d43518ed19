import { mkdirSync, writeFileSync } from 'node:fs';
import type { Verdict } from './judge.ts';
import { nameOf } from './run.ts';
import type { Outcome } from './run-once.ts';

type Judged = readonly { readonly outcome: Outcome; readonly verdict: Verdict }[];

const folder = new URL('../../reports/', import.meta.url);

interface Cell {
  runs: number;
  resolved: number;
  /** Rejected, with no turn on the server. */
  absent: number;
  /** Rejected, with a turn that runs or ran. */
  present: number;
}

function tally(judged: Judged, key: (outcome: Outcome) => string): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const { outcome, verdict } of judged) {
    const cell = cells.get(key(outcome)) ?? { runs: 0, resolved: 0, absent: 0, present: 0 };
    cells.set(key(outcome), cell);
    cell.runs += 1;
    if (outcome.result !== undefined) cell.resolved += 1;
    else if (verdict.turns === 0) cell.absent += 1;
    else cell.present += 1;
  }
  return cells;
}

/** Fault × entry point, as a table of Markdown, for whoever wants to know more than a sum. */
export function writeMatrix(judged: Judged): void {
  const entries = [...new Set(judged.map(({ outcome }) => outcome.run.entry))];
  const faults = [...new Set(judged.map(({ outcome }) => outcome.run.fault))];
  const cells = tally(judged, ({ run }) => `${run.fault}|${run.entry}`);
  const row = (fault: string) =>
    entries.map((entry) => {
      const cell = cells.get(`${fault}|${entry}`);
      return cell === undefined ? '–' : `${cell.runs}: ${cell.resolved}/${cell.absent}/${cell.present}`;
    });
  const lines = [
    'Each cell: runs: resolved / rejected with no turn on the server / rejected with one.',
    '',
    `| fault | ${entries.join(' | ')} |`,
    `| --- |${entries.map(() => ' --- |').join('')}`,
    ...faults.map((fault) => `| ${fault} | ${row(fault).join(' | ')} |`),
    '',
    'The slowest runs:',
    '',
    ...slowest(judged),
    '',
  ];
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('at-most-once.md', folder), lines.join('\n'));
}

function slowest(judged: Judged): string[] {
  const byTime = judged.map(({ outcome }) => outcome).toSorted((a, b) => b.durationMs - a.durationMs);
  return byTime.slice(0, 20).map(({ run, durationMs, weather, error }) => {
    const seconds = (durationMs / 1000).toFixed(1);
    return `- ${seconds} s: ${nameOf(run)} (${weather.times} times, ${error === undefined ? 'resolved' : String(error)})`;
  });
}

/** One line an entry point. */
export function printMatrix(judged: Judged): string {
  const lines = [...tally(judged, ({ run }) => run.entry)].map(
    ([entry, { runs, resolved, absent, present }]) =>
      `  ${entry.padEnd(32)} ${runs} runs: ${resolved} resolved, ${absent} rejected with no turn, ${present} with one`,
  );
  return lines.join('\n');
}
