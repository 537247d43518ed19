import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { listRuntimes } from './list-runtimes.ts';
import { runRuntime } from './run-runtime.ts';
import type { Runtime } from './runtimes/runtime.ts';
import { suites } from './suites.ts';
import { printSupportTable, readSupportTable, type RuntimeReport } from './support-table.ts';

let runtimes: readonly Runtime[];

beforeAll(async () => {
  runtimes = await listRuntimes();
});

describe.for(suites)('the suite of the $name on each runtime', (suite) => {
  const reports: RuntimeReport[] = [];

  test.for(suite.runtimes)('%s', async (name) => {
    const runtime = runtimes.find((one) => one.name === name);
    if (!runtime) throw new Error(`there is no runtime ${name}`);
    const report = await runRuntime(suite, runtime);
    reports.push(report);
    expect(report.outcomes.length).toBeGreaterThan(9);
    expect(report.outcomes.filter(({ result }) => result === 'failed')).toEqual([]);
  });

  test('the support table of the README is what was found', async () => {
    const meant = runtimes.filter(({ name }) => suite.runtimes.includes(name));
    expect(reports.map(({ runtime }) => runtime)).toEqual(meant.map(({ name }) => name));
    expect(readSupportTable(await readFile(suite.document, 'utf8'))).toBe(printSupportTable(reports));
  });
});
