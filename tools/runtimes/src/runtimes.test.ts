import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from 'vitest';
import { listRuntimes } from './list-runtimes.ts';
import { runRuntime } from './run-runtime.ts';
import type { Runtime } from './runtimes/runtime.ts';
import { supportDocument } from './support-document.ts';
import { printSupportTable, readSupportTable, type RuntimeReport } from './support-table.ts';

const reports: RuntimeReport[] = [];
let runtimes: readonly Runtime[];

beforeAll(async () => {
  runtimes = await listRuntimes();
});

describe('the suite on each runtime', () => {
  test.for([
    'Node 22',
    'Node 24',
    'Node 26',
    'Bun 1.4',
    'Deno 2.9',
    'Workers',
    'Workers, 2023',
    'Chromium',
    'bare fetch',
  ])('%s', async (name) => {
    const runtime = runtimes.find((one) => one.name === name);
    if (!runtime) throw new Error(`there is no runtime ${name}`);
    const report = await runRuntime(runtime);
    reports.push(report);
    expect(report.outcomes.length).toBeGreaterThan(10);
    expect(report.outcomes.filter(({ result }) => result === 'failed')).toEqual([]);
  });

  test('the support table of the README is what was found', async () => {
    expect(reports.map(({ runtime }) => runtime)).toEqual(runtimes.map(({ name }) => name));
    expect(readSupportTable(await readFile(supportDocument, 'utf8'))).toBe(printSupportTable(reports));
  });
});
