import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeApiReports } from './api-reports.ts';

const reports = [...(await makeApiReports('core')), ...(await makeApiReports('webhooks'))];
for (const { specifier, path, text } of reports) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  console.log(`${specifier}: ${text.match(/^\/\/ \w+$/gm)?.length ?? 0} names`);
}
