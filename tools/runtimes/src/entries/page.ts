import type { RunSuite } from '../suites/run-suite.ts';

/** Sends the outcomes to the server of the page. */
export async function start(runSuite: RunSuite): Promise<void> {
  const config: unknown = await (await fetch('/config')).json();
  await fetch('/outcomes', { method: 'POST', body: JSON.stringify(await runSuite(config)) });
}
