import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeApiReports } from './api-reports.ts';

for (const { specifier, path, text } of await makeApiReports()) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  console.log(`${specifier}: ${text.match(/^\/\/ \w+$/gm)?.length ?? 0} names`);
}
