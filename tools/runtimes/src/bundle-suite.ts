import { build } from 'esbuild';

/** The packages that have a suite. */
export type SuiteName = 'client' | 'webhooks';

/** How a suite is started: `process` prints its outcomes, `worker` exports what answers with them as `handle`, `page` sends them. */
export type SuiteEntry = 'process' | 'hostile-process' | 'worker' | 'page';

/** A suite with the built package: an ES module, or a script whose exports are in the variable `suite`. */
export async function bundleSuite(
  suite: SuiteName,
  entry: SuiteEntry,
  format: 'esm' | 'iife' = 'esm',
): Promise<string> {
  const contents = `
    import { start } from './entries/${entry}.ts';
    import { runSuite } from './suites/${suite}/run-suite.ts';
    export const handle = start(runSuite);`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format,
    globalName: 'suite',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import', 'default'],
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`esbuild wrote nothing for ${entry}`);
  return file.text;
}
