import Handinger from '@ramensoft/handinger';
import { calls } from './calls.ts';
import { files } from './files.ts';
import { outputs } from './outputs.ts';
import type { CaseOutcome, FaultName, RuntimeCase, SuiteConfig } from './runtime-case.ts';
import { streams } from './streams.ts';

/** Rows of the support table, in its order. */
const cases: readonly RuntimeCase[] = [...calls, ...streams, ...files, ...outputs];

/** A runtime of apps, not of servers, with its own `fetch`. */
interface AppRuntime {
  readonly fetch: typeof globalThis.fetch;
}

/** Runs every case, one after the other; a case that fails does not keep the others from running. */
export async function runSuite(config: SuiteConfig, app?: AppRuntime): Promise<CaseOutcome[]> {
  const { apiKey, baseURL, faultyURLs } = config;
  const shared = {
    apiKey,
    dangerouslyAllowBrowser: true,
    logLevel: 'off',
    ...(app && { fetch: app.fetch }),
  } as const;
  const client = new Handinger({ ...shared, baseURL });
  const faulty = (fault: FaultName) => new Handinger({ ...shared, baseURL: faultyURLs[fault] });
  const outcomes: CaseOutcome[] = [];
  for (const { name, run, isForServers } of cases) {
    if (isForServers && app) {
      outcomes.push({ name, result: 'not-meant' });
      continue;
    }
    try {
      const { id: workerId } = await client.workers.create({ instructions: 'Be brief.' });
      await run({ ...config, Handinger, client, faulty, workerId });
      outcomes.push({ name, result: 'passed' });
    } catch (error) {
      const { name: kind, message, stack } = error as Error;
      outcomes.push({ name, result: 'failed', error: `${kind}: ${message}\n${stack ?? ''}` });
    }
  }
  return outcomes;
}
