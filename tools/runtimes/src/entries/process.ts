import type { RunSuite } from '../suites/run-suite.ts';

/** Prints the outcomes. Node, Bun and Deno all have this much of `process`. */
export async function start(runSuite: RunSuite): Promise<void> {
  const config: unknown = JSON.parse(String(process.argv[2]));
  console.log(JSON.stringify(await runSuite(config)));
}
