import { readFile, readdir } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeApiReports, reportedPackages } from './api-reports.ts';

const renew = 'If that is wanted: `pnpm --filter @handinger/acceptance api`, and commit what it writes.';

describe.each(reportedPackages)('the public types of %s', async (name) => {
  const reports = await makeApiReports(name);

  test.each(reports)('of $specifier are those that were agreed upon', async ({ specifier, path, text }) => {
    const agreed = await readFile(path, 'utf8').catch(() => '');
    expect(text, `The public types of ${specifier} are not those in packages/${name}/api. ${renew}`).toBe(
      agreed,
    );
  });

  test('have no report of an entry that is gone', async () => {
    const [first] = reports;
    const files = await readdir(dirname(first?.path ?? ''));
    expect(files.toSorted()).toEqual(reports.map(({ path }) => basename(path)).toSorted());
  });
});
