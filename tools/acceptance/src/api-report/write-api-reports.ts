import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeApiReports, reportedPackages } from './api-reports.ts';

const reports = (await Promise.all(reportedPackages.map(makeApiReports))).flat();
for (const { specifier, path, text } of reports) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  console.log(`${specifier}: ${text.match(/^\/\/ \w+$/gm)?.length ?? 0} names`);
}
