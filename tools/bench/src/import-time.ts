import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { printTable } from './print-table.ts';
import { median } from './quantile.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Milliseconds since the import began. */
interface ImportTimes {
  imported: number;
  called: number;
}

/** Milliseconds that one new process spends on importing a client, and on that and a first call that is refused. */
function importOnce(specifier: string): ImportTimes {
  const program = `
    const start = performance.now();
    const { Handinger } = await import(${JSON.stringify(specifier)});
    const imported = performance.now() - start;
    const client = new Handinger({ apiKey: 'hdg_test_benchmark', baseURL: 'http://127.0.0.1:1', maxRetries: 0 });
    await client.tasks.retrieve('tsk_1').catch(() => {});
    console.log(JSON.stringify({ imported, called: performance.now() - start }));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: here });
  return JSON.parse(output.toString()) as ImportTimes;
}

/**
 * Time to import the client, each time in a new process, the two in turn. Node loads its `fetch` when it is first
 * touched: one client pays for that at the import, the other at the first call, so the second row is the fair one.
 */
export async function importTime(): Promise<void> {
  const ours: ImportTimes[] = [];
  const published: ImportTimes[] = [];
  for (let round = -2; round < 20; round += 1) {
    const [one, other] = [importOnce('@ramensoft/handinger'), importOnce('handinger-published')];
    if (round < 0) continue;
    ours.push(one);
    published.push(other);
  }
  printTable(
    (['imported', 'called'] as const).map((what) => {
      const mine = median(ours.map((times) => times[what]));
      const theirs = median(published.map((times) => times[what]));
      return {
        until: what === 'imported' ? 'imported' : 'imported, and a first call refused',
        'ours ms': mine.toFixed(1),
        'published 0.14.0 ms': theirs.toFixed(1),
        'ours / published': (mine / theirs).toFixed(2),
      };
    }),
  );
}
