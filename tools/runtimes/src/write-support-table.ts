import { readFile, writeFile } from 'node:fs/promises';
import { listRuntimes } from './list-runtimes.ts';
import { runRuntime } from './run-runtime.ts';
import { supportDocument } from './support-document.ts';
import { printSupportTable, replaceSupportTable, type RuntimeReport } from './support-table.ts';

const reports: RuntimeReport[] = [];
for (const runtime of await listRuntimes()) {
  const report = await runRuntime(runtime);
  for (const { name, error } of report.outcomes) {
    if (error) console.error(`${runtime.name}: ${name}: ${error}`);
  }
  reports.push(report);
}
const table = printSupportTable(reports);
await writeFile(supportDocument, replaceSupportTable(await readFile(supportDocument, 'utf8'), table));
console.log(table);
