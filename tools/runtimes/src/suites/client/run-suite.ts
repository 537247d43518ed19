import Handinger from '@ramensoft/handinger';
import { runCases } from '../run-cases.ts';
import type { AppRuntime } from '../run-suite.ts';
import type { CaseOutcome } from '../runtime-case.ts';
import { calls } from './calls.ts';
import type { ClientCase, ClientSuiteConfig, FaultName } from './client-case.ts';
import { files } from './files.ts';
import { outputs } from './outputs.ts';
import { streams } from './streams.ts';

/** Rows of the support table, in its order. */
const cases: readonly ClientCase[] = [...calls, ...streams, ...files, ...outputs];

/** What the client promises. */
export function runSuite(config: ClientSuiteConfig, app?: AppRuntime): Promise<CaseOutcome[]> {
  const { apiKey, baseURL, faultyURLs } = config;
  const shared = {
    apiKey,
    dangerouslyAllowBrowser: true,
    logLevel: 'off',
    ...(app && { fetch: app.fetch }),
  } as const;
  const client = new Handinger({ ...shared, baseURL });
  const faulty = (fault: FaultName) => new Handinger({ ...shared, baseURL: faultyURLs[fault] });
  const makeContext = async () => {
    const { id: workerId } = await client.workers.create({ instructions: 'Be brief.' });
    return { ...config, Handinger, client, faulty, workerId };
  };
  return runCases(cases, makeContext, { isApp: app !== undefined });
}
