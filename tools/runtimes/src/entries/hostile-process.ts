import type { RunSuite } from '../suites/run-suite.ts';
import { hostileFetch, impoverishGlobals } from './hostile-globals.ts';

/** Prints the outcomes of a suite that has to do with little. */
export async function start(runSuite: RunSuite): Promise<void> {
  impoverishGlobals();
  const config: unknown = JSON.parse(String(process.argv[2]));
  console.log(JSON.stringify(await runSuite(config, { fetch: hostileFetch(globalThis.fetch) })));
}
