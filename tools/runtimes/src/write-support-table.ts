/** Writes the support table of every document, or of the suites that are named. */
import { readFile, writeFile } from 'node:fs/promises';
import { listRuntimes } from './list-runtimes.ts';
import { runRuntime } from './run-runtime.ts';
import { suites } from './suites.ts';
import { printSupportTable, replaceSupportTable, type RuntimeReport } from './support-table.ts';

const asked = process.argv.slice(2);
const runtimes = await listRuntimes();
for (const suite of suites.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const reports: RuntimeReport[] = [];
  for (const runtime of runtimes.filter(({ name }) => suite.runtimes.includes(name))) {
    const report = await runRuntime(suite, runtime);
    for (const { name, error } of report.outcomes) {
      if (error) console.error(`${runtime.name}: ${name}: ${error}`);
    }
    reports.push(report);
  }
  const table = printSupportTable(reports);
  await writeFile(suite.document, replaceSupportTable(await readFile(suite.document, 'utf8'), table));
  console.log(table);
}
