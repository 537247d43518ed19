import { join } from 'node:path';
import { build } from 'esbuild';

/** How the suite is started: `process` prints its outcomes, `worker` answers with them, `page` sends them. */
export type SuiteEntry = 'process' | 'hostile-process' | 'worker' | 'page';

/** The suite with the built client, as one ES module. */
export async function bundleSuite(entry: SuiteEntry): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, `entries/${entry}.ts`)],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['import', 'default'],
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`esbuild wrote nothing for ${entry}`);
  return file.text;
}
